/** The consumer of the notification queue. */
@NullMarked
package io.paykkaserverless.delivernotification;

import org.jspecify.annotations.NullMarked;
