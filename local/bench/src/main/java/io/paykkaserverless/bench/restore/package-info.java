/** Two copies of one snapshot, as well as a machine without Firecracker can have them. */
@NullMarked
package io.paykkaserverless.bench.restore;

import org.jspecify.annotations.NullMarked;
