/**
 * What happens before SnapStart takes its snapshot: the function rehearses on a stage, where AWS,
 * PayKKa and merchants are played in memory. See docs/adr/0027.
 */
@NullMarked
package io.paykkaserverless.aws.snapstart;

import org.jspecify.annotations.NullMarked;
