package io.paykkaserverless.managepayment;

import io.paykkaserverless.core.parked.ParkedEvent;
import io.paykkaserverless.json.JsonWriter;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;

/** Parked events in our API's JSON, for the merchant's server. */
final class ParkedEventsJson {

  /** Lambda answers with 6 MB at most, and JSON writes some characters as six. */
  private static final int BODY_BYTES_MAX = 1024 * 1024;

  private ParkedEventsJson() {}

  /**
   * All of {@code events}.
   *
   * @param withBodies whether to show their bodies, as long as all of them fit into one answer
   */
  static JsonWriter of(List<ParkedEvent> events, boolean withBodies) {
    int left = withBodies ? BODY_BYTES_MAX : 0;
    JsonWriter json = new JsonWriter().beginArray("events");
    for (ParkedEvent event : events) {
      int length = event.body().length();
      json.beginElement()
          .put("id", event.id().value())
          .put("kind", event.kind())
          .put("reason", event.reason().name())
          .put("subject", event.subject())
          .put("parked_at", event.parkedAt().toString())
          .put("tries", event.tries())
          .put("next_look_at", event.dueAt().map(Instant::toString))
          .put("body_bytes", length);
      left -= length;
      if (withBodies && left >= 0) {
        json.put("body", new String(event.body().bytes(), StandardCharsets.UTF_8));
      }
      json.end();
    }
    return json.end();
  }
}
