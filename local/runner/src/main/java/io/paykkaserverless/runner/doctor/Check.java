package io.paykkaserverless.runner.doctor;

import java.util.List;

/** One thing that is looked at. Changes nothing, and may be looked at beside others. */
interface Check {

  /** What it is called, the same each time. */
  String name();

  /** What it looks at, as its service calls it. */
  String subject();

  /**
   * Looks.
   *
   * @return at least one finding
   * @throws RuntimeException where it cannot be looked at
   */
  List<Finding> look();
}
