/** API Gateway's HTTP API on one machine: routes, events, answers, limits and CORS. */
@NullMarked
package io.paykkaserverless.runner.gateway;

import org.jspecify.annotations.NullMarked;
