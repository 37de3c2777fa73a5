package io.paykkaserverless.aws.configuration;

import java.util.List;

/**
 * The function's environment is not as it must be. Names every variable that is wrong, what it must
 * be and an example; never what it is.
 */
public final class ConfigurationException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  ConfigurationException(List<String> problems) {
    super("the function's environment is not right:\n- " + String.join("\n- ", problems));
  }
}
