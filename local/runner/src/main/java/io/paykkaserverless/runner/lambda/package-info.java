/** AWS Lambda on one machine: functions as processes under AWS's own runtime client. */
@NullMarked
package io.paykkaserverless.runner.lambda;

import org.jspecify.annotations.NullMarked;
