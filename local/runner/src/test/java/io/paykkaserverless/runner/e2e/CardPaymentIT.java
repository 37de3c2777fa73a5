package io.paykkaserverless.runner.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.paykkaserverless.core.race.AtOnce;
import io.paykkaserverless.runner.LocalOptions;
import io.paykkaserverless.runner.LocalSystem;
import io.paykkaserverless.runner.e2e.ScriptedShopper.Answer;
import io.paykkaserverless.runner.e2e.ScriptedShopper.Created;
import io.paykkaserverless.runner.merchant.NotificationMessage;
import io.paykkaserverless.sandbox.control.SandboxControl;
import io.paykkaserverless.sandbox.fault.ArmedFault;
import io.paykkaserverless.sandbox.fault.Fault;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * The shipped functions, each in a process of its own, between a merchant's server, a shopper and a
 * PayKKa that misbehaves: what must be so whatever happens.
 */
@TestInstance(Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class CardPaymentIT {

  private static final String APPROVES = "4242424242424242";
  private static final String DECLINES = "4000000000000002";
  private static final String WANTS_3DS = "4000000000003220";

  private LocalSystem system;
  private ScriptedShopper shopper;
  private SandboxControl paykka;
  private MerchantRecords records;

  @BeforeAll
  void start() {
    system = LocalSystem.start(LocalOptions.in(Path.of("../..")));
    shopper = new ScriptedShopper(system);
    paykka = system.sandbox().control();
    records = new MerchantRecords(system, shopper);
  }

  @AfterAll
  void stop() {
    system.close();
  }

  @Test
  void aPaymentThrough3dsIsPaidAndTheMerchantIsToldOnce() {
    Created payment = shopper.created("3ds-approved");
    Answer confirmed = shopper.confirm(payment, WANTS_3DS);
    assertThat(confirmed.text("status")).isEqualTo("AWAITING_SHOPPER");

    Answer back = shopper.get(URI.create(shopper.choose3ds(confirmed, "approve")));

    assertThat(back.status()).isEqualTo(303);
    assertThat(back.location())
        .isEqualTo(
            system.merchant().url() + "/result.html?payment_id=" + payment.id() + "&status=paid");
    assertThat(shopper.view(payment).text("status")).isEqualTo("PAID");
    records.assertToldOnce(payment, "payment.paid");
    assertThat(paykka.initiations(payment.transId())).isEqualTo(1);
  }

  @Test
  void aShopperWhoFails3dsIsDeclined() {
    Created payment = shopper.created("3ds-declined");
    Answer confirmed = shopper.confirm(payment, WANTS_3DS);

    Answer back = shopper.get(URI.create(shopper.choose3ds(confirmed, "decline")));

    assertThat(back.location()).endsWith("&status=declined");
    records.assertToldOnce(payment, "payment.declined");
  }

  @Test
  void aDeclinedCardIsAnsweredAtOnceAndAnotherCardMayPay() {
    Created payment = shopper.created("second-card");

    Answer declined = shopper.confirm(payment, DECLINES);
    assertThat(declined.text("status")).isEqualTo("DECLINED");
    assertThat(declined.json().object("failure").flatMap(f -> f.bool("shopper_may_retry")))
        .contains(true);
    assertThat(shopper.confirm(payment, APPROVES).text("status")).isEqualTo("PAID");

    shopper.await(
        payment,
        json ->
            MerchantRecords.delivered(json).equals(List.of("payment.declined", "payment.paid")));
  }

  @Test
  void theMerchantsServerMayConfirmInTheShoppersPlace() {
    Created payment = shopper.created("by-merchant");

    Answer confirmed = shopper.confirmAsMerchant(payment, shopper.purse().encryptedCard(APPROVES));

    assertThat(confirmed.text("status")).isEqualTo("PAID");
    records.assertToldOnce(payment, "payment.paid");
  }

  @Test
  void oneKeyIsOnePaymentHoweverOftenItIsSent() throws Exception {
    List<Answer> answers = AtOnce.times(6, _ -> shopper.create("same-key", 1250));

    assertThat(answers).as("%s", answers).extracting(Answer::status).containsOnly(201);
    assertThat(answers).extracting(Answer::body).containsOnly(answers.getFirst().body());
    assertThat(shopper.create("same-key", 1251).status()).isEqualTo(422);
    assertThat(createWithoutKey().status()).isEqualTo(400);
  }

  @Test
  void anAnswerLostAfterChargingIsFoundByAsking() {
    Created payment = shopper.created("lost-answer");
    paykka.arm(once(new Fault.LostAnswer(), payment));
    paykka.arm(once(new Fault.LostWebhook(), payment));

    assertThat(shopper.confirm(payment, APPROVES).text("status")).isEqualTo("PAID");
    assertThat(paykka.initiations(payment.transId())).isEqualTo(1);
    records.assertToldOnce(payment, "payment.paid");
  }

  @Test
  void whenAskingFailsTooThePaymentIsUnknownUntilSomebodyAsksAgain() {
    Created payment = shopper.created("unknown");
    paykka.arm(once(new Fault.LostAnswer(), payment));
    paykka.arm(once(new Fault.LostWebhook(), payment));
    paykka.arm(once(new Fault.ServerError(false), payment).on("query"));

    Answer first = shopper.confirm(payment, APPROVES);
    assertThat(first.status()).isEqualTo(202);
    assertThat(first.text("status")).isEqualTo("PROCESSING");
    assertThat(shopper.viewAsMerchant(payment.id()).text("status")).isEqualTo("UNKNOWN");

    assertThat(shopper.confirm(payment, APPROVES).text("status")).isEqualTo("PAID");
    assertThat(paykka.initiations(payment.transId())).isEqualTo(1);
    records.assertToldOnce(payment, "payment.paid");
  }

  @Test
  void aWebhookThatOvertakesTheAnswerIsTheSameStory() {
    Created payment = shopper.created("early-webhook");
    paykka.arm(once(new Fault.SlowAnswer(Duration.ofSeconds(3)), payment));

    assertThat(shopper.confirm(payment, APPROVES).text("status")).isEqualTo("PAID");
    assertThat(records.history(payment)).contains("PAYKKA_WEBHOOK SUCCEEDED");
    records.assertToldOnce(payment, "payment.paid");
  }

  @Test
  void aWebhookThatComesTwiceIsOneNotification() {
    Created payment = shopper.created("duplicate-webhook");
    paykka.arm(once(new Fault.DuplicateWebhook(3), payment));
    Answer confirmed = shopper.confirm(payment, WANTS_3DS);
    shopper.choose3ds(confirmed, "approve");

    ScriptedShopper.await(
        () -> paykka.deliveries(payment.transId()), deliveries -> deliveries.size() >= 3);
    records.assertToldOnce(payment, "payment.paid");
  }

  @Test
  void aWebhookThatNeverComesIsReplacedByTheReturn() {
    Created payment = shopper.created("no-webhook");
    paykka.arm(once(new Fault.LostWebhook(), payment));
    Answer confirmed = shopper.confirm(payment, WANTS_3DS);

    shopper.get(URI.create(shopper.choose3ds(confirmed, "approve")));

    assertThat(records.history(payment)).contains("PAYKKA_QUERY_ON_RETURN SUCCEEDED");
    records.assertToldOnce(payment, "payment.paid");
  }

  @Test
  void aWebhookForAnotherAmountMovesNothing() {
    Created payment = shopper.created("wrong-amount");
    paykka.arm(once(new Fault.WrongAmount(1, 100), payment));
    Answer confirmed = shopper.confirm(payment, WANTS_3DS);
    shopper.choose3ds(confirmed, "approve");

    ScriptedShopper.await(() -> paykka.deliveries(payment.transId()), d -> !d.isEmpty());
    assertThat(shopper.view(payment).text("status")).isEqualTo("AWAITING_SHOPPER");
    records.assertLogged("REPORT_MISMATCH", payment.transId());
  }

  @Test
  void aWebhookThatPaykkaDidNotSignMovesNothing() {
    Created payment = shopper.created("bad-signature");
    paykka.arm(once(new Fault.BadSignature(100), payment));
    Answer confirmed = shopper.confirm(payment, WANTS_3DS);
    shopper.choose3ds(confirmed, "approve");

    ScriptedShopper.await(() -> paykka.deliveries(payment.transId()), d -> !d.isEmpty());
    assertThat(shopper.view(payment).text("status")).isEqualTo("AWAITING_SHOPPER");
    records.assertLogged("WEBHOOK_REJECTED", "WRONG_SIGNATURE");
  }

  @Test
  void rubbishAtTheWebhookAddressIsRefusedClearly() {
    URI webhooks = system.apiUrl().resolve("/webhooks/paykka");

    assertThat(shopper.post(webhooks, "{}").status()).isEqualTo(401);
    assertThat(shopper.post(webhooks, "").status()).isEqualTo(401);
    assertThat(shopper.post(webhooks, "x".repeat(1_000_000)).status()).isEqualTo(413);
    assertThat(shopper.get(webhooks).status()).isEqualTo(404);
  }

  @Test
  void aForgedReturnIsAPageForPeopleAndNeverPaid() {
    Created payment = shopper.created("forged-return");
    Answer confirmed = shopper.confirm(payment, WANTS_3DS);
    String genuine = shopper.choose3ds(confirmed, "abandon");
    String state = system.apiUrl() + "/return/rt1." + payment.transId() + ".9999999999.AAAA";

    Answer forged = shopper.get(URI.create(state));
    assertThat(forged.status()).isEqualTo(400);
    assertThat(forged.body()).contains("<h1>This link does not work</h1>");
    assertThat(genuine).isEmpty();
    assertThat(shopper.view(payment).text("status")).isEqualTo("AWAITING_SHOPPER");
  }

  @Test
  void aReturnByPostAndAReloadAreTheSame() {
    Created payment = shopper.created("reload");
    Answer confirmed = shopper.confirm(payment, WANTS_3DS);
    URI back = URI.create(shopper.choose3ds(confirmed, "approve"));

    Answer posted = shopper.post(back, "a=b", "Content-Type", "application/x-www-form-urlencoded");
    Answer reloaded = shopper.get(back);

    assertThat(posted.status()).isEqualTo(303);
    assertThat(posted.location()).endsWith("&status=paid").isEqualTo(reloaded.location());
    records.assertToldOnce(payment, "payment.paid");
  }

  @Test
  void aMerchantThatIsDownHearsItLater() {
    system.merchant().inbox().answerNext(1, 503);
    Created payment = shopper.created("dead-merchant");
    shopper.confirm(payment, APPROVES);

    shopper.await(payment, json -> MerchantRecords.delivered(json).equals(List.of("payment.paid")));
    assertThat(
            MerchantRecords.elements(shopper.viewAsMerchant(payment.id()).json(), "notifications"))
        .flatExtracting(message -> MerchantRecords.elements(message, "deliveries").toList())
        .flatExtracting(delivery -> MerchantRecords.elements(delivery, "attempts").toList())
        .extracting(attempt -> attempt.integer("http_status").orElseThrow())
        .first()
        .isEqualTo(503L);
    assertThat(records.received(payment))
        .extracting(NotificationMessage::sequence)
        .containsOnly(1L);
  }

  /** After all the others: whatever they did, no trace of a card. */
  @Test
  @Order(Integer.MAX_VALUE)
  void noCardNumberIsInAnyLogItemMessageOrAnswer() {
    new SecretScan(system, shopper).assertNothingLeaked();
  }

  private Answer createWithoutKey() {
    return shopper.post(
        system.apiUrl().resolve("/payments"), "{}", "Authorization", "Bearer " + system.apiKey());
  }

  private static ArmedFault once(Fault fault, Created payment) {
    return ArmedFault.once(fault).forTransaction(payment.transId());
  }
}
