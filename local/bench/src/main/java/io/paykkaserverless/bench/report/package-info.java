/**
 * What was measured, what it may come to, and the page that says both.
 *
 * <p>A further part of the page is a {@link io.paykkaserverless.bench.report.Section} in {@code
 * Measurements.SECTIONS}: it keeps its figures under its name, {@code
 * docs/performance/<name>.properties}, and says them in Markdown. A limit for one of them is an
 * entry of docs/performance/budgets.yaml called {@code <name>.<figure>}.
 */
@NullMarked
package io.paykkaserverless.bench.report;

import org.jspecify.annotations.NullMarked;
