package io.paykkaserverless.paykka;

import io.paykkaserverless.core.payment.Failure;
import io.paykkaserverless.core.payment.FailureReason;
import io.paykkaserverless.paykka.transaction.ErrorCodes;
import io.paykkaserverless.paykka.transaction.ReportReader;
import java.net.HttpURLConnection;

/**
 * What a code in an answer to a money operation comes to. Stricter than {@link Verdict}: where the
 * money may have moved, only a code that PayKKa has published, or an HTTP status that says no, is a
 * no.
 */
sealed interface Refusal {

  /** PayKKa did not do it. */
  record Definite(Failure failure) implements Refusal {}

  /** PayKKa does not know what the request is about, so it did not do it either. */
  record NoSuchOrder(Failure failure) implements Refusal {}

  /** It may be done or not. */
  record Unclear(String cause) implements Refusal {}

  /** What {@code code} says; codes nobody has listed are counted by {@code reports}. */
  static Refusal of(PaykkaAnswer answer, String code, ReportReader reports) {
    if (code.equals(ErrorCodes.SYSTEM_EXCEPTION)) {
      return new Unclear(answer.because("system exception"));
    }
    Failure failure = reports.failure(code);
    boolean listed = failure.reason() != FailureReason.UNLISTED;
    if (code.equals(ErrorCodes.NO_SUCH_ORDER)
        || (!listed && answer.status() == HttpURLConnection.HTTP_NOT_FOUND)) {
      // v3's code for an unknown order was not seen; its HTTP status can be expected.
      return new NoSuchOrder(failure);
    }
    // Nothing but 200 and the refusing ones among 400 to 499 gets as far as to a code.
    return answer.status() != HttpURLConnection.HTTP_OK || ErrorCodes.isDefiniteRefusal(code)
        ? new Definite(failure)
        : new Unclear(answer.because("a code that may mean anything"));
  }
}
