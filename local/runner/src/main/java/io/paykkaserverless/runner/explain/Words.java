package io.paykkaserverless.runner.explain;

import io.paykkaserverless.core.card.PaymentMethod;
import io.paykkaserverless.core.operation.OperationState;
import io.paykkaserverless.core.payment.FailureReason;
import io.paykkaserverless.core.payment.Speaker;
import java.util.Locale;
import java.util.Optional;

/** How the words of our API are said in a sentence. A word that is new is said as it is. */
final class Words {

  private Words() {}

  /** Who spoke, as the subject of a sentence. */
  static String subject(Speaker speaker) {
    return switch (speaker) {
      case MERCHANT -> "The merchant's server";
      case SHOPPER -> "The shopper's browser";
      case PAYKKA_REPLY -> "PayKKa, answering our request,";
      case PAYKKA_QUERY -> "PayKKa, asked while a request was served,";
      case PAYKKA_QUERY_ON_RETURN -> "PayKKa, asked because the shopper came back from 3-D Secure,";
      case PAYKKA_QUERY_ON_VIEW -> "PayKKa, asked because somebody looked at the payment,";
      case PAYKKA_QUERY_ON_RECHECK -> "PayKKa, asked because a recheck was wanted,";
      case PAYKKA_QUERY_BY_SWEEP -> "PayKKa, asked by the scheduled sweep,";
      case PAYKKA_WEBHOOK -> "PayKKa, by a signed webhook,";
      case UNSIGNED_WEBHOOK -> "A webhook that is not signed";
      case SWEEP -> "The scheduled sweep";
    };
  }

  /** What was paid with. */
  static String method(Fields attempt) {
    return attempt
        .word("payment_method", PaymentMethod.class)
        .map(Words::method)
        .orElseGet(() -> attempt.text("payment_method"));
  }

  private static String method(PaymentMethod method) {
    return switch (method) {
      case BANKCARD -> "a card";
      case APPLE_PAY -> "Apple Pay";
      case GOOGLE_PAY -> "Google Pay";
    };
  }

  /** {@code capture}, {@code void} or {@code refund}. */
  static String noun(Fields operation) {
    return operation.text("type").toLowerCase(Locale.ROOT);
  }

  /** How a capture, void or refund stands. */
  static String meaning(OperationState state) {
    return switch (state) {
      case REQUESTED -> "PayKKa has been asked, or is about to be.";
      case UNKNOWN -> "PayKKa's answer was lost, so nobody knows whether the money moved.";
      case PROCESSING -> "PayKKa took it up and has not said yet what it did.";
      case REVIEWING -> "Somebody at PayKKa looks at it first.";
      case SUCCEEDED -> "The money moved.";
      case FAILED -> "No money moved.";
    };
  }

  /** Why it failed, with our code and PayKKa's; nothing where it did not. */
  static Optional<String> failure(Fields of) {
    return of.filled("failure_code")
        .map(
            code ->
                of.word("failure_code", FailureReason.class).map(Words::meaning).orElse("it failed")
                    + " ("
                    + code
                    + of.filled("paykka_code").map(theirs -> ", PayKKa's code " + theirs).orElse("")
                    + ")");
  }

  private static String meaning(FailureReason reason) {
    return switch (reason) {
      case CARD_DECLINED -> "the bank or PayKKa said no";
      case INVALID_CARD -> "the card's number, date or security code is wrong";
      case CARD_NOT_SUPPORTED -> "PayKKa does not take this card";
      case CARD_DATA_EXPIRED -> "the encrypted card was too old";
      case CARD_DATA_UNREADABLE -> "PayKKa could not decrypt the card";
      case NOT_PROCESSED -> "PayKKa never processed the request";
      case TRY_AGAIN_LATER -> "PayKKa asked us to slow down";
      case MERCHANT_SETUP -> "the merchant's account or request is set up wrongly";
      case AGREEMENT_ENDED -> "the agreement does not exist at PayKKa, or is over there";
      case NOT_POSSIBLE -> "PayKKa does not do this with the transaction as it stands there";
      case UNLISTED -> "PayKKa gave a code that is not listed";
    };
  }
}
