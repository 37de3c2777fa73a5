package io.paykkaserverless.returnfrom3ds;

import static org.assertj.core.api.Assertions.assertThat;

import io.paykkaserverless.aws.http.ApiGatewayCall.Answer;
import io.paykkaserverless.core.paykka.TransactionStatus;
import io.paykkaserverless.core.payment.AttemptId;
import io.paykkaserverless.core.payment.PaymentState;
import io.paykkaserverless.core.payment.Payments;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReturnFrom3dsHandlerTest {

  private static final AttemptId OTHER = new AttemptId(Payments.OTHER_ID, 1);
  private static final String SHOP = "https://shop.example/result?payment_id=" + Payments.ID;

  private final ReturnBench bench = new ReturnBench();

  @Test
  void sendsAShopperWhoPaidBackToTheShop() throws IOException {
    bench.shopperIsAtTheBank();
    bench.core.paykka.becomes(Payments.FIRST, TransactionStatus.SUCCESS);
    Answer answer = bench.returnFor(Payments.FIRST).to(bench.handler);

    assertThat(answer.status()).isEqualTo(303);
    assertThat(answer.header("location")).isEqualTo(SHOP + "&status=paid");
    assertThat(answer.header("cache-control")).isEqualTo("no-store");
    assertThat(answer.header("referrer-policy")).isEqualTo("no-referrer");
    assertThat(answer.headers().get("set-cookie")).isEmpty();
    assertThat(answer.body()).isEmpty();
    assertThat(bench.core.payment().state()).isEqualTo(PaymentState.PAID);
  }

  @Test
  void takesAFormThatTheBankLetsTheBrowserPost() throws IOException {
    bench.shopperIsAtTheBank();
    bench.core.paykka.becomes(Payments.FIRST, TransactionStatus.SUCCESS);
    Answer answer = bench.postFor(Payments.FIRST).to(bench.handler);

    assertThat(answer.status()).isEqualTo(303);
    assertThat(answer.header("location")).isEqualTo(SHOP + "&status=paid");
  }

  @ParameterizedTest
  @CsvSource({"SUCCESS,paid", "AUTHORIZED,authorized", "FAILURE,declined", "CANCELED,canceled"})
  void tellsTheShopHowItStandsAtPaykka(TransactionStatus atPaykka, String word) throws IOException {
    bench.shopperIsAtTheBank();
    bench.core.paykka.becomes(Payments.FIRST, atPaykka);

    assertThat(location()).isEqualTo(SHOP + "&status=" + word);
  }

  @Test
  void isHonestWhereTheOutcomeIsNotKnownYet() throws IOException {
    bench.shopperIsAtTheBank();

    assertThat(location()).isEqualTo(SHOP + "&status=processing");
    assertThat(bench.core.payment().state()).isEqualTo(PaymentState.AWAITING_SHOPPER);
  }

  @Test
  void isHonestWherePaykkaDoesNotAnswer() throws IOException {
    bench.shopperIsAtTheBank();
    bench.core.paykka.becomes(Payments.FIRST, TransactionStatus.SUCCESS);
    bench.core.paykka.stopAnsweringQueries();

    assertThat(location()).isEqualTo(SHOP + "&status=processing");
  }

  @Test
  void believesNothingThatComesWithTheBrowser() throws IOException {
    bench.shopperIsAtTheBank();
    bench.core.paykka.becomes(Payments.FIRST, TransactionStatus.FAILURE);
    Answer answer =
        bench
            .postFor(Payments.FIRST)
            .body("status=SUCCESS&error_code=0000".getBytes(StandardCharsets.UTF_8))
            .with("\"rawQueryString\":\"\"", "\"rawQueryString\":\"status=paid\"")
            .header("cookie", "status=paid")
            .to(bench.handler);

    assertThat(answer.header("location")).isEqualTo(SHOP + "&status=declined");
  }

  @Test
  void saysTheSameToAShopperWhoLoadsThePageAgain() throws IOException {
    bench.shopperIsAtTheBank();
    bench.core.paykka.becomes(Payments.FIRST, TransactionStatus.SUCCESS);
    String first = location();
    int asked = bench.core.paykka.queries();
    var before = bench.core.payment();

    assertThat(location()).isEqualTo(first);
    assertThat(bench.core.paykka.queries()).isEqualTo(asked);
    assertThat(bench.core.payment()).isEqualTo(before);
  }

  @Test
  void keepsWhatTheReturnUrlHasAlready() throws IOException {
    assertThat(locationOf("https://shop.example/result?cart=7&lang=de#top"))
        .isEqualTo("https://shop.example/result?cart=7&lang=de" + added('&') + "#top");
  }

  @ParameterizedTest
  @CsvSource({
    "https://shop.example,https://shop.example,?,''",
    "https://shop.example/,https://shop.example/,?,''",
    "https://shop.example/a?b=c,https://shop.example/a?b=c,&,''",
    "https://shop.example/a#b,https://shop.example/a,?,#b",
    "https://shop.example/a#b?c,https://shop.example/a,?,#b?c",
    "https://shop.example/a?b=%26%23#c,https://shop.example/a?b=%26%23,&,#c",
    "https://shop.example/%C3%BC,https://shop.example/%C3%BC,?,''",
    "https://shop.example/ü,https://shop.example/%C3%BC,?,''"
  })
  void addsToEveryKindOfReturnUrl(String returnUrl, String before, char joint, String after)
      throws IOException {
    assertThat(locationOf(returnUrl)).isEqualTo(before + added(joint) + after);
  }

  @ParameterizedTest
  @CsvSource({
    "PROCESSING,processing",
    "AWAITING_SHOPPER,processing",
    "UNKNOWN,processing",
    "AUTHORIZED,authorized",
    "PAID,paid",
    "DECLINED,declined",
    "CANCELED,canceled",
    "PARTIALLY_REVERSED,partially_reversed",
    "PARTIALLY_REFUNDED,partially_refunded",
    "REFUNDED,refunded",
    "EXPIRED,expired"
  })
  void hasAWordForEveryState(PaymentState state, String word) throws IOException {
    bench.core.store.insert(
        Payments.payment()
            .id(Payments.OTHER_ID)
            .state(state)
            .attempt(Payments.attempt(OTHER, state))
            .build());

    assertThat(bench.returnFor(OTHER).to(bench.handler).header("location"))
        .endsWith("&status=" + word);
  }

  @Test
  void speaksOfThePaymentAndNotOfTheAttemptThatFailed() throws IOException {
    bench.core.store.insert(
        Payments.payment()
            .id(Payments.OTHER_ID)
            .state(PaymentState.PAID)
            .attempt(Payments.attempt(OTHER, PaymentState.DECLINED))
            .attempt(Payments.attempt(new AttemptId(Payments.OTHER_ID, 2), PaymentState.PAID))
            .build());

    assertThat(bench.returnFor(OTHER).to(bench.handler).header("location"))
        .endsWith("&status=paid");
  }

  private String location() throws IOException {
    Answer answer = bench.returnFor(Payments.FIRST).to(bench.handler);
    assertThat(answer.status()).isEqualTo(303);
    return answer.header("location");
  }

  private String locationOf(String returnUrl) throws IOException {
    bench.core.store.insert(
        Payments.payment()
            .id(Payments.OTHER_ID)
            .returnUrl(returnUrl)
            .state(PaymentState.PAID)
            .attempt(Payments.attempt(OTHER, PaymentState.PAID))
            .build());
    return bench.returnFor(OTHER).to(bench.handler).header("location");
  }

  private static String added(char joint) {
    return joint + "payment_id=" + Payments.OTHER_ID + "&status=paid";
  }
}
