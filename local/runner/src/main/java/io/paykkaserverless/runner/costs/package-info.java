/**
 * What a payment costs at AWS: operations counted on a local system, times a table of prices. What
 * cannot be counted here, above all how long functions run, is an assumption and named as one.
 */
@NullMarked
package io.paykkaserverless.runner.costs;

import org.jspecify.annotations.NullMarked;
