/** Stored cards and the agreements to charge them: tokens and their ledger. */
@NullMarked
package io.paykkaserverless.sandbox.vault;

import org.jspecify.annotations.NullMarked;
