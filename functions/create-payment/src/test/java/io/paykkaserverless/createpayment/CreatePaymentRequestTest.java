package io.paykkaserverless.createpayment;

import static org.assertj.core.api.Assertions.assertThat;

import io.paykkaserverless.aws.http.SampleEvent;
import io.paykkaserverless.core.agreement.Interval;
import io.paykkaserverless.core.agreement.Schedule;
import io.paykkaserverless.core.money.Money;
import io.paykkaserverless.core.order.AddressField;
import io.paykkaserverless.core.order.CustomerField;
import io.paykkaserverless.core.order.GoodsField;
import io.paykkaserverless.core.order.OrderDetails;
import io.paykkaserverless.core.payment.AuthorisationType;
import io.paykkaserverless.core.payment.ChallengeIndicator;
import io.paykkaserverless.core.payment.Payment;
import io.paykkaserverless.core.payment.PaymentKind;
import io.paykkaserverless.core.payment.Payments;
import io.paykkaserverless.core.payment.Terms;
import java.io.IOException;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is stored, out of what the merchant's server sent. */
class CreatePaymentRequestTest {

  private static final String SHOPPER = "\"shopper_reference\":\"shopper-7\"";

  private final CreatePaymentBench bench = new CreatePaymentBench();

  @Test
  void takesWhatTheMerchantLeavesOutToBeUsual() throws IOException {
    Payment payment = created(bench.sample());

    assertThat(payment.terms().authorisationType()).isEqualTo(AuthorisationType.FINAL_AUTH);
    assertThat(payment.terms().challenge()).isEqualTo(ChallengeIndicator.AUTO);
    assertThat(payment.terms().kind()).isEqualTo(PaymentKind.oneOff());
    assertThat(payment.details()).isEqualTo(OrderDetails.NONE);
  }

  @Test
  void takesNullForNotThere() throws IOException {
    Payment payment =
        created(
            bench.sampleWith(
                """
                "authentication":null,"payment_type":null,"schedule":null,"goods":null,"bill":null,\
                "shopper_reference":null,"store_payment_method":null,"token_usage":null\
                """));

    assertThat(payment.terms().kind()).isEqualTo(PaymentKind.oneOff());
    assertThat(payment.details()).isEqualTo(OrderDetails.NONE);
  }

  @ParameterizedTest
  @EnumSource(AuthorisationType.class)
  void takesEveryAuthorisationType(AuthorisationType type) throws IOException {
    assertThat(terms(bench.sampleWith("\"authorisation_type\":\"" + type + "\"")))
        .extracting(Terms::authorisationType)
        .isEqualTo(type);
  }

  @ParameterizedTest
  @EnumSource(ChallengeIndicator.class)
  void takesEveryWishAboutThreeDSecure(ChallengeIndicator wish) throws IOException {
    assertThat(
            terms(
                bench.sampleWith("\"authentication\":{\"challenge_indicator\":\"" + wish + "\"}")))
        .extracting(Terms::challenge)
        .isEqualTo(wish);
  }

  @Test
  void knowsTheShopperOfAPaymentThatStoresNothing() throws IOException {
    assertThat(kind(bench.sampleWith(SHOPPER)))
        .isEqualTo(new PaymentKind.OneOff(Optional.of(Payments.SHOPPER)));
    assertThat(kind(bench.sampleWith(SHOPPER + ",\"store_payment_method\":false")))
        .isEqualTo(new PaymentKind.OneOff(Optional.of(Payments.SHOPPER)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"store_payment_method\":true",
        "\"store_payment_method\":true,\"payment_type\":\"PURCHASE\"",
        "\"store_payment_method\":true,\"token_usage\":\"CARD_ON_FILE\""
      })
  void storesTheCardForTheNextOrder(String fields) throws IOException {
    assertThat(kind(bench.sampleWith(SHOPPER + "," + fields)))
        .isEqualTo(new PaymentKind.StoringCard(Payments.SHOPPER));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"payment_type\":\"RECURRING\"",
        "\"payment_type\":\"RECURRING\",\"store_payment_method\":true",
        "\"payment_type\":\"RECURRING\",\"token_usage\":\"SUBSCRIPTION\""
      })
  void beginsAnAgreementThatTheMerchantCharges(String fields) throws IOException {
    assertThat(kind(bench.sampleWith(SHOPPER + "," + fields)))
        .isEqualTo(new PaymentKind.FirstRecurring(Payments.SHOPPER, Optional.empty()));
  }

  @Test
  void beginsAnAgreementThatWeCharge() throws IOException {
    assertThat(schedule(bench.recurring()))
        .isEqualTo(
            new Schedule(
                Interval.parse("P1M"),
                Money.of(990, "EUR"),
                Instant.parse("2027-01-01T09:00:00Z"),
                Optional.of(Instant.parse("2027-12-31T23:59:59Z")),
                7,
                List.of(1, 3, 5)));
  }

  @Test
  void takesWhatAScheduleLeavesOutToBeUsual() throws IOException {
    Schedule schedule =
        schedule(
            bench
                .recurring()
                .inBody(",\"end\":\"2027-12-31T23:59:59Z\"", "")
                .inBody(",\"grace_days\":7,\"retry_after_days\":[1,3,5]", ""));

    assertThat(schedule.end()).isEmpty();
    assertThat(schedule.graceDays()).isEqualTo(7);
    assertThat(schedule.retryAfterDays()).containsExactly(1, 3, 5);
  }

  @ParameterizedTest
  @CsvSource({"0,''", "2,1", "3,'1,3'", "4,'1,3'", "60,'1,3,5'"})
  void triesAgainOnlyAsLongAsTheGraceLasts(int grace, String days) throws IOException {
    Schedule schedule =
        schedule(
            bench
                .recurring()
                .inBody(
                    "\"grace_days\":7,\"retry_after_days\":[1,3,5]", "\"grace_days\":" + grace));

    assertThat(schedule.retryAfterDays()).isEqualTo(days(days));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "1", "7", "1,2,3,4", "2,7"})
  void triesAgainWhenTheMerchantWants(String days) throws IOException {
    Schedule schedule = schedule(bench.recurring().inBody("[1,3,5]", "[" + days + "]"));

    assertThat(schedule.retryAfterDays()).isEqualTo(days(days));
  }

  @Test
  void startsWhenTheMerchantWantsWhateverTheOffset() throws IOException {
    assertThat(
            schedule(bench.recurring().inBody("2027-01-01T09:00:00Z", "2027-01-01T09:00:00+09:00"))
                .start())
        .isEqualTo(Instant.parse("2027-01-01T00:00:00Z"));
  }

  @Test
  void chargesTheScheduleInThePaymentsCurrency() throws IOException {
    assertThat(schedule(bench.recurring().inBody("EUR", "JPY")).amount())
        .isEqualTo(Money.of(990, "JPY"));
  }

  @Test
  void keepsEveryFieldOfTheOrder() throws IOException {
    OrderDetails details = created(bench.full()).details();

    assertThat(details.goods()).hasSize(2);
    assertThat(details.goods().getFirst().values()).containsOnlyKeys(GoodsField.values());
    assertThat(details.bill().values()).containsOnlyKeys(AddressField.values());
    assertThat(details.shipping().values())
        .containsOnlyKeys(
            List.of(AddressField.values()).stream()
                .filter(field -> field != AddressField.DESCRIPTOR)
                .toArray(AddressField[]::new));
    assertThat(details.customer().values()).containsOnlyKeys(CustomerField.values());
  }

  @Test
  void keepsTheOrderAsItWasTold() throws IOException {
    OrderDetails details = created(bench.full()).details();

    assertThat(details.goods().getFirst().get(GoodsField.PRICE)).contains("2500");
    assertThat(details.goods().getLast().get(GoodsField.NAME)).contains("Mug");
    assertThat(details.bill().get(AddressField.COUNTRY)).contains("GB");
    assertThat(details.customer().get(CustomerField.PAST_TRANSACTIONS)).contains("12");
    assertThat(details.customer().get(CustomerField.ORDER_IP)).contains("2001:db8::7");
  }

  @Test
  void keepsAsMuchOfTheOrderAsItMay() throws IOException {
    String item = "{\"name\":\"mug\",\"description\":\"" + "d".repeat(497) + "\"}";
    String most =
        "\"goods\":[%s],\"shipping\":{\"address_line1\":\"%s\",\"address_line2\":\"%s\"}"
            .formatted(
                String.join(",", Collections.nCopies(32, item)), "s".repeat(200), "t".repeat(184));

    assertThat(created(bench.sampleWith(most)).details().goods()).hasSize(32);
    assertThat(created(bench.sampleWith("\"goods\":[%s]".formatted(fifty()))).details().goods())
        .hasSize(50);
  }

  private static String fifty() {
    return String.join(",", Collections.nCopies(50, "{\"name\":\"mug\"}"));
  }

  private static List<Integer> days(String text) {
    return text.isEmpty()
        ? List.of()
        : List.of(text.split(",", -1)).stream().map(Integer::valueOf).toList();
  }

  private Schedule schedule(SampleEvent event) throws IOException {
    return ((PaymentKind.FirstRecurring) kind(event)).schedule().orElseThrow();
  }

  private PaymentKind kind(SampleEvent event) throws IOException {
    return terms(event).kind();
  }

  private Terms terms(SampleEvent event) throws IOException {
    return created(event).terms();
  }

  private Payment created(SampleEvent event) throws IOException {
    List<Payment> before = bench.created();
    SampleEvent unlikeAnyOther = event.header("idempotency-key", "key-" + before.size());
    assertThat(unlikeAnyOther.to(bench.handler).status()).isEqualTo(201);
    return bench.created().stream().filter(p -> !before.contains(p)).findFirst().orElseThrow();
  }
}
