/** Payments in DynamoDB: one item each, every change one conditional write. */
@NullMarked
package io.paykkaserverless.aws.dynamodb;

import org.jspecify.annotations.NullMarked;
