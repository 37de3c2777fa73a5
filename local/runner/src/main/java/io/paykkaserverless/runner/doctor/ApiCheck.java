package io.paykkaserverless.runner.doctor;

import io.paykkaserverless.runner.doctor.Probe.Outcome;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * Calls our API as browsers do, and as the merchant's server does where its key is known.
 *
 * @param baseUrl without a slash at its end
 * @param key the merchant's
 */
record ApiCheck(URI baseUrl, Optional<String> key, Probe probe) implements Check {

  private static final String FIX =
      "check the address; then look at the logs of the functions confirm-payment and"
          + " manage-payment";

  @Override
  public String name() {
    return "API";
  }

  @Override
  public String subject() {
    return baseUrl.toString();
  }

  @Override
  public List<Finding> look() {
    Finding open = judge("/payment-methods", probe.get(URI.create(baseUrl + "/payment-methods")));
    String path = "/notification-endpoints";
    Finding closed =
        key.map(known -> judge(path, probe.get(URI.create(baseUrl + path), known)))
            .orElseGet(
                () ->
                    Finding.notChecked(
                        "not checked with an API key: set PAYKKA_API_KEY or give --api-key-file"));
    return List.of(open, closed);
  }

  private static Finding judge(String path, Outcome outcome) {
    return switch (outcome) {
      case Outcome.Answered answered when answered.status() == 200 && !answered.isHtml() ->
          Finding.ok("GET " + path + " answers");
      case Outcome.Answered answered when answered.status() == 401 ->
          Finding.problem(
              "GET " + path + " does not accept the API key",
              "give one that the secret of API keys lists");
      case Outcome.Answered answered ->
          Finding.problem(
              "GET %s answers HTTP %d%s"
                  .formatted(path, answered.status(), answered.isHtml() ? " with a web page" : ""),
              FIX);
      case Outcome.Unanswered(String why, String fix) ->
          Finding.problem("GET " + path + ": " + why, fix);
    };
  }

  @Override
  public String toString() {
    return "[API at " + baseUrl + "]";
  }
}
