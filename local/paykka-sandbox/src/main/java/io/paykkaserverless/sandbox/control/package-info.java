/** How tests and people steer the sandbox and look inside it. */
@NullMarked
package io.paykkaserverless.sandbox.control;

import org.jspecify.annotations.NullMarked;
