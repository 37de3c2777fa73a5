package io.paykkaserverless.paykka;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.paykkaserverless.core.paykka.TransactionStatus;
import io.paykkaserverless.core.payment.Failure;
import io.paykkaserverless.core.payment.FailureReason;
import io.paykkaserverless.core.payment.RecordingSignals;
import io.paykkaserverless.core.payment.Signals.Signal;
import io.paykkaserverless.http.AddressRule;
import io.paykkaserverless.http.HttpAnswer;
import io.paykkaserverless.paykka.Reply.Described;
import io.paykkaserverless.paykka.Reply.NoSuchTransaction;
import io.paykkaserverless.paykka.Reply.Refused;
import io.paykkaserverless.paykka.Reply.Unclear;
import io.paykkaserverless.paykka.transaction.ErrorCodes;
import io.paykkaserverless.paykka.transaction.ReportReader;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What each combination of HTTP status, ret_code, error_code and status comes to. */
class ReplyReaderTest {

  private static final String SYSTEM_EXCEPTION = "{\"ret_code\":\"999999\",\"ret_msg\":\"x\"}";

  private final RecordingSignals signals = new RecordingSignals();
  private final ReplyReader reader =
      new ReplyReader(new ReportReader(AddressRule.HTTPS_ONLY, signals));

  @ParameterizedTest
  @ValueSource(strings = {"PROCESSING", "AUTHORIZED", "SUCCESS", "CANCELED", "REFUNDED"})
  void describesATransaction(String status) {
    assertThat(read(200, success("\"status\":\"" + status + "\",\"trans_id\":\"t1\"")))
        .isInstanceOfSatisfying(
            Described.class,
            described ->
                assertThat(described.report().status())
                    .isEqualTo(TransactionStatus.valueOf(status)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"0000\"", "\"000000\"", "\"0\"", "0", "null", "\"\""})
  void takesEveryWrittenSuccessForOne(String errorCode) {
    assertThat(read(200, success("\"status\":\"SUCCESS\",\"error_code\":" + errorCode)))
        .isInstanceOf(Described.class);
  }

  @Test
  void readsABusinessFailureInTheData() {
    assertThat(read(200, success("\"status\":\"FAILURE\",\"error_code\":\"2099\"")))
        .isInstanceOfSatisfying(
            Described.class,
            described ->
                assertThat(described.report().failure())
                    .contains(new Failure(FailureReason.INVALID_CARD, "2099")));
  }

  @Test
  void readsAnErrorCodeAtTheTopLevel() {
    String reply =
        "{\"ret_code\":\"000000\",\"error_code\":\"2006\",\"data\":{\"status\":\"FAILURE\"}}";

    assertThat(read(200, reply))
        .isInstanceOfSatisfying(
            Described.class,
            described ->
                assertThat(described.report().failure())
                    .contains(new Failure(FailureReason.CARD_NOT_SUPPORTED, "2006")));
  }

  @Test
  void doesNotTakeASessionsStatusForATransactions() {
    assertUnclear(200, success("\"status\":\"PROCESSING\",\"error_code\":\"4032\""));
    assertUnclear(200, success("\"status\":\"EXPIRED\",\"error_code\":\"4032\""));
    assertUnclear(200, success("\"status\":\"FAILURE\",\"error_code\":\"4032\""));
    assertThat(signals.raised()).isEmpty();
  }

  /** Somebody who has a status has the transaction, whatever else they do not know. */
  @Test
  void doesNotTakeATransactionWithAStatusForNone() {
    String data = "\"status\":\"FAILURE\",\"error_code\":\"" + ErrorCodes.NO_SUCH_ORDER + "\"";

    assertThat(read(200, success(data))).isInstanceOf(Described.class);
  }

  @Test
  void doesNotBelieveAReplyAboutAnotherTransaction() {
    assertThat(read(200, success("\"status\":\"SUCCESS\",\"trans_id\":\"t2\"")))
        .isEqualTo(new Unclear("HTTP 200, about another transaction"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"status\":\"SUCCESS\",\"error_code\":\"2099\"",
        "\"status\":\"AUTHORIZED\",\"error_code\":\"1004\"",
        "\"error_code\":\"2099\"",
        "\"status\":\"NEWS\"",
        "\"status\":\"SUCCESS\",\"amount\":\"12.50\",\"currency\":\"EUR\"",
        "\"trans_id\":\"t1\""
      })
  void isUnclearAboutDataThatMakesNoSense(String data) {
    assertUnclear(200, success(data));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "OK",
        "<html>",
        "[]",
        "null",
        "{}",
        "{\"ret_code\":null}",
        "{\"ret_code\":\"000000\"}",
        "{\"ret_code\":\"000000\",\"data\":null}",
        "{\"ret_code\":\"000000\",\"data\":[]}",
        "{\"ret_code\":\"000000\",\"data\":{\"status\":\"SUCCESS\"}",
        "{\"ret_code\":\"000000\",\"ret_code\":\"1004\",\"data\":{\"status\":\"SUCCESS\"}}"
      })
  void isUnclearAboutWhatItCannotRead(String body) {
    assertUnclear(200, body);
  }

  @ParameterizedTest
  @CsvSource({
    "400, 010000, MERCHANT_SETUP",
    "400, 2009, MERCHANT_SETUP",
    "403, 1004, MERCHANT_SETUP",
    "400, 206021, CARD_DATA_EXPIRED",
    "400, 2004, CARD_DATA_UNREADABLE",
    "422, 2006, CARD_NOT_SUPPORTED",
    "400, 3999, UNLISTED",
    "404, 1000, MERCHANT_SETUP",
    "200, 1004, MERCHANT_SETUP",
    "200, 2099, INVALID_CARD"
  })
  void readsARefusal(int status, String retCode, FailureReason reason) {
    assertThat(read(status, refusal(retCode))).isEqualTo(new Refused(new Failure(reason, retCode)));
  }

  @ParameterizedTest
  @ValueSource(ints = {200, 400, 403, 404})
  void isUnclearAboutASystemException(int status) {
    assertUnclear(status, SYSTEM_EXCEPTION);
  }

  @Test
  void takesTooManyRequestsForARefusalWhateverTheCode() {
    Refused later = new Refused(new Failure(FailureReason.TRY_AGAIN_LATER, "http-429"));

    assertThat(read(429, SYSTEM_EXCEPTION)).isEqualTo(later);
    assertThat(read(429, "slow down")).isEqualTo(later);
  }

  @ParameterizedTest
  @ValueSource(ints = {408, 500, 502, 503, 504, 301, 302, 307, 204, 201, 100})
  void isUnclearAboutAStatusThatSettlesNothing(int status) {
    assertUnclear(status, refusal("1004"));
  }

  @Test
  void isUnclearAboutASuccessUnderAnErrorStatus() {
    assertUnclear(400, success("\"status\":\"SUCCESS\""));
  }

  @Test
  void isUnclearAboutARefusalWithATransactionsStatus() {
    assertUnclear(400, "{\"ret_code\":\"1004\",\"data\":{\"status\":\"SUCCESS\"}}");
  }

  @Test
  void isUnclearAboutAnUnlistedCodeUnderAGoodStatus() {
    assertUnclear(200, refusal("3999"));
    assertThat(signals.raised()).containsExactly(Signal.PAYKKA_CODE_UNLISTED);
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 403, 404})
  void isUnclearAboutARefusalThatIsNotPaykkas(int status) {
    assertUnclear(status, "<html>Not here</html>");
  }

  @ParameterizedTest
  @CsvSource({"200, 206024", "400, 206024", "404, 206024", "404, 4999"})
  void readsThatThereIsNoSuchTransaction(int status, String retCode) {
    assertThat(read(status, refusal(retCode))).isInstanceOf(NoSuchTransaction.class);
  }

  @Test
  void readsThatThereIsNoSuchTransactionFromTheData() {
    assertThat(read(200, success("\"error_code\":\"206024\"")))
        .isInstanceOf(NoSuchTransaction.class);
  }

  @Test
  void quotesNothingOfWhatItCannotRead() {
    assertThat(read(200, "{\"ret_code\":\"4242424242424242\"}").toString()).doesNotContain("4242");
    assertThat(read(400, "{\"ret_code\":\"4242424242424242\"}").toString()).doesNotContain("4242");
  }

  private Reply read(int status, String body) {
    HttpAnswer answer = new HttpAnswer(status, Map.of(), body.getBytes(UTF_8));
    return reader.read(PaykkaAnswer.of(answer), "t1");
  }

  private void assertUnclear(int status, String body) {
    assertThat(read(status, body)).isInstanceOf(Unclear.class);
  }

  private static String success(String data) {
    return "{\"ret_code\":\"000000\",\"ret_msg\":\"Success\",\"data\":{" + data + "}}";
  }

  private static String refusal(String retCode) {
    return "{\"ret_code\":\"" + retCode + "\",\"ret_msg\":\"No\"}";
  }
}
