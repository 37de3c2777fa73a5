package io.paykkaserverless.canaries;

import java.util.Arrays;
import java.util.List;

/** What can go wrong around a function. Whoever answers wrongly quotes what it was sent. */
enum Fault {
  NONE(Place.NOWHERE),

  STORE_REFUSES(Place.STORE),
  STORE_BREAKS(Place.STORE),
  STORE_IS_CUT_OFF(Place.STORE),
  STORE_ANSWERS_GARBAGE(Place.STORE),
  STORE_HAS_NONSENSE(Place.STORE),

  QUEUE_REFUSES(Place.QUEUE),
  QUEUE_BREAKS(Place.QUEUE),
  QUEUE_ANSWERS_GARBAGE(Place.QUEUE),

  SECRETS_ARE_REFUSED(Place.SECRETS),
  SECRETS_ARE_MALFORMED(Place.SECRETS),
  SECRETS_COME_AS_GARBAGE(Place.SECRETS),

  PAYKKA_TIMES_OUT(Place.PAYKKA),
  PAYKKA_IS_CUT_OFF(Place.PAYKKA),
  PAYKKA_REFUSES(Place.PAYKKA),
  PAYKKA_REFUSES_WITH_A_CARD_AS_CODE(Place.PAYKKA),
  PAYKKA_DECLINES(Place.PAYKKA),
  PAYKKA_BREAKS(Place.PAYKKA),
  PAYKKA_ANSWERS_GARBAGE(Place.PAYKKA),
  PAYKKA_DOES_NOT_SIGN(Place.PAYKKA),
  PAYKKA_IS_SOMEBODY_ELSE(Place.PAYKKA),
  PAYKKA_SPEAKS_OF_ANOTHER_AMOUNT(Place.PAYKKA),
  PAYKKA_HAS_CARDS_EVERYWHERE(Place.PAYKKA),

  /** Nobody expects it: an exception where there can be none, that quotes a card. */
  BUG(Place.PAYKKA),

  MERCHANT_REFUSES(Place.MERCHANT),
  MERCHANT_IS_CUT_OFF(Place.MERCHANT);

  /** All of what PayKKa may do. */
  static final List<Fault> AT_PAYKKA =
      Arrays.stream(values()).filter(fault -> fault.isAt(Place.PAYKKA)).toList();

  private final Place place;

  Fault(Place place) {
    this.place = place;
  }

  boolean isAt(Place where) {
    return place == where;
  }

  /** Whoever a function talks to. */
  enum Place {
    NOWHERE,
    STORE,
    QUEUE,
    SECRETS,
    PAYKKA,
    MERCHANT
  }
}
