package io.paykkaserverless.runner.iam;

/**
 * What somebody needs to be granted.
 *
 * @param action as AWS writes it, {@code dynamodb:GetItem}
 * @param resource the ARN of the one thing it is done to; an index is another thing than its table
 */
record Permission(String action, String resource) {}
