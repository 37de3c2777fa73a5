package io.paykkaserverless.runner.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.paykkaserverless.core.evidence.Evidence;
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
import io.paykkaserverless.sandbox.webhook.DeliveryLog.Outcome;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/**
 * Twenty at the same moment over the shipped functions, DynamoDB Local and ElasticMQ: PayKKa is
 * asked once, no amount is exceeded, both books say the same, and the merchant hears of each change
 * in one message, to the byte, however often that is sent.
 */
@TestInstance(Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class RacesIT {

  private static final String APPROVES = "4242424242424242";
  private static final String WANTS_3DS = "4000000000003220";
  private static final int AT_ONCE = 20;
  private static final long PRICE = 1250;

  /** Thirteen times is less than the price, and fourteen times is more. */
  private static final long PART = 95;

  private static final int PARTS_MAX = 13;

  private static final long CHARGE = 800;

  private static final int RACES = 11;

  private final MerchantEndpoint endpoint = new MerchantEndpoint("shop");
  private final List<Created> payments = new ArrayList<>();
  private LocalSystem system;
  private ScriptedShopper shopper;
  private SandboxControl paykka;
  private MerchantRecords records;
  private BookKeeping books;
  private long races;
  private long requests;

  /** A process of a function serves one request at a time, and each has to be started. */
  @BeforeAll
  void start() {
    int processes = System.getProperty("proof.depth", "build").equals("nightly") ? AT_ONCE : 5;
    system =
        LocalSystem.start(
            LocalOptions.in(Path.of("../.."))
                .withEnvironments(processes)
                .withSandbox(sandbox -> sandbox.withRefunds(RefundCourse.AT_ONCE)));
    JsonWriter endpoints = new JsonWriter();
    endpoint.configureIn(endpoints);
    system.secrets().put("NotificationEndpoints", endpoints.toString());
    shopper = new ScriptedShopper(system);
    paykka = system.sandbox().control();
    records = new MerchantRecords(system, shopper);
    books = new BookKeeping(shopper, paykka);
  }

  @AfterAll
  void stop() {
    // What hangs must not, or the functions wait for it.
    endpoint.recover();
    system.close();
    endpoint.close();
  }

  // --- Creating ---

  @Test
  void oneKeyIsOnePayment() throws Exception {
    List<Answer> answers = race(AT_ONCE, _ -> shopper.create("one-key", PRICE));

    assertThat(answers).extracting(Answer::status).containsOnly(201);
    assertThat(answers).extracting(Answer::body).containsOnly(answers.getFirst().body());
  }

  @Test
  void oneKeyIsOnePaymentAlsoWhereTheAmountsDiffer() throws Exception {
    List<Answer> answers = race(AT_ONCE, i -> shopper.create("two-amounts", PRICE + i % 2));

    List<Answer> created = answers.stream().filter(answer -> answer.status() == 201).toList();
    assertThat(created).hasSize(AT_ONCE / 2);
    assertThat(created).extracting(Answer::body).containsOnly(created.getFirst().body());
    assertThat(answers)
        .filteredOn(answer -> answer.status() != 201)
        .extracting(Answer::status)
        .containsOnly(422);
  }

  // --- Paying ---

  @ParameterizedTest
  @ValueSource(ints = {0, 2, 20})
  void oneOfManyConfirmsChargesHoweverManyWebhooksComeMeanwhile(int copies) throws Exception {
    Created payment = created("confirms-" + copies, amount(PRICE));
    paykka.arm(once(new Fault.SlowAnswer(Duration.ofSeconds(1)), payment));
    paykka.arm(
        once(copies == 0 ? new Fault.LostWebhook() : new Fault.DuplicateWebhook(copies), payment));

    List<Answer> answers = race(AT_ONCE, _ -> shopper.confirm(payment, APPROVES));

    assertThat(answers).extracting(Answer::status).isSubsetOf(200, 202);
    assertReported(payment, copies);
    assertPaidOnce(payment, PRICE);
    assertTold(payment, List.of("payment.paid"));
  }

  @Test
  void theWebhookAndTheReturnMakeOneTransitionAndOneMessage() throws Exception {
    Created payment = created("webhook-and-return", amount(PRICE));
    paykka.arm(once(new Fault.DuplicateWebhook(AT_ONCE), payment));
    URI back = passed3dsWithWebhooksHeld(payment, 1);

    race(
        AT_ONCE + 1,
        i -> i == 0 ? webhooksReleased() : shopper.get(back).location().endsWith("&status=paid"));

    assertReported(payment, AT_ONCE);
    assertPaidOnce(payment, PRICE);
    assertTold(payment, List.of("payment.paid"));
  }

  /** The later of them is sent first. */
  @Test
  void differentWebhooksAndTheReturnEndInTheSameState() throws Exception {
    Created payment = created("webhooks-and-return", amount(PRICE));
    paykka.arm(once(new Fault.DelayedCapture(Duration.ofMillis(100)), payment));
    paykka.arm(once(new Fault.DuplicateWebhook(AT_ONCE / 2), payment).times(2));
    URI back = passed3dsWithWebhooksHeld(payment, 2);

    race(AT_ONCE + 1, i -> i == 0 ? webhooksReleased() : shopper.get(back).status() == 303);

    assertReported(payment, AT_ONCE);
    assertPaidOnce(payment, PRICE);
    List<String> types = types(payment);
    assertThat(types).isSubsetOf("payment.authorized", "payment.paid").endsWith("payment.paid");
    assertTold(payment, types);
  }

  // --- Moving money ---

  @Test
  void refundsGiveBackNoMoreThanWasTaken() throws Exception {
    Created payment = paid("refunds");
    paykka.arm(once(new Fault.DelayedRefund(Duration.ofSeconds(1)), payment).times(AT_ONCE));

    List<Answer> answers = race(AT_ONCE, i -> operate(payment, "refunds", i, amount(PART)));

    List<Answer> refused = answers.stream().filter(answer -> answer.status() == 422).toList();
    assertThat(refused).hasSize(AT_ONCE - PARTS_MAX);
    assertThat(refused).allSatisfy(it -> assertThat(it.text("type")).endsWith("amount-too-high"));
    assertThat(answers)
        .filteredOn(answer -> answer.status() != 422)
        .extracting(Answer::status)
        .isSubsetOf(201, 202);
    shopper.await(payment, json -> BookKeeping.moved(json).getLast() == PARTS_MAX * PART);
    books.assertBoth(payment, "PARTIALLY_REFUNDED", PRICE, 0, PARTS_MAX * PART);
    assertThat(paykka.refunds(payment.transId())).isEqualTo(PARTS_MAX);
    List<String> told = new ArrayList<>(List.of("payment.paid"));
    answers.stream().filter(it -> it.status() != 422).forEach(_ -> told.add("payment.refunded"));
    assertTold(payment, told);
  }

  /** Who is told that another operation is under way asks again, as a merchant's server would. */
  @Test
  void capturesAndAVoidMoveWhatWasSetAsideAndNoMore() throws Exception {
    Created payment = created("captures", amount(PRICE).put("capture_method", "MANUAL"));
    assertThat(shopper.confirm(payment, APPROVES).text("status")).isEqualTo("AUTHORIZED");

    List<Answer> answers =
        race(
            AT_ONCE + 1,
            i ->
                i == AT_ONCE / 2
                    ? operatePatiently(payment, "void", i, new JsonWriter())
                    : operatePatiently(payment, "capture", i, amount(PART)));

    assertThat(answers.get(AT_ONCE / 2).status()).isEqualTo(201);
    long captures = answers.stream().filter(it -> it.status() == 201).count() - 1;
    long captured = captures * PART;
    assertThat(captures).isLessThanOrEqualTo(PARTS_MAX);
    books.assertBoth(
        payment, captures == 0 ? "CANCELED" : "PARTIALLY_REVERSED", captured, PRICE - captured, 0);
    assertThat(paykka.captures(payment.transId())).isEqualTo(captures);
    assertThat(paykka.voids(payment.transId())).isEqualTo(1);
    assertTold(payment, types(payment));
    assertThat(types(payment)).filteredOn("payment.captured"::equals).hasSize((int) captures);
  }

  // --- Charging again ---

  @Test
  void aPeriodIsChargedOnceThoughTheSweepAndTheServerChargeIt() throws Exception {
    Answer agreed = agreed("agreement", Instant.now().plus(Duration.ofMinutes(30)));
    new Ageing(system).age(agreed.text("id"), Duration.ofMinutes(31));
    String path = "/agreements/" + agreed.text("id");
    String period = nextPeriod(shopper.asMerchant("GET", path));
    paykka.arm(new Fault.SlowAnswer(Duration.ofSeconds(1)));

    List<Answer> answers =
        race(AT_ONCE + 1, i -> i == 0 ? swept(path) : charge(path, "agreement/" + period, period));

    system.sweep();
    List<Answer> charges = answers.subList(1, answers.size());
    assertThat(charges).extracting(Answer::status).isSubsetOf(201, 202);
    Created charged = new Created(charges.getFirst().text("id"), "");
    assertThat(charges).extracting(answer -> answer.text("id")).containsOnly(charged.id());
    payments.add(charged);
    assertPaidOnce(charged, CHARGE);
    assertTold(charged, List.of("payment.paid"));
  }

  // --- Telling ---

  /** The endpoint takes its time, so that the copies are handled while a try is under way. */
  @Test
  void aMessageIsTheSameToTheByteHoweverOftenTheQueueBringsIt() throws Exception {
    endpoint.hang();
    Created payment = paid("copies");
    String id = messages(payment).getFirst().text("id").orElseThrow();
    ScriptedShopper.await(() -> endpoint.received(id), tries -> !tries.isEmpty());

    race(AT_ONCE, _ -> queueAgain(id));

    ScriptedShopper.await(() -> inQueue("NotificationQueue"), none -> none == 0);
    endpoint.recover();
    assertTold(payment, List.of("payment.paid"));
    assertThat(MerchantRecords.elements(messages(payment).getFirst(), "deliveries")).hasSize(1);
  }

  // --- After all the others ---

  @Test
  @Order(Integer.MAX_VALUE)
  void afterAllOfThemPaykkaHasOneTransactionForEachPaymentAndNoMessageIsSetAside() {
    assertThat(races).isEqualTo(RACES);
    assertThat(paykka.books())
        .extracting(Book::transId)
        .containsExactlyInAnyOrderElementsOf(payments.stream().map(Created::transId).toList());
    assertThat(inQueue("NotificationDeadLetterQueue")).isZero();

    Evidence.of("races")
        .number("races", races)
        .number("requests at once", requests)
        .number("payments raced for", payments.size())
        .keep();
  }

  // --- How it runs ---

  private <T> List<T> race(int times, IntFunction<T> action) throws Exception {
    races++;
    requests += times;
    return AtOnce.times(times, action);
  }

  private static ArmedFault once(Fault fault, Created payment) {
    return ArmedFault.once(fault).forTransaction(payment.transId());
  }

  /** A payment that waits to be confirmed; PayKKa will have one transaction for it. */
  private Created created(String key, JsonWriter fields) {
    Created payment = shopper.created(key, fields);
    payments.add(payment);
    return payment;
  }

  private Created paid(String key) {
    Created payment = created(key, amount(PRICE));
    assertThat(shopper.confirm(payment, APPROVES).text("status")).isEqualTo("PAID");
    return payment;
  }

  /** Where the shopper is sent back to; PayKKa's reports are ready to be sent. */
  private URI passed3dsWithWebhooksHeld(Created payment, int webhooks) {
    paykka.holdWebhooks();
    Answer confirmed = shopper.confirm(payment, WANTS_3DS);
    assertThat(confirmed.text("status")).isEqualTo("AWAITING_SHOPPER");
    URI back = URI.create(shopper.choose3ds(confirmed, "approve"));
    ScriptedShopper.await(paykka::heldWebhooks, held -> held == webhooks);
    return back;
  }

  private boolean webhooksReleased() {
    paykka.releaseWebhooks(true);
    return true;
  }

  private Answer operate(Created payment, String what, int key, JsonWriter fields) {
    return shopper.operate(payment, what, what + "-" + key, fields);
  }

  /** Asks until it is done or refused for good. */
  private Answer operatePatiently(Created payment, String what, int key, JsonWriter fields) {
    return ScriptedShopper.await(
        () -> operate(payment, what, key, fields), answer -> !isUnderWay(answer));
  }

  private static boolean isUnderWay(Answer answer) {
    return answer.status() == 202
        || (answer.status() == 409 && answer.text("type").endsWith("operation-under-way"));
  }

  /** An agreement whose first payment is paid. */
  private Answer agreed(String key, Instant start) {
    JsonWriter fields =
        amount(PRICE).put("payment_type", "RECURRING").put("shopper_reference", "shopper-7");
    fields.beginObject("schedule").put("interval", "P1M").put("amount", CHARGE);
    fields.put("start", start.truncatedTo(ChronoUnit.MILLIS).toString()).end();
    Answer created = shopper.create(key, fields);
    Created payment = Created.of(created);
    payments.add(payment);
    assertThat(shopper.confirm(payment, APPROVES).text("status")).isEqualTo("PAID");
    return shopper.asMerchant("GET", "/agreements/" + created.text("agreement_id"));
  }

  private Answer swept(String agreement) {
    system.sweep();
    return shopper.asMerchant("GET", agreement);
  }

  /** The same charge that the schedule makes. */
  private Answer charge(String agreement, String reference, String period) {
    return shopper.post(
        system.apiUrl().resolve(agreement + "/charges"),
        amount(CHARGE).put("period", period).put("reference", reference).toString(),
        "Authorization",
        "Bearer " + system.apiKey());
  }

  private static String nextPeriod(Answer agreement) {
    return agreement
        .json()
        .object("next_charge")
        .flatMap(next -> next.text("period"))
        .orElseThrow();
  }

  private String queueAgain(String notification) {
    String body = new JsonWriter().put("notification_id", notification).toString();
    String url = system.queues().queueUrl("NotificationQueue");
    try (SqsClient sqs = system.queues().client()) {
      return sqs.sendMessage(send -> send.queueUrl(url).messageBody(body)).messageId();
    }
  }

  /** How many messages wait there to be given out. */
  private long inQueue(String queue) {
    QueueAttributeName waiting = QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES;
    try (SqsClient sqs = system.queues().client()) {
      return Long.parseLong(
          sqs.getQueueAttributes(
                  get -> get.queueUrl(system.queues().queueUrl(queue)).attributeNames(waiting))
              .attributes()
              .getOrDefault(waiting, "none"));
    }
  }

  private static JsonWriter amount(long minor) {
    return new JsonWriter().put("amount", minor).put("currency", "EUR");
  }

  // --- What must be so ---

  /** PayKKa's report has come as often as it was to come. */
  private void assertReported(Created payment, int times) {
    ScriptedShopper.await(
        () -> paykka.deliveries(payment.transId()),
        all -> all.stream().filter(it -> it.outcome() == Outcome.ACCEPTED).count() >= times);
  }

  private void assertPaidOnce(Created payment, long price) {
    shopper.await(payment, json -> json.text("status").filter("PAID"::equals).isPresent());
    assertThat(paykka.initiations(payment.transId())).isEqualTo(1);
    assertThat(books.book(payment).captures()).isEqualTo(1);
    books.assertBoth(payment, "PAID", price, 0, 0);
    JsonObject view = shopper.viewAsMerchant(payment.id()).json();
    assertThat(MerchantRecords.elements(view, "attempts")).hasSize(1);
    assertThat(MerchantRecords.elements(view, "history"))
        .filteredOn(line -> line.text("after").filter("PAID"::equals).isPresent())
        .filteredOn(line -> line.text("before").filter("PAID"::equals).isEmpty())
        .as("transitions to PAID")
        .hasSize(1);
  }

  /** These are all messages, and each came as it was written down and no other way. */
  private void assertTold(Created payment, List<String> types) {
    shopper.await(payment, json -> MerchantRecords.delivered(json).size() >= types.size());
    assertThat(types(payment)).containsExactlyElementsOf(types);
    List<JsonObject> messages = messages(payment);
    List<String> texts = records.texts(payment);
    assertThat(texts).hasSameSizeAs(messages);
    for (int i = 0; i < texts.size(); i++) {
      assertThat(endpoint.received(messages.get(i).text("id").orElseThrow()))
          .isNotEmpty()
          .containsOnly(texts.get(i));
    }
  }

  private List<String> types(Created payment) {
    return messages(payment).stream().map(it -> it.text("type").orElseThrow()).toList();
  }

  private List<JsonObject> messages(Created payment) {
    JsonObject view = shopper.viewAsMerchant(payment.id()).json();
    return MerchantRecords.elements(view, "notifications").toList();
  }
}
