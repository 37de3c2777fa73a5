/** What the use cases ask of PayKKa and what PayKKa can answer, without its wire format. */
@NullMarked
package io.paykkaserverless.core.paykka;

import org.jspecify.annotations.NullMarked;
