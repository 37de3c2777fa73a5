/** Notifications through SQS: messages that carry ids and nothing else. */
@NullMarked
package io.paykkaserverless.aws.sqs;

import org.jspecify.annotations.NullMarked;
