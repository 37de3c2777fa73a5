package io.paykkaserverless.runner.doctor;

import io.paykkaserverless.json.JsonReader;
import io.paykkaserverless.json.MalformedJson;
import io.paykkaserverless.runner.doctor.Probe.Outcome;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * Sends what nobody signed to where PayKKa reports, and expects to be refused in our own words:
 * then it is reached, and leads to us. Counts as one rejected webhook.
 *
 * @param notifyUrl the address that payments give PayKKa
 * @param announced the address that the stack says is to be entered at PayKKa
 */
record WebhookCheck(URI notifyUrl, Optional<URI> announced, Probe probe) implements Check {

  private static final String OURS = "webhook-signature";
  private static final String LOOK_AT_LOG = "look at the log of the function receive-webhook";

  private static final String LOOK_AT_DOMAIN =
      "look at the custom domain's API mapping and DNS, and at the parameter PublicBaseUrl";

  @Override
  public String name() {
    return "webhook";
  }

  @Override
  public String subject() {
    return notifyUrl.toString();
  }

  @Override
  public List<Finding> look() {
    Finding reached =
        switch (probe.post(notifyUrl, "{}")) {
          case Outcome.Answered answered -> judge(answered);
          case Outcome.Unanswered(String why, String fix) ->
              Finding.problem("PayKKa cannot reach it: " + why, fix);
        };
    return announced
        .filter(other -> !other.equals(notifyUrl))
        .map(other -> List.of(reached, elsewhere(other)))
        .orElseGet(() -> List.of(reached));
  }

  private Finding elsewhere(URI other) {
    return Finding.warning(
        "the stack calls %s the webhook, and payments give PayKKa %s".formatted(other, notifyUrl),
        "enter %s at PayKKa, or deploy with another PublicBaseUrl".formatted(notifyUrl));
  }

  private static Finding judge(Outcome.Answered answered) {
    int status = answered.status();
    if (status == 401 && type(answered).filter(it -> it.endsWith(":" + OURS)).isPresent()) {
      return Finding.ok("answers, and refuses what PayKKa did not sign");
    }
    if (answered.isHtml()) {
      return Finding.problem(
          "another server answers there: HTTP %d with a web page".formatted(status),
          LOOK_AT_DOMAIN);
    }
    return switch (status / 100) {
      case 2 ->
          Finding.problem(
              "HTTP %d to what nobody signed: that is not our webhook".formatted(status),
              LOOK_AT_DOMAIN);
      case 3 ->
          Finding.problem(
              "HTTP %d: it sends PayKKa elsewhere, and a report gets lost on the way"
                  .formatted(status),
              LOOK_AT_DOMAIN);
      case 5 -> Finding.problem("HTTP %d: the function fails".formatted(status), LOOK_AT_LOG);
      default -> refused(status);
    };
  }

  private static Finding refused(int status) {
    return switch (status) {
      case 404 ->
          Finding.problem(
              "HTTP 404 that is not ours: what answers there has no such route", LOOK_AT_DOMAIN);
      case 429 ->
          Finding.warning(
              "HTTP 429: there are more calls than the API lets through just now",
              "try again; raise the throttling in template.yaml where it stays");
      default ->
          Finding.problem(
              "HTTP %d that is not ours: something in front of it refuses (a firewall, a mapping)"
                  .formatted(status),
              LOOK_AT_DOMAIN);
    };
  }

  private static Optional<String> type(Outcome.Answered answered) {
    try {
      return JsonReader.readObject(answered.body().getBytes(StandardCharsets.UTF_8)).text("type");
    } catch (MalformedJson _) {
      return Optional.empty();
    }
  }
}
