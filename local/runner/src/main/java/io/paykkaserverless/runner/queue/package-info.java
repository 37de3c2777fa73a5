/** SQS on one machine, and the poller that feeds functions from it. */
@NullMarked
package io.paykkaserverless.runner.queue;

import org.jspecify.annotations.NullMarked;
