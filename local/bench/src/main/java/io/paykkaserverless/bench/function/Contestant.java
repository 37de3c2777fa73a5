package io.paykkaserverless.bench.function;

/** Whose function is measured. */
public enum Contestant {
  /** What template.yaml ships. */
  OURS("ours"),

  /** The conventional one, from local/bench-reference. */
  REFERENCE("reference");

  private final String label;

  Contestant(String label) {
    this.label = label;
  }

  /** As figures and tables call it. */
  public String label() {
    return label;
  }
}
