/** What merchants receive notifications with, held against the sender. */
@NullMarked
package io.paykkaserverless.runner.receiver;

import org.jspecify.annotations.NullMarked;
