package io.paykkaserverless.aws.configuration;

import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;

/** An environment in which every variable has its example as value; keys are real ones. */
public final class SampleEnvironment {

  private SampleEnvironment() {}

  /** Those of {@code variables}, and nothing else. */
  public static Map<String, String> of(Variable<?>... variables) {
    Map<String, String> environment = new HashMap<>();
    Arrays.stream(variables).forEach(variable -> environment.put(variable.name(), value(variable)));
    return environment;
  }

  /** All there are. */
  public static Map<String, String> whole() {
    return of(Variables.all().toArray(Variable<?>[]::new));
  }

  /** Only part of a key stands in the documentation. */
  private static String value(Variable<?> variable) {
    return variable.equals(Variables.PAYKKA_PUBLIC_KEYS) ? publicKey() : variable.example();
  }

  private static String publicKey() {
    try {
      KeyPairGenerator rsa = KeyPairGenerator.getInstance("RSA");
      rsa.initialize(2048);
      return Base64.getEncoder().encodeToString(rsa.generateKeyPair().getPublic().getEncoded());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has RSA", e);
    }
  }
}
