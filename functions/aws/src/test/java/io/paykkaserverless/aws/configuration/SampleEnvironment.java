package io.paykkaserverless.aws.configuration;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** An environment in which every variable has its example as value. */
public final class SampleEnvironment {

  private SampleEnvironment() {}

  /** Those of {@code variables}, and nothing else. */
  public static Map<String, String> of(Variable<?>... variables) {
    Map<String, String> environment = new HashMap<>();
    Arrays.stream(variables)
        .forEach(variable -> environment.put(variable.name(), variable.example()));
    return environment;
  }

  /** All there are. */
  public static Map<String, String> whole() {
    return of(Variables.all().toArray(Variable<?>[]::new));
  }
}
