package io.paykkaserverless.runner.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.paykkaserverless.json.JsonObject;
import io.paykkaserverless.json.JsonWriter;
import io.paykkaserverless.runner.LocalOptions;
import io.paykkaserverless.runner.LocalSystem;
import io.paykkaserverless.runner.e2e.ScriptedShopper.Answer;
import io.paykkaserverless.runner.e2e.ScriptedShopper.Created;
import io.paykkaserverless.sandbox.api.ReceivedFields;
import io.paykkaserverless.sandbox.card.Card;
import io.paykkaserverless.sandbox.control.SandboxControl;
import io.paykkaserverless.sandbox.fault.ArmedFault;
import io.paykkaserverless.sandbox.fault.Fault;
import io.paykkaserverless.sandbox.wallet.Wallet;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Each request example of PayKKa's guide "API Only", from a merchant's server and a shopper over
 * the shipped functions to PayKKa: what arrives there is what the guide shows.
 */
@TestInstance(Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class WaysToPayIT {

  private static final String APPROVES = "4242424242424242";
  private static final String SHOPPER = "myuserid001";
  private static final String SUBSCRIBER = "854f5baaf0a735139c583c4cea14d14c";
  private static final Card SUBSCRIBERS_CARD = new Card("5555555555554444", "2029", "08", "579");
  private static final String SUBSCRIBERS_NAME = "Yi Westrich";

  /** Of the order below; the payment's item has them only until it is paid. */
  private static final List<String> PERSONAL =
      List.of("Robin", "Lindenstra", "D-10969", "robin@example.com", "3012345678", "203.0.113.7");

  private LocalSystem system;
  private ScriptedShopper shopper;
  private SandboxControl paykka;
  private Arrivals arrivals;

  @BeforeAll
  void start() {
    system =
        LocalSystem.start(
            LocalOptions.in(Path.of("../.."))
                .withParameter("ShopName", "Kiln & Leaf")
                .withEnvironments(1));
    shopper = new ScriptedShopper(system);
    paykka = system.sandbox().control();
    arrivals = new Arrivals(system);
  }

  @AfterAll
  void stop() {
    system.close();
  }

  // --- The guide's examples ---

  @Test
  void aPlainCard() {
    Created payment = shopper.created("plain-card", purchase());

    Answer confirmed =
        shopper.confirmCard(payment, shopper.purse().plainCard(Purse.card(APPROVES), "lisa"));

    assertPaid(payment, confirmed, "4242");
    arrivals.assertInitiation(payment.transId(), "plain-card");
  }

  @Test
  void anEncryptedCard() {
    Created payment = shopper.created("encrypted-card", purchase());

    assertPaid(payment, shopper.confirm(payment, APPROVES), "4242");
    arrivals.assertInitiation(payment.transId(), "encrypted-card");
  }

  @Test
  void applePayThatTheMerchantDecrypted() {
    Created payment = shopper.created("apple-decrypted", purchase());

    Answer confirmed =
        shopper.confirmCardAsMerchant(payment, shopper.purse().decryptedApplePay(APPROVES));

    assertPaid(payment, confirmed, "4242");
    arrivals.assertInitiation(payment.transId(), "apple-pay-decrypted");
  }

  @Test
  void googlePayThatTheMerchantDecrypted() {
    Created payment = shopper.created("google-decrypted", purchase());

    Answer confirmed =
        shopper.confirmCardAsMerchant(payment, shopper.purse().decryptedGooglePay(APPROVES));

    assertPaid(payment, confirmed, "4242");
    arrivals.assertInitiation(payment.transId(), "google-pay-decrypted");
  }

  @ParameterizedTest
  @EnumSource
  void theTokenOfAWallet(Wallet wallet) {
    Created payment = shopper.created(wallet + "-token", purchase());

    Answer confirmed = shopper.confirm(payment, shopper.purse().walletToken(wallet, APPROVES));

    assertPaid(payment, confirmed, "4242");
    arrivals.assertInitiation(
        payment.transId(),
        switch (wallet) {
          case APPLE_PAY -> "apple-pay-token";
          case GOOGLE_PAY -> "google-pay-token";
        });
  }

  @Test
  void anApplePaySession() {
    Created payment = shopper.created("apple-session", purchase());

    Answer session =
        shopper.post(
            system.apiUrl().resolve("/payments/" + payment.id() + "/apple-pay-session"),
            new JsonWriter().put("domain_name", "127.0.0.1").toString(),
            "Authorization",
            "Bearer " + payment.clientToken());

    assertThat(session.status()).as(session.body()).isEqualTo(200);
    JsonObject merchantSession = session.json().object("merchant_session").orElseThrow();
    assertThat(merchantSession.text("domainName")).contains("127.0.0.1");
    assertThat(merchantSession.text("displayName")).contains("Kiln & Leaf");
    arrivals.assertLatest("apple-pay-session", Map.of());
  }

  @ParameterizedTest
  @CsvSource({"AUTO, 4000000000003220", "CHALLENGE, 4242424242424242"})
  void aPreferenceThatLeadsTo3ds(String preference, String number) {
    Created payment = shopper.created("3ds-" + preference, purchase(preference));

    Answer confirmed = shopper.confirm(payment, number);
    assertThat(confirmed.text("status")).isEqualTo("AWAITING_SHOPPER");
    Answer back = shopper.get(URI.create(shopper.choose3ds(confirmed, "approve")));

    assertThat(back.location()).endsWith("&status=paid");
    assertThat(shopper.view(payment).text("status")).isEqualTo("PAID");
    arrivals.assertInitiation(payment.transId(), "3ds-" + preference.toLowerCase(Locale.ROOT));
  }

  @Test
  void aPreferenceThatSparesTheShopper3ds() {
    Created payment = shopper.created("3ds-none", purchase("NO_CHALLENGE"));

    assertPaid(payment, shopper.confirm(payment, "4000000000003063"), "3063");
    arrivals.assertInitiation(payment.transId(), "3ds-no-challenge");
  }

  @Test
  void theFirstPaymentOfASeries() {
    Subscription subscription = subscribed("first-recurring", recurring());

    arrivals.assertInitiation(subscription.payment().transId(), "first-recurring");
    Answer agreement = shopper.asMerchant("GET", subscription.path());
    assertThat(agreement.text("status")).isEqualTo("ACTIVE");
    assertThat(agreement.text("card_last4")).isEqualTo("4444");
  }

  @Test
  void aSubsequentPaymentOfASeries() {
    Subscription subscription = subscribed("subsequent-recurring", recurring());

    Answer charged = shopper.charge(subscription.path(), "2026-12", 800, "HKD");

    assertThat(charged.text("status")).isEqualTo("PAID");
    arrivals.assertInitiation(
        charged.text("id") + "a01", "subsequent-recurring", subscription.names());
  }

  // --- What belongs to them ---

  @Test
  void aSubsequentPaymentThatTheScheduleMadeIsTheSame() {
    Instant start = Instant.now().plusSeconds(8).truncatedTo(ChronoUnit.MILLIS);
    JsonWriter schedule = recurring().beginObject("schedule").put("interval", "P1M");
    schedule.put("amount", 800).put("start", start.toString()).end();
    Subscription subscription = subscribed("scheduled", schedule);

    List<String> charges =
        ScriptedShopper.await(
            () -> {
              system.sweep();
              return chargesOf(subscription);
            },
            transIds -> !transIds.isEmpty());

    assertThat(charges).hasSize(1);
    assertThat(Instant.now()).isAfterOrEqualTo(start);
    arrivals.assertInitiation(charges.getFirst(), "subsequent-recurring", subscription.names());
  }

  @Test
  void anAgreementThatIsCanceled() {
    Subscription subscription = subscribed("canceled", recurring());

    assertThat(shopper.asMerchant("DELETE", subscription.path()).text("status"))
        .isEqualTo("CANCELED");
    arrivals.assertLatest("recurring-cancel", subscription.names());
    assertThat(shopper.charge(subscription.path(), "2026-12", 800, "HKD").status()).isEqualTo(409);
  }

  @Test
  void aCardThatIsStoredPaysInOneClickUntilItIsRemoved() {
    Created storing = shopper.created("storing", purchase().put("store_payment_method", true));
    assertPaid(storing, shopper.confirm(storing, APPROVES), "4242");
    arrivals.assertInitiation(storing.transId(), "storing-card");
    String token = token(storing);

    assertPaysInOneClick("one-click", token);

    assertThat(shopper.asMerchant("DELETE", "/tokens/" + token).status()).isEqualTo(204);
    arrivals.assertLatest("token-remove", Map.of(token, "<token>"));
    Created refused = shopper.created("no-click", purchase());
    assertThat(shopper.confirm(refused, shopper.purse().storedCard(token)).status()).isEqualTo(422);
    assertThat(paykka.initiations(refused.transId())).isZero();
  }

  @Test
  void aTokenThatTheAnswerDoesNotTellIsAskedFor() {
    Created storing = storingWithLateToken("late-token");
    paykka.holdWebhooks();
    try {
      assertPaid(storing, shopper.confirm(storing, APPROVES), "4242");

      assertThat(paykka.queries(storing.transId())).isEqualTo(1);
      assertPaysInOneClick("late-click", token(storing));
    } finally {
      paykka.releaseWebhooks(false);
    }
  }

  @Test
  void aTokenThatOnlyTheWebhookTellsMakesAStoredCardAllTheSame() {
    Created storing = storingWithLateToken("later-token");
    paykka.arm(
        ArmedFault.once(new Fault.ServerError(false))
            .on("query")
            .forTransaction(storing.transId())
            .times(5));
    paykka.holdWebhooks();
    try {
      assertPaid(storing, shopper.confirm(storing, APPROVES), "4242");
      assertThat(attempt(storing).text("token")).isEmpty();
    } finally {
      paykka.releaseWebhooks(false);
    }

    shopper.await(storing, json -> MerchantRecords.delivered(json).contains("token.created"));
    assertPaysInOneClick("later-click", token(storing));
  }

  @ParameterizedTest
  @CsvSource({"JPY, 1250", "KWD, 12505"})
  void anAmountArrivesInMinorUnitsWhateverTheCurrencyHas(String currency, long amount) {
    Created payment =
        shopper.created(
            "in-" + currency, new JsonWriter().put("amount", amount).put("currency", currency));

    assertPaid(payment, shopper.confirm(payment, APPROVES), "4242");
    JsonObject arrived = arrivals.initiation(payment.transId());
    assertThat(arrived.integer("amount")).contains(amount);
    assertThat(arrived.text("currency")).contains(currency);
  }

  /** PayKKa's refusals that a test card asks for, and what the shopper is told of them. */
  enum Refusal {
    INVALID_CARD(
        "4000000000000002",
        "2099",
        "Invalid Card",
        "The card was not accepted. Check its details or use another card."),
    CARD_NOT_SUPPORTED(
        "4000000000009979",
        "2006",
        "Card not supported",
        "This card is not accepted here. Please use another one."),
    CARD_DATA_EXPIRED(
        "4000000000000069",
        "2005",
        "card data expired",
        "That took too long. Please enter or choose your card again."),
    CARD_DATA_UNREADABLE(
        "4000000000000127",
        "2004",
        "decryption failed",
        "Your card could not be read. Please enter or choose it again."),
    MERCHANT_SETUP(
        "4100000000000019",
        "1022",
        "may not take payments",
        "The shop cannot take this payment right now. Nothing was charged."),
    UNLISTED(
        "4000000000000119",
        "3999",
        "Declined by the issuer",
        "The payment was declined. Try another card."),
    CARD_DECLINED(
        "4000000000009987",
        "0000",
        "FAILURE",
        "The card was declined. Try another card, or ask your bank.");

    private final String cardNumber;
    private final String paykkasCode;
    private final String paykkasWords;
    private final String ourWords;

    Refusal(String cardNumber, String paykkasCode, String paykkasWords, String ourWords) {
      this.cardNumber = cardNumber;
      this.paykkasCode = paykkasCode;
      this.paykkasWords = paykkasWords;
      this.ourWords = ourWords;
    }
  }

  @ParameterizedTest
  @EnumSource
  void aRefusalIsToldInOurWords(Refusal refusal) {
    Created payment = shopper.created("refused-" + refusal, purchase());

    Answer answer = shopper.confirm(payment, refusal.cardNumber);

    JsonObject failure = answer.json().object("failure").orElseThrow();
    assertThat(failure.text("code")).contains(refusal.name());
    assertThat(failure.text("message")).contains(refusal.ourWords);
    assertThat(failure.bool("shopper_may_retry")).contains(refusal != Refusal.MERCHANT_SETUP);
    assertThat(shopper.view(payment).body())
        .isEqualTo(answer.body())
        .doesNotContain(refusal.paykkasCode, refusal.paykkasWords);
  }

  @Test
  void whoeverTriesTooOftenIsStopped() {
    try (LocalSystem strict =
        LocalSystem.start(
            LocalOptions.in(Path.of("../..")).withParameter("AttemptsPerAddressMax", "2"))) {
      ScriptedShopper tester = new ScriptedShopper(strict);
      for (String first : List.of("first", "second")) {
        assertThat(tester.confirm(tester.created(first), "4000000000000002").status())
            .isEqualTo(200);
      }
      Created third = tester.created("third");

      Answer stopped = tester.confirm(third, APPROVES);

      assertThat(stopped.status()).isEqualTo(429);
      assertThat(stopped.response().headers().firstValueAsLong("retry-after").orElseThrow())
          .isBetween(1L, 3_600L);
      assertThat(strict.sandbox().control().initiations(third.transId())).isZero();
      new MerchantRecords(strict, tester).assertLogged("\"ATTEMPTS_LIMITED\":1", "\"_aws\"");
      new SecretScan(strict, tester).assertNothingLeaked();
    }
  }

  // --- Cards where none belong; what became of them is looked for below ---

  @Test
  void requestsWithACardInTheWrongPlaceAreRefused() {
    Created payment = shopper.created("careless", purchase());
    URI confirm = system.apiUrl().resolve("/payments/" + payment.id() + "/confirm");
    String[] browser = {"Authorization", "Bearer " + payment.clientToken()};
    String[] nobody = {"Authorization", "Bearer " + APPROVES, "X-Card", APPROVES};
    String half = "{\"card_no\":\"" + APPROVES;

    assertThat(
            Stream.of(
                    shopper.post(confirm, half, browser),
                    shopper.post(confirm, half + "\"}", browser),
                    shopper.post(confirm, half + "\"}", nobody),
                    shopper.post(URI.create(confirm + "?card=" + APPROVES), "[]", browser),
                    shopper.asMerchant("GET", "/payments/" + APPROVES),
                    shopper.asMerchant("DELETE", "/tokens/" + APPROVES),
                    shopper.asMerchant("GET", "/notifications?after=" + APPROVES),
                    shopper.get(system.apiUrl().resolve("/return/" + APPROVES), nobody),
                    shopper.post(system.apiUrl().resolve("/webhooks/paykka"), half, nobody))
                .map(Answer::status))
        .containsExactly(400, 422, 401, 400, 404, 404, 400, 400, 401);
  }

  // --- After all the others ---

  @Test
  @Order(Integer.MAX_VALUE)
  void nothingThatPaysIsInAnyLogItemMessageOrAnswer() throws Exception {
    SecretScan scan = new SecretScan(system, shopper);
    messagesOnTheirWay(scan).forEach(scan::include);

    scan.assertNothingLeaked();
    List<String> paid =
        scan.items().stream()
            .filter(item -> AttributeValue.fromS("PAID").equals(item.get("st")))
            .map(Object::toString)
            .toList();
    assertThat(paid).hasSizeGreaterThan(10);
    assertThat(String.join("\n", paid))
        .doesNotContain(PERSONAL)
        .doesNotContain(ScriptedShopper.USER_AGENT, "pay_ip");
  }

  @Test
  void anUnpaidPaymentStillKnowsItsOrder() {
    Created payment = shopper.created("unpaid", purchase());

    assertThat(new SecretScan(system, shopper).items())
        .map(Object::toString)
        .filteredOn(item -> item.contains(payment.id()))
        .singleElement()
        .asString()
        .contains(PERSONAL);
  }

  /** Messages are gone in no time unless the one process there is waits for the merchant. */
  private List<String> messagesOnTheirWay(SecretScan scan) throws InterruptedException {
    CountDownLatch busy = new CountDownLatch(1);
    CountDownLatch done = new CountDownLatch(1);
    system.merchant().inbox().onReceived(_ -> keepWaiting(busy, done));
    try {
      shopper.confirm(shopper.created("keeps-the-merchant-busy"), APPROVES);
      busy.await();
      Created payment = subscribed("queued", recurring()).payment();
      return ScriptedShopper.await(
          scan::queued, texts -> texts.stream().anyMatch(it -> it.contains(payment.id())));
    } finally {
      done.countDown();
    }
  }

  private static void keepWaiting(CountDownLatch busy, CountDownLatch done) {
    busy.countDown();
    try {
      done.await();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  /** A subscription whose first payment is paid. */
  private record Subscription(Created payment, String path, Map<String, String> names) {}

  private Subscription subscribed(String key, JsonWriter fields) {
    Answer created = shopper.create(key, fields);
    assertThat(created.status()).as(created.body()).isEqualTo(201);
    Created payment = Created.of(created);
    Answer confirmed =
        shopper.confirmCard(payment, shopper.purse().plainCard(SUBSCRIBERS_CARD, SUBSCRIBERS_NAME));
    assertPaid(payment, confirmed, "4444");
    JsonObject attempt = attempt(payment);
    return new Subscription(
        payment,
        "/agreements/" + created.text("agreement_id"),
        Map.of(
            attempt.text("token").orElseThrow(), "<token>",
            attempt.text("recurring_agreement_id").orElseThrow(), "<recurring_agreement_id>"));
  }

  private List<String> chargesOf(Subscription subscription) {
    return paykka.receivedFor("initiate").stream()
        .map(ReceivedFields.Entry::fields)
        .filter(
            fields ->
                fields
                    .text("recurring_agreement_id")
                    .filter(subscription.names()::containsKey)
                    .isPresent())
        .map(fields -> fields.text("trans_id").orElseThrow())
        .toList();
  }

  private Created storingWithLateToken(String key) {
    Created storing = shopper.created(key, purchase().put("store_payment_method", true));
    paykka.arm(ArmedFault.once(new Fault.LateToken()).forTransaction(storing.transId()));
    return storing;
  }

  private void assertPaysInOneClick(String key, String token) {
    Created payment = shopper.created(key, purchase());
    assertPaid(payment, shopper.confirm(payment, shopper.purse().storedCard(token)), "4242");
    arrivals.assertInitiation(payment.transId(), "stored-card", Map.of(token, "<token>"));
  }

  private void assertPaid(Created payment, Answer confirmed, String last4) {
    assertThat(confirmed.status()).as(confirmed.body()).isEqualTo(200);
    assertThat(confirmed.text("status")).as(confirmed.body()).isEqualTo("PAID");
    assertThat(attempt(payment).text("card_last4")).contains(last4);
  }

  private String token(Created payment) {
    return attempt(payment).text("token").orElseThrow();
  }

  private JsonObject attempt(Created payment) {
    return MerchantRecords.firstAttempt(shopper.viewAsMerchant(payment.id()).json());
  }

  /** The guide's purchase. */
  private static JsonWriter purchase() {
    return purchase("AUTO");
  }

  private static JsonWriter purchase(String preference) {
    return withDetails(terms("PURCHASE", "USD", 300, SHOPPER), preference);
  }

  /** The guide's first payment of a series. */
  private static JsonWriter recurring() {
    return withDetails(terms("RECURRING", "HKD", 800, SUBSCRIBER), "AUTO");
  }

  private static JsonWriter terms(String type, String currency, long amount, String shopper) {
    return new JsonWriter()
        .put("payment_type", type)
        .put("authorisation_type", "FINAL_AUTH")
        .put("capture_method", "AUTOMATIC")
        .put("currency", currency)
        .put("amount", amount)
        .put("shopper_reference", shopper);
  }

  /** What the guide leaves to its comments. */
  private static JsonWriter withDetails(JsonWriter json, String preference) {
    json.beginObject("authentication").put("challenge_indicator", preference).end();
    json.beginArray("goods")
        .beginElement()
        .put("id", "sku-1")
        .put("name", "Speckled mug")
        .put("price", 150)
        .put("quantity", 2)
        .end()
        .end();
    address(json.beginObject("bill")).end();
    address(json.beginObject("shipping")).end();
    return json.beginObject("customer")
        .put("id", "customer-7")
        .put("name", "Robin Miller")
        .put("email", "robin@example.com")
        .put("order_ip", "203.0.113.7")
        .end();
  }

  private static JsonWriter address(JsonWriter json) {
    return json.put("first_name", "Robin")
        .put("last_name", "Miller")
        .put("address_line1", "Lindenstrasse 7")
        .put("country", "DE")
        .put("city", "Berlin")
        .put("postal_code", "D-10969")
        .put("email", "robin@example.com")
        .put("area_code", "+49")
        .put("phone_number", "3012345678");
  }
}
