/** Environment variables: read once, checked together, each with its purpose written down. */
@NullMarked
package io.paykkaserverless.aws.configuration;

import org.jspecify.annotations.NullMarked;
