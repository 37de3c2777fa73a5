package io.paykkaserverless.runner.lambda;

import java.util.List;
import java.util.Optional;

/** How Lambda brings an execution environment to its first invocation. */
public enum Initialization {
  /** A cold start: C1 alone compiles, as Lambda sets it for Java. */
  ON_DEMAND("on-demand", Optional.of("-XX:TieredStopAtLevel=1")),

  /** A snapshot is taken after the hooks of {@code org.crac} have run; both compilers compile. */
  SNAP_START(
      "snap-start", Optional.of("-Dorg.crac.Core.Compat=com.amazonaws.services.lambda.crac")),

  /** The same, but no hook is heard of. For comparison; Lambda knows no such thing. */
  SNAP_START_WITHOUT_HOOKS("snap-start", Optional.empty()),

  /**
   * A process as it goes on after a restore, without snapshot and rehearsal, which take seconds:
   * both compilers compile, where the template does not say otherwise.
   */
  AFTER_RESTORE("on-demand", Optional.empty());

  private final String type;
  private final Optional<String> flag;

  Initialization(String type, Optional<String> flag) {
    this.type = type;
    this.flag = flag;
  }

  /** The value of {@code AWS_LAMBDA_INITIALIZATION_TYPE}. */
  String type() {
    return type;
  }

  /** What the JVM is started with for it. */
  List<String> flags() {
    return flag.stream().toList();
  }
}
