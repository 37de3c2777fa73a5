package io.paykkaserverless.runner.setup;

import io.paykkaserverless.runner.deployed.DeployedStack;
import io.paykkaserverless.runner.keys.SystemSecrets;
import java.util.ArrayList;
import java.util.List;

/** What is left to do by hand once every secret has its value. */
final class Checklist {

  private Checklist() {}

  /**
   * The list, each on a line of its own.
   *
   * @param endpointsBefore whether somebody was to hear of changes before
   */
  static String of(SystemSecrets secrets, SetupOptions options, boolean endpointsBefore) {
    if (secrets.facts().filter(DeployedStack::local).isPresent()) {
      return """

      This is the local system: its secrets were made when it started, and it needs nothing more.
      """;
    }
    List<String> left = new ArrayList<>();
    left.add(
        "Upload the public key above in PayKKa's back office, for the application whose id is the"
            + "\n     parameter PaykkaAppId%s.".formatted(value(secrets, "PaykkaAppId")));
    left.add(
        "Take PayKKa's public key from there, check it with\n     ./paykka rotate paykka-public-key%s --check FILE\n     and deploy with it as the parameter PaykkaPublicKeys, unless you have."
            .formatted(options.system().typed()));
    left.add(
        "Enter the address for notifications at PayKKa:\n     "
            + secrets
                .facts()
                .flatMap(stack -> stack.output("WebhookUrl"))
                .orElse("the stack's output WebhookUrl"));
    left.add(
        "Give your servers the API key, and each receiver of notifications its key. Then delete"
            + " what\n"
            + "     they were written into.");
    if (options.endpoints().isEmpty() && !endpointsBefore) {
      left.add(
          "Say who hears of changes: ./paykka setup%s --endpoint NAME=URL"
              .formatted(options.system().typed()));
    }
    left.add("See whether all is well: ./paykka doctor" + options.system().typed());
    StringBuilder list = new StringBuilder("\nWhat is left to do:\n");
    for (int i = 0; i < left.size(); i++) {
      list.append("  ").append(i + 1).append(". ").append(left.get(i)).append('\n');
    }
    return list.toString();
  }

  private static String value(SystemSecrets secrets, String parameter) {
    return secrets
        .facts()
        .flatMap(stack -> stack.parameter(parameter))
        .map(value -> " (" + value + ")")
        .orElse("");
  }
}
