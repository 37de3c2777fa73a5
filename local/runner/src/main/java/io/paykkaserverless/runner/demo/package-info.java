/** The demonstration: a shopper who is a program, and the story of what happens. */
@NullMarked
package io.paykkaserverless.runner.demo;

import org.jspecify.annotations.NullMarked;
