/** The Encrypted Card component that a shop page loads. */
@NullMarked
package io.paykkaserverless.sandbox.component;

import org.jspecify.annotations.NullMarked;
