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
    return reader.reread(body.bytes());
  }
}
