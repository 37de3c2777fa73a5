package io.paykkaserverless.simulation.crash;

import static org.assertj.core.api.Assertions.assertThat;

import io.paykkaserverless.core.agreement.Schedules;
import io.paykkaserverless.core.card.PaymentInstrument;
import io.paykkaserverless.core.card.Sensitive;
import io.paykkaserverless.core.card.Wallet;
import io.paykkaserverless.core.card.WalletToken;
import io.paykkaserverless.core.confirm.ConfirmPaymentResult;
import io.paykkaserverless.core.create.CreatePaymentCommand;
import io.paykkaserverless.core.create.CreatePaymentResult;
import io.paykkaserverless.core.order.OrderDetails;
import io.paykkaserverless.core.paykka.PaykkaApplePay.SessionOutcome;
import io.paykkaserverless.core.paykka.TransactionStatus;
import io.paykkaserverless.core.payment.Attempt;
import io.paykkaserverless.core.payment.AuthorisationType;
import io.paykkaserverless.core.payment.CaptureMethod;
import io.paykkaserverless.core.payment.ChallengeIndicator;
import io.paykkaserverless.core.payment.FakePaykka.Mood;
import io.paykkaserverless.core.payment.IdempotencyKey;
import io.paykkaserverless.core.payment.Payment;
import io.paykkaserverless.core.payment.PaymentKind;
import io.paykkaserverless.core.payment.PaymentState;
import io.paykkaserverless.core.payment.Payments;
import io.paykkaserverless.core.payment.TestBench;
import io.paykkaserverless.core.returning.FinishReturnResult;
import io.paykkaserverless.core.storedcard.StoredCards;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** A payment is created, paid, and its shopper comes back. */
final class PayErrands {

  private static final Optional<String> NO_ADDRESS = Optional.empty();
  private static final Optional<String> ADDRESS = Optional.of("203.0.113.7");
  private static final PaymentKind NAMED = new PaymentKind.OneOff(Optional.of(Payments.SHOPPER));
  private static final PaymentKind STORING = new PaymentKind.StoringCard(Payments.SHOPPER);

  private PayErrands() {}

  static Stream<Errand> all() {
    return Stream.of(creating(), moods(), instruments(), limits(), returning(), applePay())
        .flatMap(errands -> errands);
  }

  private static Stream<Errand> creating() {
    return Stream.of(
        Errand.of("create a payment", world -> isMade(world, PaymentKind.oneOff()))
            .given(world -> world.bench.store.clear())
            .then(world -> assertThat(world.bench.store.all()).hasSize(1)),
        Errand.of("create a payment once more", world -> isMade(world, PaymentKind.oneOff()))
            .given(world -> world.bench.store.clear())
            .given(world -> isMade(world, PaymentKind.oneOff()))
            .then(world -> assertThat(world.bench.store.all()).hasSize(1)),
        Errand.of("create it once more after its schedule began", world -> isMade(world, monthly()))
            .given(world -> world.bench.store.clear())
            .given(world -> isMade(world, monthly()))
            .given(world -> world.bench.clock.set(Schedules.START))
            .then(world -> assertThat(world.bench.store.all()).hasSize(1)));
  }

  private static boolean isMade(World world, PaymentKind kind) {
    CreatePaymentResult result =
        world.uses.create.create(
            new CreatePaymentCommand(
                "shop",
                new IdempotencyKey("key-1"),
                Payments.AMOUNT,
                "order-1001",
                Optional.empty(),
                URI.create("https://shop.example/result"),
                CaptureMethod.AUTOMATIC,
                AuthorisationType.FINAL_AUTH,
                ChallengeIndicator.AUTO,
                kind,
                OrderDetails.NONE));
    return result instanceof CreatePaymentResult.Created
        || result instanceof CreatePaymentResult.Replayed;
  }

  private static PaymentKind monthly() {
    return new PaymentKind.FirstRecurring(Payments.SHOPPER, Optional.of(Schedules.monthly()));
  }

  /** However PayKKa answers, and whatever that makes of the payment. */
  private static Stream<Errand> moods() {
    return Stream.concat(
        Stream.of(
                Mood.APPROVES,
                Mood.AUTHORIZES_ONLY,
                Mood.WANTS_3DS,
                Mood.STAYS_PROCESSING,
                Mood.LOSES_THE_ANSWER_AFTER_CHARGING,
                Mood.ANSWERS_FOR_ANOTHER_AMOUNT)
            .map(
                mood ->
                    card("pay, PayKKa " + mood).given(paykka(mood)).then(ends(PaymentState.PAID))),
        Stream.of(
            card("pay, PayKKa DECLINES")
                .given(paykka(Mood.DECLINES))
                .then(ends(PaymentState.EXPIRED)),
            card("pay, PayKKa REFUSES")
                .given(paykka(Mood.REFUSES))
                .then(ends(PaymentState.EXPIRED)),
            Errand.of("pay while PayKKa is out of reach", PayErrands::isPaidDespiteAnOutage)
                .orHalfway(PayErrands::attemptsAreUsedUp)
                .then(ends(PaymentState.PAID, PaymentState.EXPIRED)),
            Errand.of("pay, the answer and the queries are lost", PayErrands::isPaidInTheDark)
                .given(paykka(Mood.LOSES_THE_ANSWER_AFTER_CHARGING))
                .given(world -> world.bench.paykka.stopAnsweringQueries())
                .then(ends(PaymentState.PAID)),
            card("pay with another card")
                .given(paykka(Mood.DECLINES))
                .given(World::confirm)
                .given(paykka(Mood.APPROVES))
                .orHalfway(PayErrands::attemptsAreUsedUp)
                .then(ends(PaymentState.PAID, PaymentState.EXPIRED)),
            card("pay with a third card after all answers were lost")
                .given(paykka(Mood.DECLINES))
                .given(World::confirm)
                .given(paykka(Mood.LOSES_THE_ANSWER_AFTER_CHARGING))
                .orHalfway(PayErrands::attemptsAreUsedUp)
                .then(ends(PaymentState.PAID, PaymentState.EXPIRED)),
            card("click again while it is unknown")
                .given(paykka(Mood.LOSES_THE_ANSWER_AFTER_CHARGING))
                .given(world -> world.bench.paykka.stopAnsweringQueries())
                .given(World::confirm)
                .given(world -> world.bench.paykka.answerQueries())
                .then(ends(PaymentState.PAID)),
            card("click again while it is being confirmed")
                .given(paykka(Mood.STAYS_PROCESSING))
                .given(World::confirm)
                .given(world -> world.pass(Duration.ofMinutes(1)))
                .given(PayErrands::paykkaApproves)
                .then(ends(PaymentState.PAID)),
            card("click again after it was paid")
                .given(World::confirm)
                .then(ends(PaymentState.PAID)),
            card("authorise and capture later")
                .given(world -> world.begin(manual()))
                .given(paykka(Mood.AUTHORIZES_ONLY))
                .then(ends(PaymentState.AUTHORIZED)),
            card("pay what does not exist").given(world -> world.bench.store.clear())));
  }

  private static Payment manual() {
    return Payments.payment().captureMethod(CaptureMethod.MANUAL).build();
  }

  private static Stream<Errand> instruments() {
    return Stream.of(
        pay("pay with a stored card", Payments.TOKEN, NO_ADDRESS)
            .given(beginning(NAMED))
            .given(world -> world.bench.storedCards.insertUnlessPresent(StoredCards.usable()))
            .then(ends(PaymentState.PAID)),
        pay("pay with a stored card of somebody else", Payments.TOKEN, NO_ADDRESS)
            .given(beginning(NAMED))
            .then(ends(PaymentState.EXPIRED)),
        pay("pay with a wallet", new WalletToken(Wallet.GOOGLE_PAY, Sensitive.of("{}")), NO_ADDRESS)
            .then(ends(PaymentState.PAID)),
        card("pay and store the card")
            .given(beginning(STORING))
            .then(ends(PaymentState.PAID))
            .then(PayErrands::cardIsStored),
        card("pay and store the card, named by the query alone")
            .given(beginning(STORING))
            .given(paykka(Mood.NAMES_NO_TOKEN_IN_ITS_ANSWER))
            .then(ends(PaymentState.PAID))
            .then(PayErrands::cardIsStored),
        card("pay and store the card, after 3-D Secure")
            .given(beginning(STORING))
            .given(paykka(Mood.WANTS_3DS))
            .then(ends(PaymentState.PAID))
            .then(PayErrands::cardIsStored),
        card("begin an agreement")
            .given(beginning(new PaymentKind.FirstRecurring(Payments.SHOPPER, Optional.empty())))
            .then(ends(PaymentState.PAID))
            .then(world -> assertThat(world.bench.agreements.all()).hasSize(1)),
        card("begin an agreement with a schedule")
            .given(beginning(monthly()))
            .then(ends(PaymentState.PAID))
            .then(world -> assertThat(world.bench.agreements.all()).hasSize(1)));
  }

  private static void cardIsStored(World world) {
    assertThat(world.bench.storedCards.find(Payments.TOKEN)).isPresent();
  }

  private static Stream<Errand> limits() {
    return Stream.of(
        pay("pay from an address", TestBench.encryptedCard(), ADDRESS)
            .then(ends(PaymentState.PAID)),
        pay("pay from an address as a shopper with a name", TestBench.encryptedCard(), ADDRESS)
            .given(beginning(NAMED))
            .then(ends(PaymentState.PAID)),
        pay("pay from an address that has tried enough", TestBench.encryptedCard(), ADDRESS)
            .given(PayErrands::addressHasTriedEnough)
            .then(ends(PaymentState.EXPIRED)));
  }

  private static void addressHasTriedEnough(World world) {
    for (int i = 0; i < TestBench.ATTEMPTS_PER_ADDRESS; i++) {
      world.uses.guard.admit(Payments.created(), ADDRESS);
    }
  }

  private static Stream<Errand> returning() {
    Consumer<World> away =
        world -> {
          world.bench.paykka.mood(Mood.WANTS_3DS);
          world.confirm();
        };
    return Stream.of(
        Errand.of("come back from 3-D Secure", PayErrands::isBack)
            .given(away)
            .given(PayErrands::paykkaApproves)
            .then(ends(PaymentState.PAID)),
        Errand.of("come back from 3-D Secure in vain", PayErrands::isBack)
            .given(away)
            .given(world -> world.bench.paykka.becomes(Payments.FIRST, TransactionStatus.FAILURE))
            .then(ends(PaymentState.EXPIRED)),
        Errand.of("come back from 3-D Secure before PayKKa knows", PayErrands::isBack)
            .given(away)
            .then(ends(PaymentState.PAID)),
        Errand.of("come back from 3-D Secure, approved and not final", PayErrands::isBack)
            .given(away)
            .given(
                world -> world.bench.paykka.becomes(Payments.FIRST, TransactionStatus.AUTHORIZED))
            .then(ends(PaymentState.PAID)));
  }

  private static boolean isBack(World world) {
    String token =
        world.uses.returnTokens.issue(
            Payments.FIRST, world.bench.clock.instant().plus(Duration.ofHours(1)));
    return world.uses.finishReturn.finish(token) instanceof FinishReturnResult.BackToShop;
  }

  private static Stream<Errand> applePay() {
    return Stream.of(
        Errand.of("show Apple's sheet", PayErrands::isShown),
        Errand.of("show Apple's sheet while PayKKa is away", PayErrands::isShown)
            .given(world -> world.bench.paykka.answerSessions(new SessionOutcome.Unavailable(""))));
  }

  private static boolean isShown(World world) {
    world.uses.openApplePaySession.open(Payments.ID, "shop.example");
    return true;
  }

  static Errand card(String name) {
    return pay(name, TestBench.encryptedCard(), NO_ADDRESS);
  }

  private static Errand pay(String name, PaymentInstrument instrument, Optional<String> address) {
    return Errand.of(name, world -> isOver(world.confirm(instrument, address)));
  }

  /** One before, and one for each of two crashes: a payment has no more. */
  private static boolean attemptsAreUsedUp(World world) {
    List<Attempt> attempts = world.payment().attempts();
    return attempts.size() == TestBench.ATTEMPTS_MAX
        && attempts.stream().filter(Ending::isUnsent).count() >= 2;
  }

  /** Nothing reaches PayKKa in the first minute. */
  private static boolean isPaidDespiteAnOutage(World world) {
    boolean outage = world.bench.clock.instant().isBefore(Payments.NOW.plusSeconds(60));
    world.bench.paykka.mood(outage ? Mood.NEVER_GETS_THE_REQUEST : Mood.APPROVES);
    return isOver(world.confirm());
  }

  /** PayKKa answers no queries until the first call is over. */
  private static boolean isPaidInTheDark(World world) {
    try {
      return isOver(world.confirm());
    } finally {
      world.bench.paykka.answerQueries();
    }
  }

  /** Whoever is told "being confirmed" looks again; whose request never arrived tries again. */
  private static boolean isOver(ConfirmPaymentResult result) {
    return switch (result) {
      case ConfirmPaymentResult.Answered(Payment payment) ->
          !payment.state().isUnresolved()
              && payment.latestAttempt().filter(Ending::isUnsent).isEmpty();
      case ConfirmPaymentResult.NoSuchPayment _,
          ConfirmPaymentResult.InstrumentRefused _,
          ConfirmPaymentResult.TooLate _,
          ConfirmPaymentResult.TooManyAttempts _ ->
          true;
    };
  }

  static Consumer<World> paykka(Mood mood) {
    return world -> world.bench.paykka.mood(mood);
  }

  /** After the first request. */
  static Consumer<World> thenPaykka(Mood mood) {
    return world -> world.bench.paykka.beforeAnswering(() -> world.bench.paykka.mood(mood));
  }

  static void paykkaApproves(World world) {
    world.bench.paykka.becomes(Payments.FIRST, TransactionStatus.SUCCESS);
  }

  static Consumer<World> beginning(PaymentKind kind) {
    return world -> world.begin(Payments.payment().kind(kind).build());
  }

  /** All payments end in one of these states, and where one is paid, by one attempt. */
  static Consumer<World> ends(PaymentState... states) {
    return world -> {
      for (Payment payment : world.bench.store.all()) {
        assertThat(payment.state()).isIn(Arrays.asList(states));
        List<Attempt> approved =
            payment.attempts().stream().filter(it -> it.state().isApproved()).toList();
        assertThat(approved).hasSize(payment.state().isApproved() ? 1 : 0);
      }
    };
  }
}
