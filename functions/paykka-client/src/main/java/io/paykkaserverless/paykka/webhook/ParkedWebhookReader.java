package io.paykkaserverless.paykka.webhook;

import io.paykkaserverless.core.parked.EventBody;
import io.paykkaserverless.core.parked.ParkedEventReader;
import io.paykkaserverless.core.webhook.EventReading;

/** Reads webhooks that were verified when they came and are tried again. */
public final class ParkedWebhookReader implements ParkedEventReader {

  private final WebhookReader reader;

  public ParkedWebhookReader(WebhookReader reader) {
    this.reader = reader;
  }

  @Override
  public EventReading reread(EventBody body) {
    return switch (reader.reread(body.bytes())) {
      case WebhookReading.Read(var event, String kind) -> new EventReading.Read(event, kind);
      case WebhookReading.Unsupported(String kind, String subject) ->
          new EventReading.Unsupported(kind, subject);
      case WebhookReading.Malformed(String problem) -> new EventReading.Malformed(problem);
      case WebhookReading.Rejected _ ->
          throw new IllegalStateException("what was verified is not verified again");
    };
  }
}
