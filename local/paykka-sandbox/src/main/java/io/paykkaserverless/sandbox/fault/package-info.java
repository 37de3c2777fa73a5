/** What the sandbox does wrong when asked to. */
@NullMarked
package io.paykkaserverless.sandbox.fault;

import org.jspecify.annotations.NullMarked;
