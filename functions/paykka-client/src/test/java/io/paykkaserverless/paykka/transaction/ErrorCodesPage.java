package io.paykkaserverless.paykka.transaction;

import io.paykkaserverless.core.payment.FailureReason;
import java.util.List;
import java.util.stream.Collectors;

/** Draws the {@link ErrorCodes} as the page {@code docs/error-codes.md}. */
final class ErrorCodesPage {

  private ErrorCodesPage() {}

  static String render() {
    return """
    # What PayKKa's error codes mean here

    <!-- Generated from ErrorCodes.java by ErrorCodesTest; do not edit. -->

    Shop and merchant see our failure code (`failure.code`, `failure_code`). PayKKa's own code stands beside it in
    the merchant's view (`paykka_code`), for a support case. A code that is in no list is `UNLISTED`: treated as a
    failure, and counted as `PAYKKA_CODE_UNLISTED`.

    ## Our failure codes

    | failure code | what it means | may the shopper retry |
    |---|---|---|
    %s
    ## PayKKa's codes

    %s
    `999999` means this only beside a failed transaction. As the answer to a request it says nothing about whether
    the request had its effect: the payment becomes `UNKNOWN` and PayKKa is asked again. So it is with `4032`.

    A capture, void or refund is refused for certain only by another code of this list, or by any code but `999999`
    under an HTTP status from 400 to 499 other than 408. Every other error leaves it `UNKNOWN`, its amount reserved,
    until PayKKa was asked.

    ## The local sandbox's codes

    PayKKa publishes no codes for these; the sandbox has its own. In an answer that says HTTP 200 they are no certain
    refusal.

    %s
    ## Where PayKKa gave no code

    %s\
    """
        .formatted(
            reasons(),
            table(ErrorCodes.PUBLISHED),
            table(ErrorCodes.OF_THE_SANDBOX),
            table(ErrorCodes.OURS));
  }

  private static String reasons() {
    return List.of(FailureReason.values()).stream()
        .map(reason -> row("`" + reason + "`", meaning(reason), retry(reason)))
        .collect(Collectors.joining());
  }

  private static String table(List<ErrorCode> codes) {
    return "| code | what PayKKa says | failure code | what it means | may the shopper retry |\n"
        + "|---|---|---|---|---|\n"
        + codes.stream().map(ErrorCodesPage::row).collect(Collectors.joining());
  }

  private static String row(ErrorCode code) {
    FailureReason reason = code.reason();
    return row(
        "`" + code.code() + "`",
        code.description(),
        "`" + reason + "`",
        meaning(reason),
        retry(reason));
  }

  private static String row(String... cells) {
    return "| " + String.join(" | ", cells) + " |\n";
  }

  private static String meaning(FailureReason reason) {
    return switch (reason.meaning()) {
      case DECLINED -> "declined; another card may help";
      case OTHER_DATA -> "try again with other or corrected data";
      case NOTHING_HAPPENED -> "nothing was done; the same may be tried again";
      case MERCHANT_MUST_FIX -> "the merchant must act";
      case UNKNOWN -> "not known; another card may help";
    };
  }

  private static String retry(FailureReason reason) {
    return reason.shopperMayRetry() ? "yes" : "no";
  }
}
