package io.paykkaserverless.managepayment;

import static org.assertj.core.api.Assertions.assertThat;

import io.paykkaserverless.aws.http.ApiGatewayCall.Answer;
import io.paykkaserverless.core.agreement.AgreementState;
import io.paykkaserverless.core.agreement.Agreements;
import io.paykkaserverless.core.agreement.Schedules;
import io.paykkaserverless.core.paykka.PaykkaCredentials.EndingOutcome;
import io.paykkaserverless.core.payment.Payments;
import io.paykkaserverless.core.payment.Signals.Signal;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Pausing, resuming and canceling an agreement. */
class ChangeAgreementTest {

  private final ManageBench bench = new ManageBench();

  @BeforeEach
  void theShopperHasAgreed() {
    bench.begin(Agreements.monthly());
  }

  @Test
  void pauses() throws IOException {
    assertShown(send("pause-agreement"), "PAUSED");
    assertShown(send("pause-agreement"), "PAUSED");
    assertThat(bench.agreement().state()).isEqualTo(AgreementState.PAUSED);
  }

  @Test
  void resumes() throws IOException {
    send("pause-agreement");

    assertShown(send("resume-agreement"), "ACTIVE");
    assertShown(send("resume-agreement"), "ACTIVE");
    assertThat(bench.agreement().state()).isEqualTo(AgreementState.ACTIVE);
  }

  @Test
  void leavesOutWhatWasMissedInThePause() throws IOException {
    send("pause-agreement");
    bench.core.clock.advance(
        Duration.between(Payments.NOW, Schedules.START).plus(Duration.ofDays(1)));
    Answer answer = send("resume-agreement");

    assertThat(answer.json().object("next_charge").orElseThrow().text("period"))
        .contains("2027-01-31");
  }

  @Test
  void cancels() throws IOException {
    assertShown(send("cancel-agreement"), "CANCELED");
    assertShown(send("cancel-agreement"), "CANCELED");
    assertThat(bench.agreement().state()).isEqualTo(AgreementState.CANCELED);
    assertThat(bench.core.paykka.ended()).containsExactly(Payments.PAYKKA_AGREEMENT.value());
  }

  @Test
  void cancelsHereEvenWherePaykkaDoesNotAnswer() throws IOException {
    bench.core.paykka.answerEndings(new EndingOutcome.Unavailable("timed out"));
    Answer answer = send("cancel-agreement");

    assertThat(answer.status()).isEqualTo(502);
    assertThat(answer.problem()).isEqualTo("paykka-unavailable");
    assertThat(bench.agreement().state().mayBeCharged()).isFalse();
    assertThat(bench.core.signals.raised()).containsExactly(Signal.PAYKKA_ENDING_UNANSWERED);
  }

  @Test
  void cancelsAtPaykkaWhenItIsAskedAgain() throws IOException {
    bench.core.paykka.answerEndings(new EndingOutcome.Unavailable("timed out"));
    send("cancel-agreement");
    bench.core.paykka.answerEndings(new EndingOutcome.Ended());

    assertShown(send("cancel-agreement"), "CANCELED");
    assertThat(bench.core.paykka.ended()).hasSize(2);
  }

  @ParameterizedTest
  @CsvSource({
    "pause-agreement,CANCELING,CANCELED",
    "pause-agreement,CANCELED,CANCELED",
    "pause-agreement,ENDED,ENDED",
    "resume-agreement,CANCELING,CANCELED",
    "resume-agreement,CANCELED,CANCELED"
  })
  void refusesWhatTheStateDoesNotAllow(String sample, AgreementState state, String status)
      throws IOException {
    bench.core.agreements.replace(Agreements.monthly().in(state));
    Answer answer = send(sample);

    assertThat(answer.status()).isEqualTo(409);
    assertThat(answer.problem()).isEqualTo("agreement-not-active");
    assertThat(answer.json().text("detail").orElseThrow()).contains("It is " + status + ".");
    assertThat(bench.agreement().state()).isEqualTo(state);
  }

  private Answer send(String sample) throws IOException {
    return bench.agreement(sample).to(bench.handler);
  }

  private static void assertShown(Answer answer, String status) {
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.json().text("id")).contains(Agreements.ID.value());
    assertThat(answer.json().text("status")).contains(status);
  }
}
