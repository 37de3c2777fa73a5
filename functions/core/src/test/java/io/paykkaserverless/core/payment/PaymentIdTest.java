package io.paykkaserverless.core.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PaymentIdTest {

  private static final MerchantId MERCHANT = new MerchantId("18356675194960");
  private static final IdempotencyKey KEY = new IdempotencyKey("order-1001");

  @Test
  void theSameRequestNamesTheSamePaymentForEver() {
    assertThat(PaymentId.derive(MERCHANT, "shop", KEY))
        .isEqualTo(PaymentId.derive(MERCHANT, "shop", KEY))
        .hasToString("pzmjgp2xkxdsuvwhmdojquaxhspaz64lp");
  }

  @Test
  void accountCallerAndKeyAllCount() {
    List<PaymentId> ids =
        List.of(
            PaymentId.derive(MERCHANT, "shop", KEY),
            PaymentId.derive(new MerchantId("1"), "shop", KEY),
            PaymentId.derive(MERCHANT, "app", KEY),
            PaymentId.derive(MERCHANT, "shop", new IdempotencyKey("order-1002")),
            PaymentId.derive(MERCHANT, "shopo", new IdempotencyKey("rder-1001")));

    assertThat(ids).doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @CsvSource({"1, a01", "9, a09", "10, a10", "99, a99"})
  void aTransIdLeadsBackToItsAttempt(int number, String end) {
    AttemptId attempt = new AttemptId(Payments.ID, number);

    assertThat(attempt.transId()).isEqualTo(Payments.ID + end).hasSize(36);
    assertThat(AttemptId.parse(attempt.transId())).contains(attempt);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "pabcdefghabcdefghabcdefghabcdefgha00",
        "pabcdefghabcdefghabcdefghabcdefgha1",
        "pabcdefghabcdefghabcdefghabcdefgha001",
        "pABCDEFGHabcdefghabcdefghabcdefgha01",
        "pabcdefghabcdefghabcdefghabcdefghr01",
        "m1721938999",
        " pabcdefghabcdefghabcdefghabcdefgha01"
      })
  void anyOtherTextIsNoTransIdOfOurs(String text) {
    assertThat(AttemptId.parse(text)).isEmpty();
  }

  @Test
  void attemptNumbersAreBounded() {
    Stream.of(0, 100)
        .forEach(
            number ->
                assertThatThrownBy(() -> new AttemptId(Payments.ID, number))
                    .hasMessage("attempt number must be 1 to 99, was " + number));
  }
}
