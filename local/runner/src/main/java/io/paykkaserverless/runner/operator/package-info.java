/** What operators' commands share: which system they ask, with which key, and how. */
@NullMarked
package io.paykkaserverless.runner.operator;

import org.jspecify.annotations.NullMarked;
