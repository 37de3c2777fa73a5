/** One HTTP POST with a deadline, which is never sent twice, and where it may go. */
@NullMarked
package io.paykkaserverless.http;

import org.jspecify.annotations.NullMarked;
