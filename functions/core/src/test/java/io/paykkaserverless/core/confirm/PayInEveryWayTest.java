package io.paykkaserverless.core.confirm;

import static org.assertj.core.api.Assertions.assertThat;

import io.paykkaserverless.core.card.AgreementCredential;
import io.paykkaserverless.core.card.CardToken;
import io.paykkaserverless.core.card.PaymentInstrument;
import io.paykkaserverless.core.card.PaymentMethod;
import io.paykkaserverless.core.card.Sensitive;
import io.paykkaserverless.core.card.ShopperDevice;
import io.paykkaserverless.core.card.Wallet;
import io.paykkaserverless.core.card.WalletToken;
import io.paykkaserverless.core.confirm.ConfirmPaymentResult.Answered;
import io.paykkaserverless.core.confirm.ConfirmPaymentResult.InstrumentRefused;
import io.paykkaserverless.core.confirm.ConfirmPaymentResult.Objection;
import io.paykkaserverless.core.confirm.ConfirmPaymentResult.TooManyAttempts;
import io.paykkaserverless.core.order.CustomerField;
import io.paykkaserverless.core.order.Details;
import io.paykkaserverless.core.order.OrderDetails;
import io.paykkaserverless.core.payment.FakePaykka.Mood;
import io.paykkaserverless.core.payment.Payment;
import io.paykkaserverless.core.payment.PaymentKind;
import io.paykkaserverless.core.payment.PaymentState;
import io.paykkaserverless.core.payment.Payments;
import io.paykkaserverless.core.payment.ShopperReference;
import io.paykkaserverless.core.payment.Signals.Signal;
import io.paykkaserverless.core.payment.Speaker;
import io.paykkaserverless.core.payment.TestBench;
import io.paykkaserverless.core.storedcard.StoredCard;
import io.paykkaserverless.core.storedcard.StoredCards;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Which instruments go with which payments, and how often they may be tried. */
class PayInEveryWayTest {

  private static final PaymentKind NAMED = new PaymentKind.OneOff(Optional.of(Payments.SHOPPER));
  private static final PaymentKind STORING = new PaymentKind.StoringCard(Payments.SHOPPER);

  private final TestBench bench = new TestBench();

  @ParameterizedTest
  @EnumSource(Wallet.class)
  void aWalletPays(Wallet wallet) {
    WalletToken token = new WalletToken(wallet, Sensitive.of("{}"));

    assertThat(bench.confirmWith(token)).isInstanceOf(Answered.class);
    assertThat(bench.payment().state()).isEqualTo(PaymentState.PAID);
    assertThat(bench.payment().attempts().getFirst().method()).isEqualTo(wallet.method());
  }

  @Test
  void aStoredCardOfTheShopperPaysWithOneClick() {
    begin(NAMED);
    bench.storedCards.insertUnlessPresent(StoredCards.usable());

    assertThat(bench.confirmWith(Payments.TOKEN)).isInstanceOf(Answered.class);
    assertThat(bench.payment().state()).isEqualTo(PaymentState.PAID);
    assertThat(bench.payment().attempts().getFirst().method()).isEqualTo(PaymentMethod.BANKCARD);
  }

  @Test
  void aBrowserPaysWithNobodyElsesCard() {
    begin(new PaymentKind.OneOff(Optional.of(new ShopperReference("somebody else"))));
    bench.storedCards.insertUnlessPresent(StoredCards.usable());

    assertRefused(Payments.TOKEN, Objection.NOT_A_CARD_OF_THIS_SHOPPER);
  }

  @Test
  void aBrowserOfAShopperNobodyNamedPaysWithNoStoredCard() {
    bench.storedCards.insertUnlessPresent(StoredCards.usable());

    assertRefused(Payments.TOKEN, Objection.NOT_A_CARD_OF_THIS_SHOPPER);
  }

  @Test
  void aBrowserPaysWithNoCardThatWeNeverSaw() {
    begin(NAMED);

    assertRefused(new CardToken("TK1"), Objection.NOT_A_CARD_OF_THIS_SHOPPER);
  }

  @ParameterizedTest
  @EnumSource(
      value = StoredCard.State.class,
      names = {"REMOVING", "REMOVED"})
  void nobodyPaysWithACardThatWasRemoved(StoredCard.State state) {
    begin(NAMED);
    bench.storedCards.insertUnlessPresent(StoredCards.usable().in(state));

    assertRefused(Payments.TOKEN, Objection.NOT_A_CARD_OF_THIS_SHOPPER);
  }

  @Test
  void theMerchantsServerMayBringATokenFromBeforeOurTime() {
    begin(NAMED);

    assertThat(confirm(Speaker.MERCHANT, new CardToken("TK1"), Optional.empty()))
        .isInstanceOf(Answered.class);
    assertThat(bench.paykka.initiations()).hasSize(1);
  }

  @Test
  void onlyACardIsStored() {
    begin(STORING);

    assertRefused(
        new WalletToken(Wallet.APPLE_PAY, Sensitive.of("{}")), Objection.ONLY_CARDS_CAN_BE_STORED);
    assertRefused(Payments.TOKEN, Objection.STORED_ALREADY);
  }

  @Test
  void theChargeOfAnAgreementIsConfirmedByNobody() {
    assertRefused(
        new AgreementCredential(Payments.PAYKKA_AGREEMENT, Payments.TOKEN),
        Objection.CHARGED_BY_ITS_AGREEMENT);
  }

  @Test
  void paykkaHearsTheShoppersAddressUnlessTheMerchantSaidAnother() {
    Payment payment =
        Payments.payment()
            .details(
                new OrderDetails(
                    List.of(),
                    Details.none(),
                    Details.none(),
                    new Details<>(Map.of(CustomerField.ORDER_IP, "192.0.2.1"))))
            .build();
    bench.begin(payment);
    confirm(Speaker.SHOPPER, TestBench.encryptedCard(), Optional.of("203.0.113.7"));

    var customer = bench.paykka.initiations().getFirst().details().customer();
    assertThat(customer.get(CustomerField.ORDER_IP)).contains("192.0.2.1");
    assertThat(customer.get(CustomerField.PAY_IP)).contains("203.0.113.7");
  }

  @Test
  void oneAddressTriesAFewCardsAndNoMoreHoweverManyPaymentsItHas() {
    bench.paykka.mood(Mood.DECLINES);
    int asked = 0;
    for (int i = 0; i < 30; i++) {
      bench.begin(Payments.created());
      confirm(Speaker.SHOPPER, TestBench.encryptedCard(), Optional.of("203.0.113.7"));
      asked = bench.paykka.initiations().size();
    }

    assertThat(asked).isEqualTo(TestBench.ATTEMPTS_PER_ADDRESS);
    assertThat(bench.signals.raised()).contains(Signal.ATTEMPTS_LIMITED);
    assertThat(bench.signals.subjects()).noneMatch(subject -> subject.contains("203.0.113.7"));
  }

  @Test
  void whoIsStoppedIsToldWhenToTryAgainAndLeavesNothing() {
    for (int i = 0; i < TestBench.ATTEMPTS_PER_ADDRESS; i++) {
      bench.guard.admit(Payments.created(), Optional.of("203.0.113.7"));
    }

    var result = confirm(Speaker.SHOPPER, TestBench.encryptedCard(), Optional.of("203.0.113.7"));

    assertThat(((TooManyAttempts) result).retryAfter())
        .isPositive()
        .isLessThanOrEqualTo(Duration.ofHours(1));
    assertThat(bench.payment()).isEqualTo(Payments.created());
  }

  @Test
  void clickingTwiceCountsOnce() {
    confirm(Speaker.SHOPPER, TestBench.encryptedCard(), Optional.of("203.0.113.7"));
    confirm(Speaker.SHOPPER, TestBench.encryptedCard(), Optional.of("203.0.113.7"));

    assertThat(bench.counters.counts().values()).containsExactly(1);
  }

  @Test
  void aPaymentTriedTooOftenIsOverUntilItsTimeIs() {
    bench.paykka.mood(Mood.DECLINES);
    for (int i = 0; i < TestBench.ATTEMPTS_MAX; i++) {
      bench.confirm();
    }

    assertThat(bench.confirm()).isEqualTo(new TooManyAttempts(Duration.ofHours(1)));
  }

  private void begin(PaymentKind kind) {
    bench.begin(Payments.payment().kind(kind).build());
  }

  private ConfirmPaymentResult confirm(
      Speaker speaker, PaymentInstrument instrument, Optional<String> address) {
    return bench.confirm.confirm(
        new ConfirmPaymentCommand(
            Payments.ID,
            speaker,
            instrument,
            new ShopperDevice(address, Details.none()),
            TestBench.PUBLIC_BASE_URL));
  }

  private void assertRefused(PaymentInstrument instrument, Objection objection) {
    Payment before = bench.payment();

    assertThat(bench.confirmWith(instrument)).isEqualTo(new InstrumentRefused(objection));
    assertThat(bench.payment()).isEqualTo(before);
    assertThat(bench.paykka.initiations()).isEmpty();
    assertThat(bench.counters.counts()).isEmpty();
  }
}
