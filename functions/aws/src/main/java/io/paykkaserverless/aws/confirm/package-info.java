/**
 * What the functions that confirm payments have in common: the way of a request, and its answers.
 */
@NullMarked
package io.paykkaserverless.aws.confirm;

import org.jspecify.annotations.NullMarked;
