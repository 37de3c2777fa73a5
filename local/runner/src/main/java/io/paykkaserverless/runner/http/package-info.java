/** HTTP servers that only this machine can reach. */
@NullMarked
package io.paykkaserverless.runner.http;

import org.jspecify.annotations.NullMarked;
