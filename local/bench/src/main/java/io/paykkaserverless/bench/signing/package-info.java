/** What compiler flags do to RSA signatures, and to cold starts. */
@NullMarked
package io.paykkaserverless.bench.signing;

import org.jspecify.annotations.NullMarked;
