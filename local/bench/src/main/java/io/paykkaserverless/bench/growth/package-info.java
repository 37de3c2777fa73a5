/**
 * How the system grows: the sweep with what is due, notifications with the merchant's endpoints.
 */
@NullMarked
package io.paykkaserverless.bench.growth;

import org.jspecify.annotations.NullMarked;
