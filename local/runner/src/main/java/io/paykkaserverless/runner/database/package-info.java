/** DynamoDB on one machine, with the tables of the template. */
@NullMarked
package io.paykkaserverless.runner.database;

import org.jspecify.annotations.NullMarked;
