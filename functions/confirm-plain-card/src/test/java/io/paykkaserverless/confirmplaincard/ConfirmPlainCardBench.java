package io.paykkaserverless.confirmplaincard;

import io.paykkaserverless.aws.confirm.ConfirmRoute;
import io.paykkaserverless.aws.http.Callers;
import io.paykkaserverless.aws.http.FormPost;
import io.paykkaserverless.aws.http.HttpEdge;
import io.paykkaserverless.aws.http.SampleEvent;
import io.paykkaserverless.aws.secrets.TestApiKeys;
import io.paykkaserverless.aws.telemetry.InvocationLog;
import io.paykkaserverless.aws.telemetry.RecordingInvocationLog;
import io.paykkaserverless.core.payment.Payments;
import io.paykkaserverless.core.payment.TestBench;
import java.time.Duration;
import java.util.Optional;

/** The handler over fakes, and the sample requests as a browser or the merchant would send them. */
public final class ConfirmPlainCardBench {

  private static final String SAMPLE_ID = "paaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa";

  public final TestBench core = new TestBench();
  public final TestApiKeys apiKeys = new TestApiKeys();
  public final ConfirmPlainCardHandler handler = handlerThatLogs(new RecordingInvocationLog());

  public ConfirmPlainCardHandler handlerThatLogs(InvocationLog log) {
    return new ConfirmPlainCardHandler(
        new Wiring(
            new HttpEdge(log),
            new FormPost(
                new ConfirmRoute(
                    new Callers(apiKeys, core.clientTokens),
                    Optional.empty(),
                    new InstrumentFields(core.clock),
                    core.confirm))));
  }

  /** A card in clear, from a browser. */
  public SampleEvent card() {
    return SampleEvent.of("confirm-plain-card")
        .with(SAMPLE_ID, Payments.ID.value())
        .with("CLIENT_TOKEN", token());
  }

  /** A card in clear, without anything of the browser. */
  public SampleEvent cardAlone() {
    return card()
        .body(
            """
            {"payment_method":"BANKCARD","card":{"card_no":"4242424242424242",\
            "exp_year":"2031","exp_month":"07","cvv":"123"}}\
            """);
  }

  public SampleEvent applePay() {
    return wallet("confirm-decrypted-apple-pay");
  }

  public SampleEvent googlePay() {
    return wallet("confirm-decrypted-google-pay");
  }

  public String token() {
    return core.clientTokens.issue(Payments.ID, Payments.NOW.plus(Duration.ofHours(1)));
  }

  private SampleEvent wallet(String name) {
    return SampleEvent.of(name).with(SAMPLE_ID, Payments.ID.value()).with("API_KEY", apiKeys.key());
  }
}
