/** The edge to API Gateway: events in, answers out, and everything a stranger may send refused. */
@NullMarked
package io.paykkaserverless.aws.http;

import org.jspecify.annotations.NullMarked;
