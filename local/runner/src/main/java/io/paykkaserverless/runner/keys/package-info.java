/** What the commands that make and replace keys share: secrets as they are kept, and new keys. */
@NullMarked
package io.paykkaserverless.runner.keys;

import org.jspecify.annotations.NullMarked;
