package io.paykkaserverless.confirmplaincard;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import io.paykkaserverless.aws.snapstart.BeforeSnapshot;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** {@code POST /payments/{id}/confirm-card}: a card in clear or a decrypted wallet pays. */
public final class ConfirmPlainCardHandler implements RequestStreamHandler {

  private final Wiring wiring;
  private final BeforeSnapshot beforeSnapshot = new BeforeSnapshot();

  /** Wired from the environment, as Lambda makes it. */
  public ConfirmPlainCardHandler() {
    this(Wiring.from(System.getenv()));
    beforeSnapshot.rehearse(System.getenv(), ConfirmPlainCardRehearsal::play);
  }

  ConfirmPlainCardHandler(Wiring wiring) {
    this.wiring = wiring;
  }

  @Override
  public void handleRequest(InputStream event, OutputStream answer, Context context)
      throws IOException {
    wiring.edge().serve(event, answer, context, wiring.confirm());
  }
}
