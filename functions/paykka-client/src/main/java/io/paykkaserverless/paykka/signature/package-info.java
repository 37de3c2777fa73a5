/** How PayKKa and its merchants sign what they send each other, and how either side checks it. */
@NullMarked
package io.paykkaserverless.paykka.signature;

import org.jspecify.annotations.NullMarked;
