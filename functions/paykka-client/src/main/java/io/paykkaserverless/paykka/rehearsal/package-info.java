/** PayKKa as it is played before a SnapStart snapshot, where nobody may be called. */
@NullMarked
package io.paykkaserverless.paykka.rehearsal;

import org.jspecify.annotations.NullMarked;
