/**
 * Seeded stories: shoppers, a merchant, PayKKa, queues and clocks act on the real use cases, one
 * random number decides everything, and the promises are checked after every step.
 */
@NullMarked
package io.paykkaserverless.simulation.story;

import org.jspecify.annotations.NullMarked;
