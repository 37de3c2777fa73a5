package io.paykkaserverless.runner.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.paykkaserverless.core.race.AtOnce;
import io.paykkaserverless.json.JsonObject;
import io.paykkaserverless.json.JsonWriter;
import io.paykkaserverless.runner.LocalOptions;
import io.paykkaserverless.runner.LocalSystem;
import io.paykkaserverless.runner.e2e.ScriptedShopper.Answer;
import io.paykkaserverless.runner.e2e.ScriptedShopper.Created;
import io.paykkaserverless.sandbox.control.SandboxControl;
import io.paykkaserverless.sandbox.fault.ArmedFault;
import io.paykkaserverless.sandbox.fault.Fault;
import io.paykkaserverless.sandbox.transaction.Book;
import io.paykkaserverless.sandbox.transaction.RefundCourse;
import io.paykkaserverless.sandbox.webhook.DeliveryLog;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Captures, voids and refunds over the shipped functions: whatever goes wrong on the way, our books
 * and PayKKa's say the same in the end, and the merchant hears of each movement once.
 */
@TestInstance(Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class MoneyOperationsIT {

  private static final String APPROVES = "4242424242424242";
  private static final String WANTS_3DS = "4000000000003220";

  /** What every payment here is about, but where a refund's amount has to choose its course. */
  private static final long PRICE = 1250;

  private static final int REFUNDS = 12;

  private LocalSystem system;
  private ScriptedShopper shopper;
  private SandboxControl paykka;
  private MerchantRecords records;
  private BookKeeping books;
  private Ageing ageing;

  @BeforeAll
  void start() {
    system =
        LocalSystem.start(
            LocalOptions.in(Path.of("../.."))
                .withSandbox(sandbox -> sandbox.withRefunds(RefundCourse.AT_ONCE)));
    shopper = new ScriptedShopper(system);
    paykka = system.sandbox().control();
    records = new MerchantRecords(system, shopper);
    books = new BookKeeping(shopper, paykka);
    ageing = new Ageing(system);
  }

  @AfterAll
  void stop() {
    system.close();
  }

  /** One of the merchant's ways to move money. */
  enum Way {
    CAPTURE("capture", "capture", "query"),
    VOID("void", "void", "query"),
    REFUND("refunds", "refund", "refund-query");

    private final String path;
    private final String atPaykka;
    private final String query;

    Way(String path, String atPaykka, String query) {
      this.path = path;
      this.atPaykka = atPaykka;
      this.query = query;
    }

    /** What a lost request for all of it is told as, once it is known not to have arrived. */
    private String failure() {
      return "payment." + atPaykka + "_failed";
    }
  }

  // --- What the merchant does ---

  @Test
  void aManualPaymentIsCapturedAndRefundedInParts() {
    Created payment = authorised("in-parts");
    List<String> told = new ArrayList<>(List.of("payment.authorized"));
    records.assertToldInSequence(payment, told);
    books.assertBoth(payment, "AUTHORIZED", 0, 0, 0);

    assertDone(operate(payment, Way.CAPTURE, "part", amount(500)), 500, "AUTHORIZED");
    books.assertBoth(payment, "AUTHORIZED", 500, 0, 0);
    told.add("payment.captured");
    records.assertToldInSequence(payment, told);

    assertDone(operate(payment, Way.CAPTURE, "rest", all()), 750, "PAID");
    books.assertBoth(payment, "PAID", PRICE, 0, 0);
    told.addAll(List.of("payment.captured", "payment.paid"));
    records.assertToldInSequence(payment, told);

    assertDone(operate(payment, Way.REFUND, "back", amount(300)), 300, "PARTIALLY_REFUNDED");
    books.assertBoth(payment, "PARTIALLY_REFUNDED", PRICE, 0, 300);
    told.add("payment.refunded");
    records.assertToldInSequence(payment, told);

    assertDone(operate(payment, Way.REFUND, "all-back", all()), 950, "REFUNDED");
    books.assertBoth(payment, "REFUNDED", PRICE, 0, PRICE);
    told.add("payment.refunded");
    records.assertToldInSequence(payment, told);
    assertThat(List.of(books.book(payment).captures(), books.book(payment).refunds()))
        .containsExactly(2L, 2L);
  }

  @Test
  void whatIsNotCapturedIsLetGo() {
    Created payment = authorised("part-reversed");

    assertDone(operate(payment, Way.CAPTURE, "part", amount(500)), 500, "AUTHORIZED");
    assertDone(operate(payment, Way.VOID, "rest", all()), 750, "PARTIALLY_REVERSED");

    books.assertBoth(payment, "PARTIALLY_REVERSED", 500, 750, 0);
    records.assertToldInSequence(
        payment, List.of("payment.authorized", "payment.captured", "payment.partially_reversed"));
  }

  @Test
  void aVoidEndsThePayment() {
    Created payment = authorised("canceled");

    JsonWriter reason = new JsonWriter().put("reason", "REQUESTED_BY_CUSTOMER");
    assertDone(operate(payment, Way.VOID, "void", reason), PRICE, "CANCELED");

    books.assertBoth(payment, "CANCELED", 0, PRICE, 0);
    Answer tooLate = operate(payment, Way.CAPTURE, "too-late", all());
    assertThat(tooLate.status()).isEqualTo(409);
    assertThat(tooLate.text("type")).endsWith("operation-not-possible");
    assertThat(tooLate.text("payment_status")).isEqualTo("CANCELED");
    records.assertToldInSequence(payment, List.of("payment.authorized", "payment.canceled"));
  }

  @Test
  void aRefundThatTakesItsTimeIsToldByWebhook() {
    Created payment = paid("delayed-refund", 5000);

    Answer asked = operate(payment, Way.REFUND, "delayed", amount(4091));

    assertThat(asked.status()).isEqualTo(202);
    assertThat(asked.text("status")).isEqualTo("PROCESSING");
    assertThat(BookKeeping.possible(asked.json())).containsExactly(0L, 0L, 909L);
    shopper.await(payment, json -> hasStatus(json, "PARTIALLY_REFUNDED"));
    books.assertBoth(payment, "PARTIALLY_REFUNDED", 5000, 0, 4091);
    assertThat(records.history(payment)).contains("PAYKKA_WEBHOOK OPERATION_SUCCEEDED");
    records.assertToldInSequence(payment, List.of("payment.paid", "payment.refunded"));
  }

  @Test
  void aRefundThatFailsGivesItsAmountFree() {
    Created payment = paid("failing-refund", 5000);

    Answer failed = operate(payment, Way.REFUND, "failing", amount(4093));

    assertThat(failed.status()).isEqualTo(201);
    assertThat(failed.text("status")).isEqualTo("FAILED");
    assertThat(failed.text("paykka_code")).isEqualTo("3061");
    books.assertBoth(payment, "PAID", 5000, 0, 0);
    assertDone(operate(payment, Way.REFUND, "again", all()), 5000, "REFUNDED");
    records.assertToldInSequence(
        payment, List.of("payment.paid", "payment.refund_failed", "payment.refunded"));
  }

  @ParameterizedTest
  @CsvSource({
    "true, SUCCEEDED, PARTIALLY_REFUNDED, 4092, payment.refunded",
    "false, FAILED, PAID, 0, payment.refund_failed"
  })
  void aRefundThatIsReviewedWaitsForThePerson(
      boolean allowed, String outcome, String status, long refunded, String told) {
    Created payment = paid("reviewed-" + allowed, 5000);
    Answer asked = operate(payment, Way.REFUND, "reviewed", amount(4092));
    assertThat(asked.text("status")).isEqualTo("REVIEWING");
    String refund = asked.text("id");
    assertThat(operation(payment, refund).text("status")).isEqualTo("REVIEWING");

    assertThat(paykka.decideRefund(refund, allowed)).isPresent();

    ScriptedShopper.await(
        () -> operation(payment, refund), answer -> answer.text("status").equals(outcome));
    books.assertBoth(payment, status, 5000, 0, refunded);
    records.assertToldInSequence(payment, List.of("payment.paid", told));
  }

  /** Most of it has left the payment's item by then. */
  @Test
  void aLongPaymentIsWholeToTheMerchantAndRemembersEveryKey() {
    Created payment = paid("long", 5000);
    List<String> told = new ArrayList<>(List.of("payment.paid"));
    List<String> ids = new ArrayList<>();
    for (int i = 1; i <= REFUNDS; i++) {
      Answer refunded = operate(payment, Way.REFUND, "long-" + i, amount(10));
      assertDone(refunded, 10, "PARTIALLY_REFUNDED");
      ids.add(refunded.text("id"));
      told.add("payment.refunded");
      records.assertToldInSequence(payment, told);
    }

    assertThat(ageing.itemsOf(payment.id()).stream().map(MoneyOperationsIT::kind))
        .contains("message", "line", "operation");
    JsonObject view = shopper.viewAsMerchant(payment.id()).json();
    assertThat(texts(view, "operations", "id")).isEqualTo(ids);
    assertThat(texts(view, "notifications", "type")).isEqualTo(told);
    assertThat(texts(view, "history", "event"))
        .filteredOn("REFUND_REQUESTED"::equals)
        .hasSize(REFUNDS);
    assertThat(operation(payment, ids.getFirst()).text("status")).isEqualTo("SUCCEEDED");
    Answer again = operate(payment, Way.REFUND, "long-1", amount(10));
    assertThat(again.text("id")).isEqualTo(ids.getFirst());
    assertThat(again.response().headers().firstValue("idempotency-replayed")).contains("true");
    assertThat(operate(payment, Way.REFUND, "long-1", amount(11)).status()).isEqualTo(422);
    books.assertBoth(payment, "PARTIALLY_REFUNDED", 5000, 0, 10 * REFUNDS);

    String first = texts(view, "notifications", "id").getFirst();
    assertThat(shopper.asMerchant("POST", "/notifications/" + first + "/replay").status())
        .isEqualTo(202);
    ScriptedShopper.await(() -> records.received(payment), all -> all.size() == told.size() + 1);
    assertThat(records.received(payment).getLast().sequence()).isEqualTo(1);
  }

  private static String kind(Map<String, AttributeValue> item) {
    String sortKey = Objects.requireNonNull(item.get("sk")).s();
    return sortKey.contains("#") ? sortKey.substring(0, sortKey.indexOf('#')) : sortKey;
  }

  private static List<String> texts(JsonObject view, String list, String field) {
    return MerchantRecords.elements(view, list)
        .map(element -> element.text(field).orElseThrow())
        .toList();
  }

  // --- What goes wrong on the way ---

  @ParameterizedTest
  @EnumSource
  void whereTheAnswerIsLostPaykkaIsAskedAndNothingIsDoneTwice(Way way) {
    Created payment = ready(way, "lost-answer");
    paykka.arm(once(new Fault.LostAnswer(), payment).on(way.atPaykka));
    paykka.arm(once(new Fault.LostWebhook(), payment));

    Answer first = operate(payment, way, "first", all());
    Answer again = operate(payment, way, "first", all());

    assertThat(first.status()).as(first.body()).isEqualTo(201);
    assertThat(first.text("status")).isEqualTo("SUCCEEDED");
    assertThat(again.text("id")).isEqualTo(first.text("id"));
    assertThat(again.response().headers().firstValue("idempotency-replayed")).contains("true");
    assertThat(asked(payment, way)).isEqualTo(1);
    assertAllOfItMoved(payment, way);
    assertThat(records.history(payment))
        .contains("PAYKKA_REPLY OPERATION_ANSWER_LOST", "PAYKKA_QUERY OPERATION_SUCCEEDED");
  }

  @ParameterizedTest
  @EnumSource
  void whereAskingFailsTooItIsUnknownUntilSomebodyAsksAgain(Way way) {
    Created payment = ready(way, "lost-answer-and-query");
    paykka.arm(once(new Fault.LostAnswer(), payment).on(way.atPaykka));
    paykka.arm(once(new Fault.ServerError(false), payment).on(way.query));
    paykka.arm(once(new Fault.LostWebhook(), payment));

    Answer first = operate(payment, way, "first", all());
    assertThat(first.status()).as(first.body()).isEqualTo(202);
    assertThat(first.text("status")).isEqualTo("UNKNOWN");

    assertThat(operate(payment, way, "first", all()).text("status")).isEqualTo("SUCCEEDED");
    assertThat(asked(payment, way)).isEqualTo(1);
    assertAllOfItMoved(payment, way);
  }

  @ParameterizedTest
  @EnumSource
  void aRequestThatNeverArrivedKeepsItsAmountUntilItCannotArriveAnyMore(Way way) {
    Created payment = ready(way, "lost-request");
    long before = toldSoFar(payment);
    paykka.arm(once(new Fault.LostRequest(), payment).on(way.atPaykka));

    Answer lost = operate(payment, way, "lost", all());
    assertThat(lost.text("status")).isEqualTo("UNKNOWN");
    assertThat(BookKeeping.possible(lost.json())).containsOnly(0L);
    Answer another = operate(payment, way, "another", all());
    assertThat(another.status()).isEqualTo(409);
    assertThat(another.text("type")).endsWith("operation-under-way");

    assertThat(queries(payment, way)).isPositive();

    ageing.age(payment.id(), Duration.ofMinutes(9));
    assertThat(operation(payment, lost.text("id")).text("status")).isEqualTo("UNKNOWN");
    ageing.age(payment.id(), Duration.ofMinutes(2));
    system.sweep();

    assertThat(operation(payment, lost.text("id")).text("status")).isEqualTo("FAILED");
    shopper.await(payment, json -> MerchantRecords.delivered(json).size() == before + 1);
    assertThat(MerchantRecords.delivered(shopper.viewAsMerchant(payment.id()).json()))
        .endsWith(way.failure());
    assertThat(asked(payment, way)).isEqualTo(1);
    assertThat(operate(payment, way, "once-more", all()).text("status")).isEqualTo("SUCCEEDED");
    assertAllOfItMoved(payment, way);
  }

  /** PayKKa reports the refund, so nobody has to ask. */
  @Test
  void aWebhookSettlesARefundWhoseAnswerWasLost() {
    Created payment = paid("webhook-settles", PRICE);
    paykka.arm(once(new Fault.LostAnswer(), payment).on("refund"));
    paykka.arm(once(new Fault.ServerError(false), payment).on("refund-query").times(5));

    Answer asked = operate(payment, Way.REFUND, "lost", all());

    shopper.await(payment, json -> hasStatus(json, "REFUNDED"));
    assertThat(asked.status()).isIn(201, 202);
    assertThat(records.history(payment)).contains("PAYKKA_WEBHOOK OPERATION_SUCCEEDED");
    books.assertBoth(payment, "REFUNDED", PRICE, 0, PRICE);
  }

  // --- What happens at once ---

  @Test
  void oneKeyIsOneCaptureHoweverOftenItIsSentAtOnce() throws Exception {
    Created payment = authorised("one-key");
    paykka.arm(once(new Fault.SlowAnswer(Duration.ofSeconds(1)), payment).on("capture"));

    List<Answer> answers = AtOnce.times(6, _ -> operate(payment, Way.CAPTURE, "same", amount(500)));

    assertThat(answers).extracting(Answer::status).isSubsetOf(201, 202);
    assertThat(answers).extracting(answer -> answer.text("id")).containsOnly(payment.id() + "c01");
    assertThat(paykka.captures(payment.transId())).isEqualTo(1);
    books.assertBoth(payment, "AUTHORIZED", 500, 0, 0);
    assertThat(operate(payment, Way.CAPTURE, "same", amount(501)).status()).isEqualTo(422);
  }

  // --- Without any webhook ---

  @Test
  void aRefundWhoseWebhookIsLostIsSettledByTheSweep() {
    Created payment = paid("lost-refund-webhook", 5000);
    paykka.arm(once(new Fault.LostWebhook(), payment));
    Answer asked = operate(payment, Way.REFUND, "lost-webhook", amount(4091));
    assertThat(asked.text("status")).isEqualTo("PROCESSING");
    String refund = asked.text("id");
    ScriptedShopper.await(() -> paykka.refund(refund).orElseThrow(), decided -> !decided.isOpen());

    ageing.age(payment.id(), Duration.ofMinutes(11));
    system.sweep();

    assertThat(records.history(payment)).endsWith("PAYKKA_QUERY_BY_SWEEP OPERATION_SUCCEEDED");
    books.assertBoth(payment, "PARTIALLY_REFUNDED", 5000, 0, 4091);
    records.assertToldInSequence(payment, List.of("payment.paid", "payment.refunded"));
  }

  @Test
  void withEveryWebhookLostAllPaymentsAreFinalAfterTwoSweeps() {
    paykka.arm(ArmedFault.once(new Fault.LostWebhook()).times(1_000));
    Map<Created, String> expected;
    try {
      expected =
          Map.of(
              unknown("swept-unknown"), "PAID",
              challenged("swept-3ds"), "PAID",
              operatedInVain(Way.CAPTURE, "swept-capture"), "PAID",
              operatedInVain(Way.VOID, "swept-void"), "CANCELED",
              operatedInVain(Way.REFUND, "swept-refund"), "REFUNDED");

      expected.keySet().forEach(payment -> ageing.age(payment.id(), Duration.ofMinutes(5)));
      system.sweep();
      // A shopper may take 15 minutes at the bank.
      expected.keySet().forEach(payment -> ageing.age(payment.id(), Duration.ofMinutes(11)));
      system.sweep();
    } finally {
      paykka.clearFaults();
    }

    assertThat(expected)
        .allSatisfy(
            (payment, status) -> {
              Book book = books.book(payment);
              books.assertBoth(payment, status, book.captured(), book.voided(), book.refunded());
              assertThat(paykka.initiations(payment.transId())).isEqualTo(1);
              assertThat(dueAt(payment)).as("looked at again").isEmpty();
            });
  }

  // --- What the shopper's bank says ---

  @Test
  void anUnsignedDisputeIsAHintThatMovesNothing() {
    Created payment = paid("disputed", PRICE);
    String dispute = paykka.dispute(payment.transId()).orElseThrow().disputeId();

    records.assertToldInSequence(payment, List.of("payment.paid", "payment.disputed"));
    JsonObject told = records.bodies(payment).getLast().object("data").orElseThrow();
    JsonObject view = shopper.viewAsMerchant(payment.id()).json();
    assertThat(told.object("dispute").orElseThrow().bool("verified")).contains(false);
    assertThat(MerchantRecords.elements(view, "disputes"))
        .singleElement()
        .satisfies(
            hint -> {
              assertThat(hint.text("dispute_id")).contains(dispute);
              assertThat(hint.integer("amount")).contains(PRICE);
              assertThat(hint.bool("verified")).contains(false);
            });
    assertThat(records.history(payment)).endsWith("UNSIGNED_WEBHOOK DISPUTED");
    books.assertBoth(payment, "PAID", PRICE, 0, 0);
  }

  @ParameterizedTest
  @ValueSource(strings = {"order_id", "merchant_id", "trans_id"})
  void aDisputeWithAWrongNumberIsNotTakenIn(String wrong) {
    Created payment = paid("wrong-" + wrong, PRICE);

    Answer answer =
        shopper.post(system.apiUrl().resolve("/webhooks/paykka"), dispute(payment, wrong));

    assertThat(answer.status()).isEqualTo(404);
    records.assertLogged("DISPUTE_IGNORED", payment.id());
    JsonObject view = shopper.viewAsMerchant(payment.id()).json();
    assertThat(MerchantRecords.elements(view, "disputes")).isEmpty();
    assertThat(MerchantRecords.elements(view, "notifications")).hasSize(1);
  }

  // --- What cannot be taken in ---

  /** As where PayKKa's account serves another system, too; or where a write of ours is late. */
  @Test
  void aWebhookAboutAnUnknownPaymentIsParkedUntilThePaymentIsThere() {
    paykka.holdWebhooks();
    Created payment = challenged("parked");
    Map<String, AttributeValue> item = ageing.itemsOf(payment.id()).getFirst();
    ageing.remove(item);
    paykka.releaseWebhooks(false);

    Answer listed = ScriptedShopper.await(this::parked, answer -> isParked(answer, payment));
    JsonObject event = MerchantRecords.elements(listed.json(), "events").findFirst().orElseThrow();
    assertThat(event.text("kind")).contains("PAYMENT.SUCCESS");
    assertThat(event.text("reason")).contains("UNKNOWN_PAYMENT");
    assertThat(paykka.deliveries(payment.transId()))
        .extracting(DeliveryLog.Entry::outcome)
        .containsExactly(DeliveryLog.Outcome.ACCEPTED);
    records.assertLogged("EVENT_PARKED", payment.transId());

    ageing.put(item);
    ageing.age("parked#" + event.text("id").orElseThrow(), Duration.ofMinutes(2));
    system.sweep();

    assertThat(isParked(parked(), payment)).isFalse();
    books.assertBoth(payment, "PAID", PRICE, 0, 0);
    assertThat(records.history(payment)).endsWith("PAYKKA_WEBHOOK SUCCEEDED");
    records.assertToldInSequence(payment, List.of("payment.paid"));
  }

  @Test
  void aRefundsWebhookWithAnotherAmountIsParkedAndMovesNothing() {
    Created payment = paid("wrong-refund", 5000);
    paykka.arm(once(new Fault.WrongAmount(1, 100), payment));
    String refund = operate(payment, Way.REFUND, "wrong", amount(4091)).text("id");

    Answer listed = ScriptedShopper.await(this::parked, answer -> answer.body().contains(refund));

    assertThat(listed.body()).contains("AMOUNT_DIFFERS");
    records.assertLogged("REPORT_MISMATCH", refund);
    JsonObject view = shopper.viewAsMerchant(payment.id()).json();
    assertThat(view.text("status")).contains("PAID");
    assertThat(BookKeeping.possible(view)).endsWith(909L);
    assertThat(operation(payment, refund).text("status")).isEqualTo("SUCCEEDED");
    books.assertBoth(payment, "PARTIALLY_REFUNDED", 5000, 0, 4091);
  }

  // --- After all the others ---

  @Test
  @Order(Integer.MAX_VALUE)
  void noCardNumberIsInAnyLogItemMessageOrAnswer() {
    new SecretScan(system, shopper).assertNothingLeaked();
  }

  // --- Payments to begin with ---

  private Created authorised(String key) {
    return authorised(key, PRICE);
  }

  private Created authorised(String key, long price) {
    Created payment = shopper.created(key, terms(price).put("capture_method", "MANUAL"));
    assertThat(shopper.confirm(payment, APPROVES).text("status")).isEqualTo("AUTHORIZED");
    return payment;
  }

  private Created paid(String key, long price) {
    Created payment = shopper.created(key, terms(price));
    assertThat(shopper.confirm(payment, APPROVES).text("status")).isEqualTo("PAID");
    return payment;
  }

  /** A manual payment of which {@code way} can move everything. */
  private Created ready(Way way, String key) {
    Created payment = authorised(key + "-" + way);
    if (way == Way.REFUND) {
      assertDone(operate(payment, Way.CAPTURE, "to-refund", all()), PRICE, "PAID");
    }
    return payment;
  }

  /** PayKKa did it, and we have not heard so. */
  private Created operatedInVain(Way way, String key) {
    Created payment = ready(way, key);
    paykka.arm(once(new Fault.LostAnswer(), payment).on(way.atPaykka));
    paykka.arm(once(new Fault.ServerError(false), payment).on(way.query));
    assertThat(operate(payment, way, "in-vain", all()).text("status")).isEqualTo("UNKNOWN");
    return payment;
  }

  /** PayKKa took the money, and we have not heard so. */
  private Created unknown(String key) {
    Created payment = shopper.created(key, terms(PRICE));
    paykka.arm(once(new Fault.LostAnswer(), payment));
    paykka.arm(once(new Fault.ServerError(false), payment).on("query"));
    assertThat(shopper.confirm(payment, APPROVES).status()).isEqualTo(202);
    return payment;
  }

  /** The shopper passed 3-D Secure and never came back. */
  private Created challenged(String key) {
    Created payment = shopper.created(key, terms(PRICE));
    Answer confirmed = shopper.confirm(payment, WANTS_3DS);
    assertThat(confirmed.text("status")).isEqualTo("AWAITING_SHOPPER");
    shopper.choose3ds(confirmed, "approve");
    return payment;
  }

  /** What PayKKa would send, but for the number that is wrong. */
  private String dispute(Created payment, String wrong) {
    Map<String, String> numbers =
        new LinkedHashMap<>(
            Map.of(
                "merchant_id", LocalSystem.MERCHANT_ID,
                "trans_id", payment.transId(),
                "order_id", books.book(payment).orderId()));
    numbers.computeIfPresent(wrong, (_, right) -> oneDigitOff(right));
    JsonWriter json = new JsonWriter().put("event_type", "DISPUTE");
    numbers.forEach(json::put);
    return json.put("dispute_id", "DP1").put("dispute_stage", "DISPUTE_CREATED").toString();
  }

  private static String oneDigitOff(String number) {
    int last = number.length() - 1;
    return number.substring(0, last) + (number.charAt(last) == '9' ? '8' : '9');
  }

  private static JsonWriter terms(long price) {
    return new JsonWriter().put("amount", price).put("currency", "EUR");
  }

  // --- What the merchant's server sends and sees ---

  private Answer operate(Created payment, Way way, String key, JsonWriter fields) {
    return shopper.operate(payment, way.path, key, fields);
  }

  private static JsonWriter all() {
    return new JsonWriter();
  }

  private static JsonWriter amount(long minor) {
    return new JsonWriter().put("amount", minor).put("currency", "EUR");
  }

  private Answer parked() {
    return shopper.asMerchant("GET", "/parked-events");
  }

  private static boolean isParked(Answer listed, Created payment) {
    return MerchantRecords.elements(listed.json(), "events")
        .anyMatch(event -> event.text("subject").filter(payment.transId()::equals).isPresent());
  }

  private Answer operation(Created payment, String id) {
    return shopper.asMerchant("GET", "/payments/" + payment.id() + "/operations/" + id);
  }

  private static boolean hasStatus(JsonObject payment, String status) {
    return payment.text("status").filter(status::equals).isPresent();
  }

  private long toldSoFar(Created payment) {
    Answer view =
        shopper.await(
            payment,
            json ->
                MerchantRecords.delivered(json).size()
                    == MerchantRecords.elements(json, "notifications").count());
    return MerchantRecords.delivered(view.json()).size();
  }

  private static void assertDone(Answer answer, long amount, String paymentStatus) {
    assertThat(answer.status()).as(answer.body()).isEqualTo(201);
    assertThat(answer.text("status")).isEqualTo("SUCCEEDED");
    assertThat(answer.json().integer("amount")).contains(amount);
    assertThat(answer.text("payment_status")).isEqualTo(paymentStatus);
  }

  private void assertAllOfItMoved(Created payment, Way way) {
    switch (way) {
      case CAPTURE -> books.assertBoth(payment, "PAID", PRICE, 0, 0);
      case VOID -> books.assertBoth(payment, "CANCELED", 0, PRICE, 0);
      case REFUND -> books.assertBoth(payment, "REFUNDED", PRICE, 0, PRICE);
    }
    Book book = books.book(payment);
    long times =
        switch (way) {
          case CAPTURE -> book.captures();
          case VOID -> book.voids();
          case REFUND -> book.refunds();
        };
    assertThat(times).isEqualTo(1);
  }

  /** How often PayKKa was asked to do it. */
  private long asked(Created payment, Way way) {
    return switch (way) {
      case CAPTURE -> paykka.captures(payment.transId());
      case VOID -> paykka.voids(payment.transId());
      case REFUND -> paykka.refunds(payment.transId());
    };
  }

  /** How often PayKKa was asked what became of it. */
  private long queries(Created payment, Way way) {
    return switch (way) {
      case CAPTURE, VOID -> paykka.queries(payment.transId());
      case REFUND -> paykka.refundQueries(payment.id() + "r02");
    };
  }

  private List<AttributeValue> dueAt(Created payment) {
    return ageing.itemsOf(payment.id()).stream()
        .filter(item -> item.containsKey("due_at"))
        .map(item -> item.get("due_at"))
        .toList();
  }

  private static ArmedFault once(Fault fault, Created payment) {
    return ArmedFault.once(fault).forTransaction(payment.transId());
  }
}
