package io.paykkaserverless.bench.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.paykkaserverless.core.money.CurrencyCode;
import io.paykkaserverless.json.JsonObject;
import io.paykkaserverless.json.JsonReader;
import io.paykkaserverless.json.JsonWriter;
import io.paykkaserverless.json.MalformedJson;
import io.paykkaserverless.runner.merchant.NotificationMessage;
import io.paykkaserverless.runner.merchant.ReceivedNotification;
import io.paykkaserverless.runner.merchant.ReceivedNotification.Treatment;
import io.paykkaserverless.runner.merchant.Verification;
import io.paykkaserverless.sandbox.transaction.Book;
import io.paykkaserverless.sandbox.transaction.Status;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a reckoning finds. */
class ReckoningTest {

  private static final String ID = "p1";
  private static final long PRICE = 1250;

  private final Dealings dealings = new Dealings();
  private final Received received = new Received();
  private final Trouble lost = new Trouble();

  @Test
  void aPaymentThatBothSidesAndTheMerchantKnowAlikeIsInOrder() {
    dealt();
    received.take(genuine("msg_1"));

    reckon(List.of(paid("p1a01")), view("PAID", PRICE));

    assertThat(lost.sentences()).isEmpty();
  }

  @Test
  void findsASecondCharge() {
    dealt();
    received.take(genuine("msg_1"));

    reckon(List.of(paid("p1a01"), paid("p1a02")), view("PAID", PRICE));

    assertThat(lost.sentences()).anyMatch(it -> it.endsWith("p1 was charged twice"));
  }

  @Test
  void findsMoneyThatWeDoNotKnowOf() {
    dealt();
    received.take(genuine("msg_1"));

    reckon(List.of(paid("p1a01")), view("PAID", 0));

    assertThat(lost.sentences())
        .containsExactly("paid by card p1: captured should be 1250 and is 0");
  }

  @Test
  void findsAStatusThatIsNotPaykkas() {
    dealt();
    received.take(genuine("msg_1"));

    reckon(List.of(paid("p1a01")), view("PROCESSING", PRICE));

    assertThat(lost.sentences())
        .contains("paid by card p1: status should be PAID and is PROCESSING");
  }

  @Test
  void findsAMessageThatNeverCame() {
    dealt();

    reckon(List.of(paid("p1a01")), view("PAID", PRICE));

    assertThat(lost.sentences()).containsExactly("the merchant never heard of payment.paid of p1");
  }

  @Test
  void findsAMessageThatWasNeverMade() {
    dealings.begin(ID, Errand.SECOND_CARD);
    dealings.end(ID);
    received.take(genuine("msg_1"));

    reckon(List.of(paid("p1a01")), view("PAID", PRICE));

    assertThat(lost.sentences())
        .contains(
            "paid by a second card p1: messages should be [payment.declined, payment.paid]"
                + " and is [payment.paid]");
  }

  @Test
  void findsATransactionOfNobodys() {
    reckon(List.of(paid("p2a01")), view("PAID", PRICE));

    assertThat(lost.sentences()).containsExactly("PayKKa has a payment that nobody opened: p2");
  }

  @Test
  void findsAMessageThatIsNotGenuine() {
    received.take(
        new ReceivedNotification(
            Instant.EPOCH,
            new Verification.Doubtful(Verification.Doubt.SIGNATURE),
            Optional.empty(),
            Treatment.REFUSED,
            400));

    reckon(List.of(), view("PAID", PRICE));

    assertThat(lost.sentences()).containsExactly("1 messages to the merchant were not genuine");
  }

  private void dealt() {
    dealings.begin(ID, Errand.PAID);
    dealings.end(ID);
  }

  private void reckon(List<Book> books, JsonObject view) {
    new Reckoning(dealings, received, lost).reckon(books, _ -> view);
  }

  private static Book paid(String transId) {
    return new Book(
        transId, "order", new CurrencyCode("EUR"), Status.SUCCESS, PRICE, PRICE, 0, 0, 0, 1, 0, 0);
  }

  private static ReceivedNotification genuine(String id) {
    return new ReceivedNotification(
        Instant.EPOCH,
        new Verification.Genuine(id, Instant.EPOCH),
        Optional.of(
            new NotificationMessage(
                "payment.paid",
                ID,
                1,
                "PAID",
                PRICE,
                "EUR",
                "order-1",
                Optional.empty(),
                Optional.empty(),
                Optional.empty())),
        Treatment.NOT_OURS,
        200);
  }

  private static JsonObject view(String status, long captured) {
    byte[] body =
        new JsonWriter()
            .put("status", status)
            .beginObject("balances")
            .put("authed_amount", PRICE)
            .put("captured_amount", captured)
            .end()
            .beginArray("attempts")
            .beginElement()
            .end()
            .end()
            .beginArray("notifications")
            .beginElement()
            .put("id", "msg_1")
            .put("type", "payment.paid")
            .beginArray("deliveries")
            .beginElement()
            .put("delivered_at", "2026-11-01T00:00:00Z")
            .end()
            .end()
            .end()
            .end()
            .toBytes();
    try {
      return JsonReader.readObject(body);
    } catch (MalformedJson e) {
      throw new AssertionError(e);
    }
  }
}
