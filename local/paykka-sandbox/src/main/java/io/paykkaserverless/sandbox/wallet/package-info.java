/** Wallet tokens of the sandbox's own making: nobody but Apple and Google can make real ones. */
@NullMarked
package io.paykkaserverless.sandbox.wallet;

import org.jspecify.annotations.NullMarked;
