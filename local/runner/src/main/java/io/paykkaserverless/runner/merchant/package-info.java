/** The merchant's side: a shop with a small server of its own, as a merchant would write it. */
@NullMarked
package io.paykkaserverless.runner.merchant;

import org.jspecify.annotations.NullMarked;
