/** What the sandbox's tests are written with: a merchant, a shop, a clock. */
@NullMarked
package io.paykkaserverless.sandbox.support;

import org.jspecify.annotations.NullMarked;
