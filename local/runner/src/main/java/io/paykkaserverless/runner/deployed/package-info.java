/** What operators' commands know of a system that runs, in AWS or on this machine. */
@NullMarked
package io.paykkaserverless.runner.deployed;

import org.jspecify.annotations.NullMarked;
