package io.paykkaserverless.runner.doctor;

/** How new values reach functions: docs/adr/0034. */
final class Release {

  /** What to do, as a sentence's end. */
  static final String CHANGE =
      "change Release in samconfig.toml, then: sam deploy --config-env ENVIRONMENT";

  private Release() {}
}
