package io.paykkaserverless.core.create;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.paykkaserverless.core.agreement.Schedule;
import io.paykkaserverless.core.agreement.Schedules;
import io.paykkaserverless.core.create.CreatePaymentResult.Created;
import io.paykkaserverless.core.create.CreatePaymentResult.KeyReused;
import io.paykkaserverless.core.create.CreatePaymentResult.Replayed;
import io.paykkaserverless.core.create.CreatePaymentResult.ReturnUrlNotAllowed;
import io.paykkaserverless.core.create.CreatePaymentResult.ScheduleNotAhead;
import io.paykkaserverless.core.money.Money;
import io.paykkaserverless.core.order.OrderDetails;
import io.paykkaserverless.core.order.Orders;
import io.paykkaserverless.core.payment.AuthorisationType;
import io.paykkaserverless.core.payment.CaptureMethod;
import io.paykkaserverless.core.payment.ChallengeIndicator;
import io.paykkaserverless.core.payment.IdempotencyKey;
import io.paykkaserverless.core.payment.PaymentKind;
import io.paykkaserverless.core.payment.PaymentState;
import io.paykkaserverless.core.payment.Payments;
import io.paykkaserverless.core.payment.TestBench;
import io.paykkaserverless.core.token.TokenCheck;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class CreatePaymentTest {

  private static final String RETURN_URL = "https://shop.example/result";

  private final TestBench bench = new TestBench();

  @Test
  void aNewKeyMakesANewPaymentWithATokenForTheBrowser() {
    Created created = (Created) bench.create.create(command("key-1", 1250, RETURN_URL));

    assertThat(created.payment().state()).isEqualTo(PaymentState.CREATED);
    assertThat(bench.store.find(created.payment().id())).contains(created.payment());
    assertThat(bench.clientTokens.check(created.clientToken()))
        .isEqualTo(new TokenCheck.Valid<>(created.payment().id()));
  }

  @Test
  void theSameRequestAgainIsAnsweredWithTheSamePaymentAndToken() {
    Created first = (Created) bench.create.create(command("key-1", 1250, RETURN_URL));
    bench.clock.advance(Duration.ofMinutes(5));

    assertThat(bench.create.create(command("key-1", 1250, RETURN_URL)))
        .isEqualTo(new Replayed(first.payment(), first.clientToken()));
  }

  @Test
  void theSameKeyForAnotherRequestIsRefused() {
    bench.create.create(command("key-1", 1250, RETURN_URL));

    assertThat(bench.create.create(command("key-1", 1251, RETURN_URL))).isEqualTo(new KeyReused());
    assertThat(bench.create.create(command("key-1", 1250, RETURN_URL + "?x")))
        .isEqualTo(new KeyReused());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://evil.example/result",
        "http://shop.example/result",
        "https://shop.example:8443/result",
        "https://shop.example.evil.example/",
        "https://shop.example@evil.example/",
        "https://user@shop.example/",
        "//shop.example/result",
        "/result",
        "javascript:alert(1)",
        "data:text/html,x"
      })
  void shoppersAreSentNowhereButToTheShop(String url) {
    assertThat(bench.create.create(command("key-1", 1250, url)))
        .isEqualTo(new ReturnUrlNotAllowed());
  }

  @Test
  void hostAndStandardPortMayBeSpeltDifferently() {
    assertThat(bench.create.create(command("key-1", 1, "HTTPS://SHOP.example:443/r")))
        .isInstanceOf(Created.class);
  }

  @Test
  void anOriginWithAPathIsRefusedWhenItIsConfigured() {
    List<URI> withPath = List.of(URI.create("https://shop.example/pay"));

    assertThatThrownBy(() -> new ReturnUrlOrigins(withPath))
        .hasMessageContaining("like https://shop.example");
  }

  @Test
  void aPaymentOfNothingIsRefused() {
    assertThatThrownBy(() -> bench.create.create(command("key-1", 0, RETURN_URL)))
        .hasMessage("a payment must be for more than zero");
  }

  static Stream<UnaryOperator<CreatePaymentCommand>> changes() {
    return Stream.of(
        c -> with(c, AuthorisationType.PRE_AUTH, c.challenge(), c.kind(), c.details()),
        c -> with(c, c.authorisationType(), ChallengeIndicator.CHALLENGE, c.kind(), c.details()),
        c -> with(c, c.authorisationType(), c.challenge(), named(), c.details()),
        c -> with(c, c.authorisationType(), c.challenge(), storing(), c.details()),
        c ->
            with(c, c.authorisationType(), c.challenge(), recurring(Optional.empty()), c.details()),
        c -> with(c, c.authorisationType(), c.challenge(), c.kind(), Orders.full()));
  }

  @ParameterizedTest
  @MethodSource("changes")
  void theSameKeyForARequestThatDiffersAnywhereIsRefused(
      UnaryOperator<CreatePaymentCommand> change) {
    CreatePaymentCommand command = command("key-1", 1250, RETURN_URL);
    bench.create.create(command);

    assertThat(bench.create.create(change.apply(command))).isEqualTo(new KeyReused());
  }

  @Test
  void anotherScheduleIsAnotherRequest() {
    CreatePaymentCommand command = command("key-1", 1250, RETURN_URL);
    bench.create.create(recurring(command, Optional.empty()));

    assertThat(bench.create.create(recurring(command, Optional.of(Schedules.monthly()))))
        .isEqualTo(new KeyReused());
    assertThat(bench.create.create(recurring(command, Optional.empty())))
        .isInstanceOf(Replayed.class);
  }

  private static CreatePaymentCommand recurring(
      CreatePaymentCommand c, Optional<Schedule> schedule) {
    return with(c, c.authorisationType(), c.challenge(), recurring(schedule), c.details());
  }

  private static PaymentKind named() {
    return new PaymentKind.OneOff(Optional.of(Payments.SHOPPER));
  }

  private static PaymentKind storing() {
    return new PaymentKind.StoringCard(Payments.SHOPPER);
  }

  private static PaymentKind recurring(Optional<Schedule> schedule) {
    return new PaymentKind.FirstRecurring(Payments.SHOPPER, schedule);
  }

  private static CreatePaymentCommand with(
      CreatePaymentCommand c,
      AuthorisationType authorisation,
      ChallengeIndicator challenge,
      PaymentKind kind,
      OrderDetails details) {
    return new CreatePaymentCommand(
        c.caller(),
        c.key(),
        c.amount(),
        c.reference(),
        c.description(),
        c.returnUrl(),
        c.captureMethod(),
        authorisation,
        challenge,
        kind,
        details);
  }

  @Test
  void aScheduleMustStartAheadOfNow() {
    bench.clock.advance(Duration.between(bench.clock.instant(), Schedules.START));

    assertThat(bench.create.create(recurring("key-1"))).isEqualTo(new ScheduleNotAhead());
    assertThat(bench.store.all()).hasSize(1);
  }

  @Test
  void aScheduleMustStartWithinTwoYears() {
    bench.clock.advance(Duration.ofDays(-2 * 365));

    assertThat(bench.create.create(recurring("key-1"))).isEqualTo(new ScheduleNotAhead());
  }

  @Test
  void aRepeatIsAnsweredThoughItsScheduleHasStarted() {
    Created first = (Created) bench.create.create(recurring("key-1"));
    bench.clock.advance(Duration.ofDays(60));

    assertThat(bench.create.create(recurring("key-1")))
        .isEqualTo(new Replayed(first.payment(), first.clientToken()));
  }

  private static CreatePaymentCommand recurring(String key) {
    return command(
        key,
        1250,
        RETURN_URL,
        new PaymentKind.FirstRecurring(Payments.SHOPPER, Optional.of(Schedules.monthly())));
  }

  private static CreatePaymentCommand command(String key, long amount, String returnUrl) {
    return command(key, amount, returnUrl, PaymentKind.oneOff());
  }

  private static CreatePaymentCommand command(
      String key, long amount, String returnUrl, PaymentKind kind) {
    return new CreatePaymentCommand(
        "shop",
        new IdempotencyKey(key),
        Money.of(amount, "EUR"),
        "order-1001",
        Optional.empty(),
        URI.create(returnUrl),
        CaptureMethod.AUTOMATIC,
        AuthorisationType.FINAL_AUTH,
        ChallengeIndicator.AUTO,
        kind,
        OrderDetails.NONE);
  }
}
