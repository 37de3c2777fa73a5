package io.paykkaserverless.sandbox.fault;

import io.paykkaserverless.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Turns a fault's name and parameters into the fault; what is left out has a default. */
public final class FaultReader {

  /** Longer than any client waits, short enough not to look hung. */
  private static final long MILLIS_MAX = 600_000;

  /** Every fault there is, as it is with nothing said about it. */
  public static final List<Fault> ALL =
      List.of(
          new Fault.LostRequest(),
          new Fault.LostAnswer(),
          new Fault.SlowAnswer(Duration.ofSeconds(2)),
          new Fault.ServerError(false),
          new Fault.RateLimited(),
          new Fault.GarbageBody(),
          new Fault.UnsignedReply(),
          new Fault.ForgedReply(),
          new Fault.DuplicateWebhook(2),
          new Fault.DelayedWebhook(Duration.ofSeconds(2)),
          new Fault.ReorderedWebhook(Duration.ofSeconds(2)),
          new Fault.LostWebhook(),
          new Fault.WrongAmount(1, 1),
          new Fault.BadSignature(1),
          new Fault.StaleTimestamp(Duration.ofHours(1), 1),
          new Fault.DelayedCapture(Duration.ofSeconds(2)),
          new Fault.RefundReview(),
          new Fault.RefundFailure(),
          new Fault.DelayedRefund(Duration.ofSeconds(2)),
          new Fault.LateToken());

  private FaultReader() {}

  /** The fault called {@code name} with its defaults, or nothing if there is none. */
  public static Optional<Fault> named(String name) {
    return ALL.stream().filter(fault -> fault.name().equals(name)).findFirst();
  }

  /**
   * The fault called {@code name} with the parameters that stand in {@code json}.
   *
   * @throws IllegalArgumentException saying which parameter is out of range
   */
  public static Optional<Fault> read(String name, JsonObject json) {
    return named(name).map(fault -> with(fault, json));
  }

  private static Fault with(Fault defaults, JsonObject json) {
    return switch (defaults) {
      case Fault.SlowAnswer(Duration by) -> new Fault.SlowAnswer(millis(json, "ms", by));
      case Fault.ServerError(boolean after) ->
          new Fault.ServerError(json.bool("after_effect").orElse(after));
      case Fault.DuplicateWebhook(int copies) ->
          new Fault.DuplicateWebhook(count(json, "copies", copies));
      case Fault.DelayedWebhook(Duration by) -> new Fault.DelayedWebhook(millis(json, "ms", by));
      case Fault.ReorderedWebhook(Duration most) ->
          new Fault.ReorderedWebhook(millis(json, "ms", most));
      case Fault.WrongAmount(long by, int attempts) ->
          new Fault.WrongAmount(
              whole(json, "by", by, 1, 1_000_000), count(json, "attempts", attempts));
      case Fault.BadSignature(int attempts) ->
          new Fault.BadSignature(count(json, "attempts", attempts));
      case Fault.StaleTimestamp(Duration age, int attempts) ->
          new Fault.StaleTimestamp(
              Duration.ofSeconds(whole(json, "age_seconds", age.toSeconds(), 1, 100_000_000)),
              count(json, "attempts", attempts));
      case Fault.DelayedCapture(Duration by) -> new Fault.DelayedCapture(millis(json, "ms", by));
      case Fault.DelayedRefund(Duration by) -> new Fault.DelayedRefund(millis(json, "ms", by));
      case Fault.LostRequest _,
          Fault.LostAnswer _,
          Fault.RateLimited _,
          Fault.GarbageBody _,
          Fault.UnsignedReply _,
          Fault.ForgedReply _,
          Fault.LostWebhook _,
          Fault.RefundReview _,
          Fault.RefundFailure _,
          Fault.LateToken _ ->
          defaults;
    };
  }

  private static Duration millis(JsonObject json, String name, Duration otherwise) {
    return Duration.ofMillis(whole(json, name, otherwise.toMillis(), 0, MILLIS_MAX));
  }

  private static int count(JsonObject json, String name, int otherwise) {
    return (int) whole(json, name, otherwise, 1, 100);
  }

  private static long whole(JsonObject json, String name, long otherwise, long min, long max) {
    if (json.get(name).isEmpty()) {
      return otherwise;
    }
    return json.integer(name)
        .filter(value -> value >= min && value <= max)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    name + " must be a whole number from " + min + " to " + max));
  }
}
