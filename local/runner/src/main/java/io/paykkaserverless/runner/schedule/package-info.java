/** EventBridge's schedules on one machine. */
@NullMarked
package io.paykkaserverless.runner.schedule;

import org.jspecify.annotations.NullMarked;
