/** The 3-D Secure page that stands in for the bank's. */
@NullMarked
package io.paykkaserverless.sandbox.challenge;

import org.jspecify.annotations.NullMarked;
