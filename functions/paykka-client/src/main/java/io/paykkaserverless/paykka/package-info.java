/** PayKKa's v3 API behind core's port: requests written, replies read, nothing sent twice. */
@NullMarked
package io.paykkaserverless.paykka;

import org.jspecify.annotations.NullMarked;
