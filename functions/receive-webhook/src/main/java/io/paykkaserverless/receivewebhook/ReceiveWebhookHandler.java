package io.paykkaserverless.receivewebhook;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import io.paykkaserverless.aws.http.HttpEdge;
import io.paykkaserverless.aws.http.HttpRequest;
import io.paykkaserverless.aws.http.HttpResponse;
import io.paykkaserverless.aws.http.Problem;
import io.paykkaserverless.aws.http.ProblemException;
import io.paykkaserverless.aws.http.RequestLimits;
import io.paykkaserverless.aws.snapstart.BeforeSnapshot;
import io.paykkaserverless.core.parked.EventBody;
import io.paykkaserverless.core.payment.Signals;
import io.paykkaserverless.core.payment.Signals.Signal;
import io.paykkaserverless.core.webhook.AcceptWebhook;
import io.paykkaserverless.core.webhook.AcceptWebhookResult.Applied;
import io.paykkaserverless.core.webhook.AcceptWebhookResult.Ignored;
import io.paykkaserverless.core.webhook.AcceptWebhookResult.KnownAlready;
import io.paykkaserverless.core.webhook.AcceptWebhookResult.Parked;
import io.paykkaserverless.core.webhook.EventReading;
import io.paykkaserverless.paykka.webhook.RawWebhook;
import io.paykkaserverless.paykka.webhook.WebhookReader;
import io.paykkaserverless.paykka.webhook.WebhookReading.Rejected;
import io.paykkaserverless.paykka.webhook.WebhookReading.Taken;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** {@code POST /webhooks/paykka}: PayKKa reports. Verified over the raw bytes before anything. */
public final class ReceiveWebhookHandler implements RequestStreamHandler {

  private static final int BODY_BYTES_MAX = RequestLimits.DEFAULT.bodyBytesMax();

  private final HttpEdge edge;
  private final SignedPaths paths;
  private final WebhookReader reader;
  private final AcceptWebhook acceptWebhook;
  private final Signals signals;
  private final BeforeSnapshot beforeSnapshot = new BeforeSnapshot();

  /** Wired from the environment, as Lambda makes it. */
  public ReceiveWebhookHandler() {
    this(Wiring.from(System.getenv()));
    beforeSnapshot.rehearse(System.getenv(), ReceiveWebhookRehearsal::play);
  }

  ReceiveWebhookHandler(Wiring wiring) {
    this.edge = wiring.edge();
    this.paths = wiring.paths();
    this.reader = wiring.reader();
    this.acceptWebhook = wiring.acceptWebhook();
    this.signals = wiring.signals();
  }

  @Override
  public void handleRequest(InputStream event, OutputStream answer, Context context)
      throws IOException {
    edge.serve(event, answer, context, this::answer);
  }

  private HttpResponse answer(HttpRequest request) {
    if (request.body().length() > BODY_BYTES_MAX) {
      signals.raise(Signal.WEBHOOK_REJECTED, "TOO_LARGE");
      throw new ProblemException(Problem.bodyTooLarge(BODY_BYTES_MAX));
    }
    byte[] body = request.body().bytes();
    RawWebhook webhook =
        new RawWebhook(request.method(), paths.of(request), request.headers(), body);
    return switch (reader.read(webhook)) {
      case Rejected(var reason) -> {
        signals.raise(Signal.WEBHOOK_REJECTED, reason.name());
        throw WebhookAnswer.rejected(reason);
      }
      case Taken(EventReading reading) -> accept(reading, body);
    };
  }

  private HttpResponse accept(EventReading reading, byte[] body) {
    return switch (acceptWebhook.accept(reading, () -> EventBody.of(body))) {
      case Applied _, KnownAlready _, Parked _ -> WebhookAnswer.success();
      case Ignored _ -> throw WebhookAnswer.ignored();
    };
  }
}
