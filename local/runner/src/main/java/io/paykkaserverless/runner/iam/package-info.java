/**
 * What IAM does in AWS: functions may do what the template grants them and nothing else, and what
 * they did with it is remembered.
 */
@NullMarked
package io.paykkaserverless.runner.iam;

import org.jspecify.annotations.NullMarked;
