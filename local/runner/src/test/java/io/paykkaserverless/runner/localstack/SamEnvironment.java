package io.paykkaserverless.runner.localstack;

import io.paykkaserverless.runner.template.FunctionDefinition;
import io.paykkaserverless.runner.template.LocalAddresses;
import io.paykkaserverless.runner.template.Template;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Writes the file for {@code sam local … --env-vars}: each function's variables by its logical id,
 * as the template has them, and where the AWS SDK finds LocalStack.
 */
final class SamEnvironment {

  /** What leads every AWS SDK to another address. */
  static final String ENDPOINT = "AWS_ENDPOINT_URL";

  /** LocalStack's name in the network of compose.yaml, which functions join. */
  private static final String LOCALSTACK = "http://localstack:4566";

  private SamEnvironment() {}

  static String of(Template template) {
    return template.functions().stream()
        .map(function -> "  " + text(function.id()) + ": " + variables(of(function)))
        .collect(Collectors.joining(",\n", "{\n", "\n}\n"));
  }

  private static SortedMap<String, String> of(FunctionDefinition function) {
    SortedMap<String, String> variables = new TreeMap<>(function.environment());
    // LocalStack ends an ARN with six letters that nobody knows before; the name is enough.
    variables.replaceAll((_, value) -> value.replace(LocalAddresses.secretArn(""), ""));
    variables.put(ENDPOINT, LOCALSTACK);
    return variables;
  }

  private static String variables(Map<String, String> variables) {
    return variables.entrySet().stream()
        .map(it -> "    " + text(it.getKey()) + ": " + text(it.getValue()))
        .collect(Collectors.joining(",\n", "{\n", "\n  }"));
  }

  private static String text(String text) {
    return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
  }
}
