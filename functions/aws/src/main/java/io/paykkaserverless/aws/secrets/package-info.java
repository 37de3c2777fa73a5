/** Secrets from Secrets Manager: read when first needed, kept for a while, never printed. */
@NullMarked
package io.paykkaserverless.aws.secrets;

import org.jspecify.annotations.NullMarked;
