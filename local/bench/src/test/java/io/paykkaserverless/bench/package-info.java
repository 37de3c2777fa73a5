@NullMarked
package io.paykkaserverless.bench;

import org.jspecify.annotations.NullMarked;
