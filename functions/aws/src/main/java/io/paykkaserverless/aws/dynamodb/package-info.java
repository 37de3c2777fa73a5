/** One DynamoDB table: an item each for payments, agreements, stored cards and counters. */
@NullMarked
package io.paykkaserverless.aws.dynamodb;

import org.jspecify.annotations.NullMarked;
