package io.paykkaserverless.paykka.transaction;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.paykkaserverless.core.card.CardSummary;
import io.paykkaserverless.core.card.CardToken;
import io.paykkaserverless.core.card.RecurringAgreementId;
import io.paykkaserverless.core.money.Money;
import io.paykkaserverless.core.operation.Balances;
import io.paykkaserverless.core.paykka.TransactionReport;
import io.paykkaserverless.core.paykka.TransactionStatus;
import io.paykkaserverless.core.payment.Failure;
import io.paykkaserverless.core.payment.FailureReason;
import io.paykkaserverless.core.payment.MerchantId;
import io.paykkaserverless.core.payment.PaykkaOrderId;
import io.paykkaserverless.core.payment.RecordingSignals;
import io.paykkaserverless.core.payment.ShopperReference;
import io.paykkaserverless.core.payment.Signals.Signal;
import io.paykkaserverless.http.AddressRule;
import io.paykkaserverless.json.JsonObject;
import io.paykkaserverless.json.JsonReader;
import java.net.URI;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReportReaderTest {

  private static final String BALANCES =
      """
      {"authed_amount":1250,"captured_amount":1000,"able_to_capture_amount":0,
       "voided_amount":"250","able_to_void_amount":0,"refunded_amount":300,
       "able_to_refund_amount":700}\
      """;

  private final RecordingSignals signals = new RecordingSignals();
  private final ReportReader reader = new ReportReader(AddressRule.HTTPS_ONLY, signals);

  @Test
  void readsEveryField() throws Exception {
    TransactionReport report =
        read(
            """
            {"merchant_id":"18356675194960","trans_id":"t1","order_id":"GW123","status":"PROCESSING",
             "amount":1250,"currency":"EUR","payment":{"payment_method":"BankCard"},
             "card_info":{"bin":"424242","last4":"4242","card_brand":"VISA"},
             "authentication_result":{"authentication_url":"https://3ds.example/c?x=1"},
             "token":"TK20231435132143229","recurring_agreement_id":"RA4264524535435435",
             "shopper_reference":"854f5baaf0a7","balances":{"authed_amount":0},"timestamp":1757387467986,"news":[1,{}]}
            """);

    assertThat(report)
        .isEqualTo(
            new TransactionReport(
                "t1",
                Optional.of(new MerchantId("18356675194960")),
                Optional.of(Money.of(1250, "EUR")),
                Optional.of(new PaykkaOrderId("GW123")),
                TransactionStatus.PROCESSING,
                Optional.empty(),
                Optional.of(URI.create("https://3ds.example/c?x=1")),
                Optional.of(new CardSummary("VISA", "4242")),
                Optional.of(new ShopperReference("854f5baaf0a7")),
                Optional.of(new CardToken("TK20231435132143229")),
                Optional.of(new RecurringAgreementId("RA4264524535435435")),
                Optional.empty()));
  }

  @Test
  void readsAReportThatLeavesOutAllButTheStatus() throws Exception {
    TransactionReport report = read("{\"status\":\"SUCCESS\",\"order_id\":null,\"amount\":null}");

    assertThat(report.status()).isEqualTo(TransactionStatus.SUCCESS);
    assertThat(report.amount()).isEmpty();
    assertThat(report.orderId()).isEmpty();
  }

  @Test
  void readsTheBalances() throws Exception {
    assertThat(read(withBalances(BALANCES)).balances())
        .contains(new Balances(1250, 1000, 250, 300));
  }

  @ParameterizedTest
  @ValueSource(strings = {"authed_amount", "captured_amount", "voided_amount", "refunded_amount"})
  void leavesOutBalancesOfWhichOneIsMissing(String name) throws Exception {
    assertThat(read(withBalances(BALANCES.replace(name, "x_" + name))).balances()).isEmpty();
    assertThat(
            read(withBalances(
                    BALANCES.replaceAll("\"" + name + "\":\"?\\d+\"?", "\"" + name + "\":null")))
                .balances())
        .isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-1000",
        "10.00",
        "1e3",
        "\"10,00\"",
        "\" 1000\"",
        "\"+1000\"",
        "\"\"",
        "\"٥\"",
        "true",
        "{}",
        "[1000]",
        "1000000000000",
        "99999999999999999999999999"
      })
  void leavesOutBalancesOfWhichOneIsNoWholeNumber(String malformed) throws Exception {
    String balances =
        BALANCES.replace("\"captured_amount\":1000", "\"captured_amount\":" + malformed);
    TransactionReport report = read(withBalances(balances));

    assertThat(balances).contains(malformed);
    assertThat(report.balances()).isEmpty();
    assertThat(report.status()).isEqualTo(TransactionStatus.SUCCESS);
  }

  @ParameterizedTest
  @ValueSource(strings = {"null", "[]", "1250", "\"1250\"", "{}"})
  void leavesOutBalancesThatAreNone(String balances) throws Exception {
    assertThat(read(withBalances(balances)).balances()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(TransactionStatus.class)
  void readsEachStatusInAnyCase(TransactionStatus status) throws Exception {
    String odd =
        status.name().charAt(0) + status.name().substring(1).toLowerCase(java.util.Locale.ROOT);

    assertThat(read("{\"status\":\"" + odd + "\"}").status()).isEqualTo(status);
  }

  @ParameterizedTest
  @ValueSource(strings = {"EXPIRED", "REVIEWING", "SUCCESSFUL", "", "SUCCESS "})
  void refusesAStatusNobodyListed(String status) {
    assertRefused("{\"status\":\"" + status + "\"}", "status is missing or unknown");
  }

  @ParameterizedTest
  @CsvSource({
    "1250, 1250",
    "'\"300\"', 300",
    "'\"0300\"', 300",
    "0, 0",
    "999999999999, 999999999999"
  })
  void readsAnAmountAsNumberOrText(String written, long minor) throws Exception {
    assertThat(
            read("{\"status\":\"SUCCESS\",\"amount\":" + written + ",\"currency\":\"JPY\"}")
                .amount())
        .contains(Money.of(minor, "JPY"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "12.5",
        "12.0",
        "1e3",
        "-1",
        "\"12.50\"",
        "\"1,250\"",
        "\"+5\"",
        "\" 5\"",
        "\"٥\"",
        "1000000000000",
        "99999999999999999999999999",
        "\"0x10\""
      })
  void refusesAnAmountThatIsNotWholeMinorUnits(String amount) {
    assertRefused(
        "{\"status\":\"SUCCESS\",\"currency\":\"EUR\",\"amount\":" + amount + "}",
        "amount is not a whole number of minor units");
  }

  @ParameterizedTest
  @ValueSource(strings = {"eur", "EURO", "XXX", "XAU", "<b>"})
  void refusesACurrencyNobodyPaysIn(String currency) {
    assertRefused(
        "{\"status\":\"SUCCESS\",\"amount\":1,\"currency\":\"" + currency + "\"}",
        "currency is not one that can be paid in");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"\"amount\":5", "\"currency\":\"EUR\"", "\"amount\":{},\"currency\":\"EUR\""})
  void refusesAnAmountWithoutItsCurrencyAndTheReverse(String fields) {
    assertRefused(
        "{\"status\":\"SUCCESS\"," + fields + "}", "amount and currency must come together");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "javascript:alert(1)",
        "http://3ds.example/",
        "https://user@3ds.example/",
        "//3ds.example",
        "%%"
      })
  void refusesToSendTheShopperToAnUnsafeAddress(String url) {
    assertRefused(
        "{\"status\":\"PROCESSING\",\"authentication_result\":{\"authentication_url\":\""
            + url
            + "\"}}",
        "authentication_url is not a safe web address");
  }

  @Test
  void sendsTheShopperToAnAddressAsLongAsItMayBeAndNoLonger() throws Exception {
    String longest = "https://3ds.example/" + "c".repeat(2048 - "https://3ds.example/".length());
    String json =
        "{\"status\":\"PROCESSING\",\"authentication_result\":{\"authentication_url\":\"%s\"}}";

    assertThat(read(json.formatted(longest)).authenticationUrl()).contains(URI.create(longest));
    assertRefused(json.formatted(longest + "c"), "authentication_url is not a safe web address");
  }

  @Test
  void forgetsTheAuthenticationPageOnceItIsOver() throws Exception {
    String fields =
        "{\"status\":\"SUCCESS\",\"authentication_result\":{\"authentication_url\":\"https://a.b/\"}}";

    assertThat(read(fields).authenticationUrl()).isEmpty();
  }

  @Test
  void readsAFailureWithItsCode() throws Exception {
    assertThat(read("{\"status\":\"FAILURE\",\"error_code\":\"2099\"}").failure())
        .contains(new Failure(FailureReason.INVALID_CARD, "2099"));
    assertThat(signals.raised()).isEmpty();
  }

  @Test
  void readsAFailureThatGivesNoReason() throws Exception {
    assertThat(read("{\"status\":\"FAILURE\",\"error_code\":\"0000\"}").failure())
        .contains(new Failure(FailureReason.CARD_DECLINED, "unstated"));
  }

  @Test
  void countsACodeNobodyListed() throws Exception {
    assertThat(read("{\"status\":\"FAILURE\",\"error_code\":3051}").failure())
        .contains(new Failure(FailureReason.UNLISTED, "3051"));
    assertThat(signals.raised()).containsExactly(Signal.PAYKKA_CODE_UNLISTED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"4242424242424242", "a b", "code\\n", "é", ".5", "12.50"})
  void repeatsNoCodeThatIsNoCode(String code) throws Exception {
    assertThat(read("{\"status\":\"FAILURE\",\"error_code\":\"" + code + "\"}").failure())
        .contains(new Failure(FailureReason.UNLISTED, "unreadable"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"SUCCESS", "AUTHORIZED", "PROCESSING"})
  void refusesGoodNewsWithAnErrorCode(String status) {
    assertRefused(
        "{\"status\":\"" + status + "\",\"error_code\":\"2099\"}",
        "status and error_code contradict each other");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"last4\":\"42\",\"card_brand\":\"VISA\"}",
        "{\"last4\":\"4242\"}",
        "{\"card_brand\":\"VISA\"}",
        "{\"last4\":\"4242\",\"card_brand\":\"4242424242424242\"}",
        "[]",
        "\"VISA\"",
        "null"
      })
  void leavesOutCardInformationItCannotUse(String card) throws Exception {
    assertThat(read("{\"status\":\"SUCCESS\",\"card_info\":" + card + "}").card()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"a\\nb\"", "\"\"", "\" \"", "null", "{}", "[\"TK1\"]", "true"})
  void losesNoMoneyOverANameItCannotUse(String value) throws Exception {
    TransactionReport report =
        read(
            """
            {"status":"SUCCESS","token":%1$s,"recurring_agreement_id":%1$s,"shopper_reference":%1$s}
            """
                .formatted(value));

    assertThat(report.status()).isEqualTo(TransactionStatus.SUCCESS);
    assertThat(report.token()).isEmpty();
    assertThat(report.agreement()).isEmpty();
    assertThat(report.shopper()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"merchant_id", "order_id"})
  void refusesAMalformedId(String field) {
    assertRefused("{\"status\":\"SUCCESS\",\"" + field + "\":\"a b\"}", field + " is malformed");
  }

  private TransactionReport read(String json) throws Exception {
    JsonObject fields = JsonReader.readObject(json.getBytes(UTF_8));
    return reader.read(fields, "t1", ErrorCodes.in(fields));
  }

  private void assertRefused(String json, String message) {
    assertThatThrownBy(() -> read(json)).isInstanceOf(UnusableReport.class).hasMessage(message);
  }

  private static String withBalances(String balances) {
    return "{\"status\":\"SUCCESS\",\"balances\":" + balances + "}";
  }
}
