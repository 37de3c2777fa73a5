/**
 * Two functions as an ordinary team writes them, for {@code ./paykka bench} to measure ours
 * against: AWS SDK with default settings, enhanced DynamoDB client with annotated beans, Jackson
 * databind, POJO events, Powertools logging, the JDK's {@code HttpClient}, secrets fetched per cold
 * start, {@code TransactWriteItems}. They do the I/O of ours and nothing to be slow. Never
 * deployed.
 */
@NullMarked
package io.paykkaserverless.reference;

import org.jspecify.annotations.NullMarked;
