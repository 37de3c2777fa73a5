/** The route {@code /return/{state}}. */
@NullMarked
package io.paykkaserverless.returnfrom3ds;

import org.jspecify.annotations.NullMarked;
