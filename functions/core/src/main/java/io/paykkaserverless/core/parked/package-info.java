/** Events of PayKKa that are proven and yet cannot be taken in: kept, shown and tried again. */
@NullMarked
package io.paykkaserverless.core.parked;

import org.jspecify.annotations.NullMarked;
