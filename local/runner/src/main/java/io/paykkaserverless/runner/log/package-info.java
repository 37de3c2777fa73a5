/** What the functions write, kept as it came and shown so that a person can read it. */
@NullMarked
package io.paykkaserverless.runner.log;

import org.jspecify.annotations.NullMarked;
