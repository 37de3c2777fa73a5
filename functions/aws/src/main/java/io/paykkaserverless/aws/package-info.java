/** The AWS side of the functions: clients, and what the core asks of a platform. */
@NullMarked
package io.paykkaserverless.aws;

import org.jspecify.annotations.NullMarked;
