/** What stands behind SLF4J in a function: JSON lines on standard output. */
@NullMarked
package io.paykkaserverless.log;

import org.jspecify.annotations.NullMarked;
