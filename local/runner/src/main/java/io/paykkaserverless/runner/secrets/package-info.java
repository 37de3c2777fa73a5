/** A stub of AWS Secrets Manager, since no emulator of it can be embedded. */
@NullMarked
package io.paykkaserverless.runner.secrets;

import org.jspecify.annotations.NullMarked;
