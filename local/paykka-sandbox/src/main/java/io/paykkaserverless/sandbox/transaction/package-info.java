/** What the sandbox knows of each transaction, and how transactions move. */
@NullMarked
package io.paykkaserverless.sandbox.transaction;

import org.jspecify.annotations.NullMarked;
