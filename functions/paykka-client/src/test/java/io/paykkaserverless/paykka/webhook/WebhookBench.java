package io.paykkaserverless.paykka.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.paykkaserverless.core.payment.RecordingSignals;
import io.paykkaserverless.core.webhook.EventReading;
import io.paykkaserverless.http.AddressRule;
import io.paykkaserverless.paykka.signature.PaykkaSigner;
import io.paykkaserverless.paykka.signature.PaykkaVerifier;
import io.paykkaserverless.paykka.signature.TestKeys;
import io.paykkaserverless.paykka.transaction.ReportReader;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;

/** A reader, and a PayKKa that signs for it or does not. */
final class WebhookBench {

  static final String PATH = "/webhooks/paykka";

  private static final InstantSource CLOCK =
      InstantSource.fixed(Instant.parse("2026-11-23T10:15:30.123Z"));

  final RecordingSignals signals = new RecordingSignals();

  final WebhookReader reader =
      new WebhookReader(
          new PaykkaVerifier(List.of(TestKeys.PAYKKA.getPublic()), CLOCK),
          new ReportReader(AddressRule.HTTPS_ONLY, signals));

  private final PaykkaSigner paykka =
      new PaykkaSigner(TestKeys.PAYKKA.getPrivate(), CLOCK, () -> "abcdefghijklmnopqrstuvwxyz");

  WebhookReading readSigned(String body) {
    return reader.read(signed(body));
  }

  WebhookReading readUnsigned(String body) {
    return readUnder(Map.of("content-type", "application/json"), body);
  }

  WebhookReading readUnder(Map<String, String> headers, String body) {
    return reader.read(new RawWebhook("POST", List.of(PATH), headers, body.getBytes(UTF_8)));
  }

  RawWebhook signed(String body) {
    return new RawWebhook("POST", List.of(PATH), headers(body), body.getBytes(UTF_8));
  }

  /** The headers of {@code body}, modifiable. */
  Map<String, String> headers(String body) {
    return paykka.sign("POST", PATH, body.getBytes(UTF_8)).ofRequest("978594372956732");
  }

  /** What a webhook says that was not rejected. */
  static EventReading said(WebhookReading reading) {
    assertThat(reading).isInstanceOf(WebhookReading.Taken.class);
    return ((WebhookReading.Taken) reading).reading();
  }
}
