/** The little HTTP server that everything of the sandbox is reached through. */
@NullMarked
package io.paykkaserverless.sandbox.http;

import org.jspecify.annotations.NullMarked;
