package io.paykkaserverless.aws.snapstart;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.paykkaserverless.aws.Adapters;
import io.paykkaserverless.aws.SecretAdapters;
import io.paykkaserverless.aws.configuration.SampleEnvironment;
import io.paykkaserverless.aws.configuration.Variable;
import io.paykkaserverless.aws.configuration.Variables;
import io.paykkaserverless.core.payment.Payment;
import io.paykkaserverless.core.payment.PaymentState;
import io.paykkaserverless.http.HttpAnswer;
import io.paykkaserverless.http.HttpOutcome;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class StageTest {

  private static final Map<String, String> ENVIRONMENT = SampleEnvironment.whole();

  private final Stage stage = Stage.set(ENVIRONMENT, InstantSource.system());
  private final Adapters aws =
      Adapters.of(stage.surroundings(), Variables.all().toArray(new Variable<?>[0]));

  @AfterEach
  void close() {
    stage.close();
  }

  @Test
  void keepsPaymentsAsTheTableDoes() {
    StagedPayments payments = new StagedPayments(stage.surroundings());
    Payment created = payments.created(1);
    Payment paid = payments.paid(2);

    assertThat(aws.store().find(created.id())).contains(created);
    assertThat(aws.store().find(paid.id()).map(Payment::state)).contains(PaymentState.PAID);
  }

  @Test
  void findsWhatIsDue() {
    Payment payment = new StagedPayments(stage.surroundings()).processing(1);

    assertThat(aws.dueIndex().payments(Instant.now(), 10)).containsExactly(payment.id());
    assertThat(aws.dueIndex().agreements(Instant.now(), 10)).isEmpty();
  }

  @Test
  void leadsToItsPeerWhateverTheAddress() {
    stage.cast((path, body) -> new HttpAnswer(202, Map.of("x-said", path), body));

    HttpOutcome outcome =
        aws.transport()
            .post(
                URI.create("https://no-such-host.invalid/v3/payment?a=1"),
                Map.of(),
                "ping".getBytes(UTF_8),
                Duration.ofSeconds(30));

    assertThat(outcome)
        .isInstanceOfSatisfying(
            HttpOutcome.Answered.class,
            answered -> {
              assertThat(answered.answer().status()).isEqualTo(202);
              assertThat(answered.answer().headers()).containsEntry("x-said", "/v3/payment?a=1");
              assertThat(answered.answer().body()).asString(UTF_8).isEqualTo("ping");
            });
  }

  @Test
  void namesNoSecretOfTheFunctionsAndHasKeysOfItsOwn() {
    Map<String, String> variables = stage.surroundings().variables();

    for (Variable<?> one :
        new Variable<?>[] {
          Variables.API_KEYS_SECRET,
          Variables.TOKEN_KEYS_SECRET,
          Variables.PAYKKA_SIGNING_KEY_SECRET,
          Variables.NOTIFICATION_ENDPOINTS_SECRET,
          Variables.PAYKKA_PUBLIC_KEYS
        }) {
      assertThat(variables.get(one.name())).isNotEqualTo(ENVIRONMENT.get(one.name()));
    }
    assertThat(new SecretAdapters(aws).tokenKeys().current()).hasSize(1);
  }

  @Test
  void hasOtherKeysEachTime() {
    try (Stage other = Stage.set(ENVIRONMENT, InstantSource.system())) {
      assertThat(other.apiKey()).isNotEqualTo(stage.apiKey());
      assertThat(other.keys().getPublic()).isNotEqualTo(stage.keys().getPublic());
    }
  }

  @Test
  void refusesAnAnswerThatIsNotTheExpectedOneAndSaysWhatWentWrong() {
    StagedRequest request = StagedRequest.of("GET", "/payments/{id}").about("p1");

    assertThatThrownBy(
            () -> stage.call((_, answer, _) -> answer.write("{}".getBytes(UTF_8)), request, 200))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("what was rehearsed was not answered 200");
  }

  @Test
  void leavesNoThreadBehind() throws InterruptedException {
    Set<Thread> before = Thread.getAllStackTraces().keySet();
    try (Stage other = Stage.set(ENVIRONMENT, InstantSource.system())) {
      Adapters there =
          Adapters.of(other.surroundings(), Variables.all().toArray(new Variable<?>[0]));
      new StagedPayments(other.surroundings()).paid(1);
      assertThat(new SecretAdapters(there).tokenKeys().current()).hasSize(1);
      post(there);
      assertThat(since(before)).as("while the stage is there").isNotEmpty();
    }

    List<Thread> after = since(before);
    for (Thread thread : after) {
      // Some may be on their last steps.
      thread.join(Duration.ofSeconds(5));
    }

    assertThat(after).filteredOn(Thread::isAlive).isEmpty();
  }

  @Test
  @Timeout(120)
  void breaksOffACallThatIsNotAnsweredWhenItCloses() {
    CountDownLatch called = new CountDownLatch(1);
    stage.cast(
        (_, _) -> {
          called.countDown();
          throw waitForEver();
        });
    CompletableFuture<HttpOutcome> outcome = CompletableFuture.supplyAsync(() -> post(aws));
    await(called);

    stage.close();

    assertThat(outcome.join()).isNotInstanceOf(HttpOutcome.Answered.class);
  }

  @Test
  void isNotTalkedToAfterItsEnd() {
    stage.close();

    assertThat(post(aws)).isInstanceOf(HttpOutcome.NotSent.class);
  }

  private static HttpOutcome post(Adapters aws) {
    return aws.transport()
        .post(
            URI.create("https://no-such-host.invalid/"),
            Map.of(),
            new byte[0],
            Duration.ofMinutes(1));
  }

  private static List<Thread> since(Set<Thread> before) {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> !before.contains(thread))
        .toList();
  }

  private static IllegalStateException waitForEver() {
    await(new CountDownLatch(1));
    return new IllegalStateException("for ever is over");
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException("interrupted", e);
    }
  }
}
