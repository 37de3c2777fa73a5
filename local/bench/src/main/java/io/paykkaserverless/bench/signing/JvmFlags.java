package io.paykkaserverless.bench.signing;

import java.util.List;
import java.util.Optional;

/** What a function's JVM may be started with. */
enum JvmFlags {
  SNAP_START("SnapStart: both compilers, as the template ships", true, Optional.empty()),

  LAMBDA("no SnapStart: C1 alone, Lambda's default", false, Optional.of("-XX:TieredStopAtLevel=1")),

  BOTH_COMPILERS(
      "no SnapStart, `JAVA_TOOL_OPTIONS` with both compilers",
      false,
      Optional.of("-XX:TieredStopAtLevel=4"));

  private final String label;
  private final boolean restored;
  private final Optional<String> flag;

  JvmFlags(String label, boolean restored, Optional<String> flag) {
    this.label = label;
    this.restored = restored;
    this.flag = flag;
  }

  /** As the table calls it. */
  String label() {
    return label;
  }

  /** Whether the function starts from a snapshot. */
  boolean restored() {
    return restored;
  }

  /** What the JVM is given beside what Lambda gives it in any case. */
  List<String> flags() {
    return flag.stream().toList();
  }
}
