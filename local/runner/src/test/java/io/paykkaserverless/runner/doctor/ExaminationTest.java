package io.paykkaserverless.runner.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import io.paykkaserverless.core.payment.PaymentStore.StoreUnavailable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkClientException;

/** All checks are made, whatever becomes of one. */
final class ExaminationTest {

  private static final Duration LONG = Duration.ofSeconds(30);

  private final List<String> done = new ArrayList<>();
  private final Examination examination = new Examination(LONG, report -> done.add(report.name()));

  @Test
  void aCheckThatFailsKeepsNoOtherFromItsEnd() {
    List<Report> reports =
        examination.of(
            List.of(
                check("first", () -> fail(new IllegalStateException("holds whsec_key"))),
                check("second", () -> List.of(Finding.ok("fine")))));

    assertThat(done).containsExactly("first", "second");
    assertThat(reports).extracting(Report::verdict).containsExactly(Verdict.PROBLEM, Verdict.OK);
    assertThat(reports.getFirst().toString())
        .contains("the check itself failed: IllegalStateException")
        .doesNotContain("whsec_key");
  }

  @Test
  void checksAreMadeSideBySide() {
    CountDownLatch both = new CountDownLatch(2);
    Supplier<List<Finding>> waitsForTheOther =
        () -> {
          both.countDown();
          await(both);
          return List.of(Finding.ok("met"));
        };

    assertThat(examination.of(List.of(check("a", waitsForTheOther), check("b", waitsForTheOther))))
        .extracting(Report::verdict)
        .containsOnly(Verdict.OK);
  }

  @Test
  void oneThatTakesTooLongIsGivenUp() {
    CountDownLatch never = new CountDownLatch(1);
    Examination impatient = new Examination(Duration.ofMillis(50), _ -> {});

    List<Report> reports =
        impatient.of(
            List.of(
                check(
                    "slow",
                    () -> {
                      await(never);
                      return List.of();
                    })));

    assertThat(reports.getFirst().findings().getFirst().says()).startsWith("no answer within ");
  }

  @Test
  void whoMayNotLookIsToldWhatLacks() {
    AwsServiceException refusal =
        AwsServiceException.builder()
            .awsErrorDetails(
                AwsErrorDetails.builder()
                    .errorCode("AccessDeniedException")
                    .errorMessage("not authorized to perform: lambda:GetAlias")
                    .build())
            .build();

    assertThat(findings(refusal))
        .containsExactly(
            Finding.warning(
                "may not be looked at: not authorized to perform: lambda:GetAlias",
                "let whoever runs this look: docs/doctor.md has the policy"));
  }

  @Test
  void aServiceThatDoesNotAnswerIsAProblemAlsoBehindAStore() {
    SdkClientException silent = SdkClientException.create("Connect refused");

    assertThat(findings(silent).getFirst().says())
        .isEqualTo("cannot be looked at: Connect refused");
    assertThat(findings(new StoreUnavailable(silent))).isEqualTo(findings(silent));
  }

  private List<Finding> findings(RuntimeException failure) {
    return examination.of(List.of(check("one", () -> fail(failure)))).getFirst().findings();
  }

  private static List<Finding> fail(RuntimeException failure) {
    throw failure;
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private static Check check(String name, Supplier<List<Finding>> looking) {
    return new Check() {
      @Override
      public String name() {
        return name;
      }

      @Override
      public String subject() {
        return "a thing";
      }

      @Override
      public List<Finding> look() {
        return looking.get();
      }
    };
  }
}
