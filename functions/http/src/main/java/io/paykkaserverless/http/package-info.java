/** One HTTP POST with a deadline, which is never sent twice. */
@NullMarked
package io.paykkaserverless.http;

import org.jspecify.annotations.NullMarked;
