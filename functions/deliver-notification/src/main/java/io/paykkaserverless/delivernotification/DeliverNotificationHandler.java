package io.paykkaserverless.delivernotification;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import io.paykkaserverless.aws.snapstart.BeforeSnapshot;
import io.paykkaserverless.aws.sqs.SqsBatch;
import io.paykkaserverless.aws.sqs.SqsBatch.Outcome;
import io.paykkaserverless.core.notification.DeliverNotification;
import io.paykkaserverless.core.notification.DeliverNotificationResult.Again;
import io.paykkaserverless.core.notification.DeliverNotificationResult.Dangling;
import io.paykkaserverless.core.notification.DeliverNotificationResult.Done;
import io.paykkaserverless.core.notification.QueuedNotification;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;

/** Consumes the notification queue: tells the merchant's endpoints, each message on its own. */
public final class DeliverNotificationHandler implements RequestStreamHandler {

  private final SqsBatch batch;
  private final DeliverNotification deliverNotification;
  private final BeforeSnapshot beforeSnapshot = new BeforeSnapshot();

  /** Wired from the environment, as Lambda makes it. */
  public DeliverNotificationHandler() {
    this(Wiring.from(System.getenv()));
    beforeSnapshot.rehearse(System.getenv(), DeliverNotificationRehearsal::play);
  }

  DeliverNotificationHandler(Wiring wiring) {
    this.batch = wiring.batch();
    this.deliverNotification = wiring.deliverNotification();
  }

  @Override
  public void handleRequest(InputStream event, OutputStream answer, Context context)
      throws IOException {
    batch.serve(event, answer, context, this::deliver);
  }

  private Outcome deliver(QueuedNotification notification) {
    return switch (deliverNotification.deliver(notification)) {
      case Done _ -> new Outcome.Done();
      case Again(Duration after) -> new Outcome.Again(after);
      case Dangling _ -> new Outcome.Hopeless();
    };
  }
}
