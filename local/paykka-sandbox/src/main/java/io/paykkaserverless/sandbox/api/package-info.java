/** The merchant API: one class per operation, and the door that every request passes. */
@NullMarked
package io.paykkaserverless.sandbox.api;

import org.jspecify.annotations.NullMarked;
