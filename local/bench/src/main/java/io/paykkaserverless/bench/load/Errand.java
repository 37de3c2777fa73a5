package io.paykkaserverless.bench.load;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/** What a worker does with one payment, and what must have come of it in the end. */
enum Errand {
  PAID("paid by card", 8, "PAID", 1, "payment.paid"),
  PASSED_3DS("paid after 3-D Secure", 6, "PAID", 1, "payment.paid"),
  FAILED_3DS("declined in 3-D Secure", 2, "DECLINED", 1, "payment.declined"),
  DECLINED("declined", 3, "DECLINED", 1, "payment.declined"),
  SECOND_CARD("paid by a second card", 2, "PAID", 2, "payment.declined", "payment.paid"),
  CONFIRMED_TWICE("confirmed twice at once", 2, "PAID", 1, "payment.paid"),
  REPEATED_WEBHOOKS("paid, each webhook four times", 3, "PAID", 1, "payment.paid"),
  REFUNDED(
      "captured, then refunded in part",
      4,
      "PARTIALLY_REFUNDED",
      1,
      "payment.authorized",
      "payment.captured",
      "payment.paid",
      "payment.refunded"),
  VOIDED("voided", 2, "CANCELED", 1, "payment.authorized", "payment.canceled"),
  CHARGED("charge of an agreement", 4, "PAID", 1, "payment.paid"),
  /** Each worker's first. */
  AGREED("agreement begun", 0, "PAID", 1, "payment.paid", "agreement.created");

  private final String title;
  private final int share;
  private final String status;
  private final int transactions;

  @SuppressWarnings("ImmutableEnumChecker") // made by List.of
  private final List<String> told;

  Errand(String title, int share, String status, int transactions, String... told) {
    this.title = title;
    this.share = share;
    this.status = status;
    this.transactions = transactions;
    this.told = List.of(told);
  }

  /** For people. */
  String title() {
    return title;
  }

  /** The payment's status in the end. */
  String status() {
    return status;
  }

  /** How many attempts PayKKa has in the end. */
  int transactions() {
    return transactions;
  }

  /** The messages about the payment, in no certain order. */
  List<String> told() {
    return told;
  }

  /** One of each of the mix. */
  static List<Errand> oneOfEach() {
    return Stream.of(values()).filter(errand -> errand.share > 0).toList();
  }

  /** All of the mix, each as often as its share says, in an order that {@code random} decides. */
  static List<Errand> shuffledMix(Random random) {
    List<Errand> mix = new ArrayList<>();
    for (Errand errand : values()) {
      mix.addAll(Collections.nCopies(errand.share, errand));
    }
    Collections.shuffle(mix, random);
    return mix;
  }
}
