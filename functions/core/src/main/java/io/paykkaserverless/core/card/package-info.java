/** What a shopper pays with, in types that cannot be printed or stored by accident. */
@NullMarked
package io.paykkaserverless.core.card;

import org.jspecify.annotations.NullMarked;
