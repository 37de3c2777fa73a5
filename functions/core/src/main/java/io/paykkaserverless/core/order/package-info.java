/** What an order says beside its price: goods, addresses, the customer. Sent on, then forgotten. */
@NullMarked
package io.paykkaserverless.core.order;

import org.jspecify.annotations.NullMarked;
