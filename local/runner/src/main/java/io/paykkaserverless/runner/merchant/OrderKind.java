package io.paykkaserverless.runner.merchant;

import io.paykkaserverless.json.JsonObject;
import java.util.Optional;

/** What a shopper wants to happen after an order is paid. */
public enum OrderKind {
  /** Nothing. */
  ONE_TIME("one-time"),
  /** The card is kept, so that the next order is one click. */
  ONE_TIME_SAVING_CARD("one-time"),
  /** The same again every month. */
  SUBSCRIPTION("subscription");

  private final String code;

  OrderKind(String code) {
    this.code = code;
  }

  /** What pages call it; whether a one-time order saves the card is said beside it. */
  public String code() {
    return code;
  }

  /** Reads {@code kind} and {@code save_card}; without them an order is a one-time order. */
  static Optional<OrderKind> read(JsonObject json) {
    boolean saveCard = json.bool("save_card").orElse(false);
    return switch (json.text("kind").orElse(ONE_TIME.code)) {
      case "one-time" -> Optional.of(saveCard ? ONE_TIME_SAVING_CARD : ONE_TIME);
      case "subscription" -> Optional.of(SUBSCRIPTION);
      default -> Optional.empty();
    };
  }
}
