/** Logs and metrics: what operators see of an invocation. Ids and codes, never what was sent. */
@NullMarked
package io.paykkaserverless.aws.telemetry;

import org.jspecify.annotations.NullMarked;
