package io.paykkaserverless.runner.template;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;

/**
 * A function to run.
 *
 * @param id its logical id, {@code ConfirmPaymentFunction}
 * @param handler the class the runtime calls
 * @param jar the shipped jar, absolute
 * @param memoryMb what Lambda would give it
 * @param timeout after which it is stopped
 * @param environment its variables, worked out for this machine
 */
public record FunctionDefinition(
    String id,
    String handler,
    Path jar,
    int memoryMb,
    Duration timeout,
    Map<String, String> environment) {

  public FunctionDefinition {
    environment = Map.copyOf(environment);
  }

  /**
   * The access key id that its processes have on this machine, by which others know who calls.
   * Letters and digits alone, since DynamoDB Local takes no others.
   */
  public String accessKeyId() {
    return accessKeyId(id);
  }

  /** The same for the function with this logical id. */
  public static String accessKeyId(String id) {
    return "local" + id;
  }

  /** How log lines call it: {@code confirm-payment}. */
  public String name() {
    return nameOf(id);
  }

  /** How log lines call the function with this logical id. */
  public static String nameOf(String id) {
    String words = id.endsWith("Function") ? id.substring(0, id.length() - 8) : id;
    return words.replaceAll("(?<=[a-z])(?=[A-Z0-9])", "-").toLowerCase(Locale.ROOT);
  }
}
