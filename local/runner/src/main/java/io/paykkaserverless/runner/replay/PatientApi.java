package io.paykkaserverless.runner.replay;

import io.paykkaserverless.json.JsonWriter;
import io.paykkaserverless.runner.operator.OperatorApi;
import io.paykkaserverless.runner.operator.OperatorApi.Cause;
import io.paykkaserverless.runner.operator.OperatorApi.Reply;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;

/** Our API, asked again after a pause where it says that this helps. */
final class PatientApi {

  private static final List<Duration> BEFORE_TRYING_AGAIN =
      List.of(Duration.ofSeconds(2), Duration.ofSeconds(10));

  private final OperatorApi api;
  private final Pauses pauses;

  PatientApi(OperatorApi api, Pauses pauses) {
    this.api = api;
    this.pauses = pauses;
  }

  /** As {@link OperatorApi#get}. */
  Reply get(String path) {
    return patiently(() -> api.get(path));
  }

  /** As {@link OperatorApi#post}. */
  Reply post(String path, Supplier<JsonWriter> body) {
    return patiently(() -> api.post(path, body.get()));
  }

  private Reply patiently(Supplier<Reply> request) {
    Reply reply = request.get();
    for (Duration pause : BEFORE_TRYING_AGAIN) {
      boolean busy = reply instanceof Reply.Failed(Cause cause, String _) && cause == Cause.BUSY;
      if (!busy || !pauses.pause(pause)) {
        return reply;
      }
      reply = request.get();
    }
    return reply;
  }
}
