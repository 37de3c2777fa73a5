/** HTML pages from resource files. */
@NullMarked
package io.paykkaserverless.sandbox.page;

import org.jspecify.annotations.NullMarked;
