/**
 * The whole system under mixed traffic: how fast it is, what holds it up, and that nothing is lost
 * or doubled.
 */
@NullMarked
package io.paykkaserverless.bench.load;

import org.jspecify.annotations.NullMarked;
