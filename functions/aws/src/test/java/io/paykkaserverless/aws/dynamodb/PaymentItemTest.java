package io.paykkaserverless.aws.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.paykkaserverless.core.notification.Notification;
import io.paykkaserverless.core.notification.NotificationType;
import io.paykkaserverless.core.operation.ArchivedOperation;
import io.paykkaserverless.core.operation.Balances;
import io.paykkaserverless.core.operation.Books;
import io.paykkaserverless.core.operation.Operation;
import io.paykkaserverless.core.operation.OperationEvent;
import io.paykkaserverless.core.operation.Operations;
import io.paykkaserverless.core.operation.Possible;
import io.paykkaserverless.core.payment.Archived;
import io.paykkaserverless.core.payment.HistoryEntry;
import io.paykkaserverless.core.payment.HistoryEvent;
import io.paykkaserverless.core.payment.IdempotencyKey;
import io.paykkaserverless.core.payment.Payment;
import io.paykkaserverless.core.payment.PaymentBuilder;
import io.paykkaserverless.core.payment.PaymentEvent;
import io.paykkaserverless.core.payment.PaymentId;
import io.paykkaserverless.core.payment.PaymentState;
import io.paykkaserverless.core.payment.Payments;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class PaymentItemTest {

  private static final int BYTES_PER_WRITE_UNIT = 1024;
  private static final int ITEM_BYTES_MAX = 400 * 1024;

  private final PaymentItem items = new PaymentItem(Duration.ofDays(400));

  @ParameterizedTest
  @MethodSource("payments")
  void readsExactlyWhatItWrote(Payment payment) {
    assertThat(PaymentItem.read(items.write(payment))).isEqualTo(payment);
  }

  static Stream<Payment> payments() {
    return Stream.of(
        Payments.created(),
        Payments.processing(),
        Payments.awaitingShopper(),
        Payments.unknown(),
        Payments.paid(),
        Payments.declined(),
        Payments.everyField(),
        partlyArchived());
  }

  /** Three of its lines and two of its messages are elsewhere. */
  private static Payment partlyArchived() {
    List<HistoryEntry> lines = Payments.everyField().history();
    return Payments.payment()
        .archived(new Archived(2, 3, 1))
        .books(partlyArchivedBooks())
        .history(lines.get(0))
        .history(lines.get(1))
        .outbox(Payments.notification(3, NotificationType.PAYMENT_DECLINED))
        .build();
  }

  private static Books partlyArchivedBooks() {
    Balances moved = new Balances(1250, 1250, 0, 1000);
    List<ArchivedOperation> traces =
        List.of(new ArchivedOperation(1, "01234567"), new ArchivedOperation(2, "fedcba98"));
    return new Books(moved, Optional.empty(), List.of(), traces);
  }

  @Test
  void aTraceOfAnOperationTakesFiveBytes() {
    AttributeValue traces = attribute(items.write(partlyArchived()), "oa");

    assertThat(traces.b().asByteArray()).hasSize(10);
  }

  @Test
  void refusesTracesThatAreCutOff() {
    Map<String, AttributeValue> item = items.write(partlyArchived());
    item.put("oa", AttributeValue.fromB(SdkBytes.fromByteArray(new byte[9])));

    assertThatThrownBy(() -> PaymentItem.read(item))
        .isInstanceOf(UnreadableItem.class)
        .hasMessageContaining("attribute oa holds a value that this version never writes");
  }

  @ParameterizedTest
  @MethodSource("payments")
  void namesEveryAttributeThatIsMissing(Payment payment) {
    Map<String, AttributeValue> whole = items.write(payment);
    List<String> optional =
        List.of(
            "sk",
            "na",
            "lk",
            "ds",
            "ru",
            "az",
            "ch",
            "ki",
            "de",
            "due_shard",
            "due_at",
            "unresolved",
            "unresolved_at",
            "ttl",
            "at",
            "ba",
            "bd",
            "op",
            "oa",
            "di",
            "hi",
            "ob",
            "ar");
    for (String name : whole.keySet()) {
      if (!optional.contains(name)) {
        Map<String, AttributeValue> item = new HashMap<>(whole);
        item.remove(name);

        assertThatThrownBy(() -> PaymentItem.read(item))
            .isInstanceOf(UnreadableItem.class)
            .hasMessageEndingWith("attribute " + name + " is missing");
      }
    }
  }

  @Test
  void namesAnAttributeInsideAList() {
    Map<String, AttributeValue> item = items.write(Payments.paid());
    Map<String, AttributeValue> attempt = new HashMap<>(attribute(item, "at").l().getFirst().m());
    attempt.put("s", AttributeValue.fromS("PAYED"));
    item.put("at", AttributeValue.fromL(List.of(AttributeValue.fromM(attempt))));

    assertThatThrownBy(() -> PaymentItem.read(item))
        .isInstanceOf(UnreadableItem.class)
        .hasMessageContaining("attribute at[0].s holds a value that this version never writes");
  }

  @Test
  void namesAnAttributeOfAnotherType() {
    Map<String, AttributeValue> item = items.write(Payments.created());
    item.put("am", AttributeValue.fromS("1250"));

    assertThatThrownBy(() -> PaymentItem.read(item)).hasMessageContaining("am is not a number");
  }

  @ParameterizedTest
  @ValueSource(strings = {"12.5", "1e3", "-1", "99999999999999999999"})
  void refusesAnAmountThatIsNotWholeMinorUnits(String amount) {
    Map<String, AttributeValue> item = items.write(Payments.created());
    item.put("am", AttributeValue.fromN(amount));

    assertThatThrownBy(() -> PaymentItem.read(item))
        .isInstanceOf(UnreadableItem.class)
        .hasMessageContaining("attribute am");
  }

  @Test
  void keepsStoredValuesOutOfErrors() {
    Map<String, AttributeValue> item = items.write(Payments.created());
    item.put("ru", AttributeValue.fromS("https://shop.example/ order of Jane"));

    assertThatThrownBy(() -> PaymentItem.read(item))
        .hasMessageContaining("attribute ru")
        .hasMessageNotContaining("Jane")
        .hasNoCause();
  }

  @Test
  void refusesAttemptsOutOfOrder() {
    Map<String, AttributeValue> item = items.write(Payments.everyField());
    List<AttributeValue> attempts = new ArrayList<>(attribute(item, "at").l());
    attempts.addFirst(attempts.removeLast());
    item.put("at", AttributeValue.fromL(attempts));

    assertThatThrownBy(() -> PaymentItem.read(item))
        .isInstanceOf(UnreadableItem.class)
        .hasMessageContaining("do not fit together");
  }

  @Test
  void writesNothingForWhatIsAbsent() {
    assertThat(items.write(Payments.created()))
        .containsOnlyKeys(
            "pk",
            "sk",
            "v",
            "st",
            "due_shard",
            "due_at",
            "ttl",
            "am",
            "cu",
            "rf",
            "ru",
            "cm",
            "fp",
            "ca",
            "ea");
  }

  @Test
  void takesNoAttributeForWhatIsUsualOfAnAttempt() {
    AttributeValue attempts = attribute(items.write(Payments.processing()), "at");

    assertThat(attempts.l().getFirst().m()).containsOnlyKeys("n", "c", "t", "s");
  }

  /** Else the sweep would send it once more. */
  @Test
  void readsAMessageThatWasAcceptedBeforeThereWereDeliveriesAsHandedOver() {
    Map<String, AttributeValue> item = items.write(Payments.paid());
    Map<String, AttributeValue> message = new HashMap<>(attribute(item, "ob").l().getFirst().m());
    message.put("i", AttributeValue.fromS("msg_" + Payments.ID + "_1"));
    message.put("r", AttributeValue.fromN("1"));
    message.put("d", AttributeValue.fromN(Long.toString(Payments.NOW.toEpochMilli())));
    item.put("ob", AttributeValue.fromL(List.of(AttributeValue.fromM(message))));

    Payment payment = PaymentItem.read(item);

    assertThat(payment.outbox())
        .containsExactly(Payments.paid().outbox().getFirst().handedOver(Payments.NOW));
    assertThat(payment.waiting()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"n", "y", "t", "j"})
  void namesAnAttributeThatIsMissingInAMessage(String name) {
    Map<String, AttributeValue> item = items.write(Payments.paid());
    Map<String, AttributeValue> message = new HashMap<>(attribute(item, "ob").l().getFirst().m());
    message.remove(name);
    item.put("ob", AttributeValue.fromL(List.of(AttributeValue.fromM(message))));

    assertThatThrownBy(() -> PaymentItem.read(item))
        .isInstanceOf(UnreadableItem.class)
        .hasMessageEndingWith("attribute ob[0]." + name + " is missing");
  }

  @Test
  void readsAPaymentFromBeforeThereWereBooksAsOneOfWhichNothingCanBeTakenOrGivenBack() {
    Map<String, AttributeValue> item = items.write(Payments.paid());
    item.remove("ba");
    changeInLines(item, line -> line.remove("m"));

    Payment payment = PaymentItem.read(item);

    assertThat(payment.state()).isEqualTo(PaymentState.PAID);
    assertThat(payment.books()).isEqualTo(Books.EMPTY);
    assertThat(payment.disputes()).isEmpty();
    assertThat(payment.history())
        .hasSize(3)
        .allSatisfy(
            line -> {
              assertThat(line.operation()).isZero();
              assertThat(line.detail()).isEmpty();
              assertThat(line.balances()).isEqualTo(Balances.NONE);
            });
    assertThat(Possible.with(payment)).isEqualTo(new Possible(0, 0, 0));
  }

  @Test
  void storesTheNumberOfALineOnlyWhereLinesBeforeItAreElsewhere() {
    List<AttributeValue> lines = attribute(items.write(partlyArchived()), "hi").l();

    assertThat(lines.getFirst().m()).containsEntry("i", AttributeValue.fromN("4"));
    assertThat(lines.getLast().m()).doesNotContainKey("i");
  }

  @Test
  void refusesAPaymentThatIsMissingMoreThanItSays() {
    Map<String, AttributeValue> item = items.write(partlyArchived());
    item.remove("ar");

    assertThatThrownBy(() -> PaymentItem.read(item))
        .isInstanceOf(UnreadableItem.class)
        .hasMessageContaining("do not fit together");
  }

  @Test
  void storesKeysOfOperationsAsBytes() {
    Map<String, AttributeValue> operation =
        attribute(items.write(Payments.everyField()), "op").l().getFirst().m();

    assertThat(List.of(attribute(operation, "ik"), attribute(operation, "fp")))
        .extracting(it -> it.b().asByteArray().length)
        .containsExactly(32, 32);
  }

  @Test
  void refusesAnOperationInAnotherCurrencyThanItsPayments() {
    Payment payment = Payments.payment().books(Operations.everyKind()).build();

    assertThatThrownBy(() -> items.write(payment))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("c01 is not in EUR");
  }

  @Test
  void refusesOperationsOutOfOrder() {
    Map<String, AttributeValue> item = items.write(Payments.everyField());
    item.put("op", AttributeValue.fromL(attribute(item, "op").l().reversed()));

    assertThatThrownBy(() -> PaymentItem.read(item))
        .isInstanceOf(UnreadableItem.class)
        .hasMessageContaining("do not fit together");
  }

  @Test
  void storesWhatMovedWithTheLinesThatChangedItAlone() {
    List<AttributeValue> lines = attribute(items.write(Payments.everyField()), "hi").l();

    assertThat(lines)
        .extracting(line -> line.m().containsKey("m"))
        .containsExactly(false, false, true, true);
    assertThat(attribute(lines.getLast().m(), "m").m())
        .isEqualTo(Map.of("a", AttributeValue.fromN("0")));
  }

  @ParameterizedTest
  @MethodSource("events")
  void findsEveryEventByItsName(HistoryEvent event) {
    HistoryEntry line = Payments.paid().history().getLast();
    Payment payment =
        Payments.payment()
            .history(
                new HistoryEntry(
                    1,
                    line.at(),
                    line.speaker(),
                    event,
                    0,
                    1,
                    line.before(),
                    line.after(),
                    Optional.of("3061"),
                    Balances.NONE))
            .build();

    assertThat(PaymentItem.read(items.write(payment)).history().getFirst().event()).isSameAs(event);
  }

  static Stream<HistoryEvent> events() {
    return Stream.concat(
        Arrays.stream(PaymentEvent.values()), Arrays.stream(OperationEvent.values()));
  }

  @Test
  void namesAnEventThatItDoesNotKnow() {
    Map<String, AttributeValue> item = items.write(Payments.paid());
    changeInLines(item, line -> line.put("e", AttributeValue.fromS("OPERATION_SUCCEDED")));

    assertThatThrownBy(() -> PaymentItem.read(item))
        .isInstanceOf(UnreadableItem.class)
        .hasMessageContaining("attribute hi[0].e holds a value that this version never writes");
  }

  @Test
  void theLargestPaymentIsFarBelowWhatAnItemCanHold() {
    Payment largest = LargestPayment.made();
    int bytes = ItemSize.bytes(items.write(largest));
    System.out.printf(
        "The largest payment takes %,d of %,d bytes: %d attempts, %d operations, %d disputes,"
            + " %d lines, %d messages.%n",
        bytes,
        ITEM_BYTES_MAX,
        largest.attempts().size(),
        largest.books().count(),
        largest.disputes().size(),
        largest.history().size(),
        largest.outbox().size());

    assertThat(largest.attempts()).hasSize(99);
    assertThat(largest.books().count()).isEqualTo(50);
    assertThat(largest.books().operations()).hasSizeLessThan(6).noneMatch(Operation::isOpen);
    assertThat(largest.disputes()).hasSize(20);
    assertThat(largest.waiting()).isEmpty();
    assertThat(largest.outbox()).hasSizeLessThan(12);
    assertThat(bytes).isLessThan(ITEM_BYTES_MAX / 5);
  }

  @Test
  void isDueWhileSomethingIsLeftToDo() {
    Payment payment = Payments.created();
    long expiry = payment.terms().expiresAt().toEpochMilli();

    assertThat(items.write(payment))
        .containsEntry("due_at", AttributeValue.fromN(Long.toString(expiry)));
  }

  @Test
  void isNotDueOnceNothingIsLeftToDo() {
    Payment payment = Payments.payment().state(PaymentState.CANCELED).build();

    assertThat(items.write(payment)).doesNotContainKeys("due_at", "due_shard");
  }

  @Test
  void keepsOnePaymentInOneShard() {
    assertThat(dueShard(Payments.ID)).isEqualTo(dueShard(Payments.ID));
  }

  @Test
  void spreadsPaymentsEvenlyOverTheShards() {
    Map<String, Long> payments =
        IntStream.range(0, 8_000)
            .mapToObj(i -> new IdempotencyKey("order-" + i))
            .map(key -> PaymentId.derive(Payments.MERCHANT, "shop", key))
            .collect(Collectors.groupingBy(this::dueShard, Collectors.counting()));

    assertThat(payments).containsOnlyKeys("0", "1", "2", "3", "4", "5", "6", "7");
    assertThat(payments.values()).allSatisfy(count -> assertThat(count).isBetween(850L, 1150L));
  }

  @Test
  void expiresInEpochSecondsAfterTheRetention() {
    long expected = Payments.NOW.plus(Duration.ofDays(400)).getEpochSecond();

    assertThat(items.write(Payments.created()))
        .containsEntry("ttl", AttributeValue.fromN(Long.toString(expected)));
  }

  @Test
  void isNotForgottenWhileItMayStillBeTried() {
    PaymentItem brief = new PaymentItem(Duration.ofDays(30));
    Payment charge = Payments.payment().lifetime(Duration.ofDays(62)).build();

    assertThat(brief.write(charge))
        .containsEntry(
            "ttl",
            AttributeValue.fromN(Long.toString(charge.terms().expiresAt().getEpochSecond())));
  }

  @Test
  void costsOneWriteUnitAtEachStepOfAnOrdinaryPayment() {
    Notification told = ordinaryNotification();
    assertThat(
            Stream.of(
                Payments.created(),
                Payments.processing(),
                Payments.awaitingShopper(),
                paidAndTold(told),
                paidAndTold(told.handedOver(Payments.NOW))))
        .allSatisfy(
            payment ->
                assertThat(ItemSize.bytes(items.write(payment)))
                    .isLessThanOrEqualTo(BYTES_PER_WRITE_UNIT));
  }

  private static Payment paidAndTold(Notification notification) {
    PaymentBuilder paid =
        Payments.payment().state(PaymentState.PAID).attempt(Payments.paid(Payments.FIRST));
    Payments.paid().history().forEach(paid::history);
    return paid.outbox(notification).build();
  }

  private static Notification ordinaryNotification() {
    String body =
        """
        {"type":"payment.paid","timestamp":"2026-11-23T10:16:30.123Z","data":{"payment_id":"%s",\
        "sequence":1,"status":"PAID","amount":1250,"currency":"EUR","reference":"order-1001",\
        "attempt":1}}\
        """
            .formatted(Payments.ID);
    Notification paid = Payments.notification(1, NotificationType.PAYMENT_PAID);
    return Notification.fresh(paid.id(), paid.type(), paid.createdAt(), body);
  }

  private String dueShard(PaymentId id) {
    return attribute(items.write(Payments.payment().id(id).build()), "due_shard").s();
  }

  private static void changeInLines(
      Map<String, AttributeValue> item, Consumer<Map<String, AttributeValue>> change) {
    List<AttributeValue> lines =
        attribute(item, "hi").l().stream()
            .map(
                line -> {
                  Map<String, AttributeValue> changed = new HashMap<>(line.m());
                  change.accept(changed);
                  return AttributeValue.fromM(changed);
                })
            .toList();
    item.put("hi", AttributeValue.fromL(lines));
  }

  private static AttributeValue attribute(Map<String, AttributeValue> item, String name) {
    return Objects.requireNonNull(item.get(name));
  }
}
