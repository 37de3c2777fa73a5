package io.paykkaserverless.core.operation;

import io.paykkaserverless.core.payment.CaptureMethod;
import io.paykkaserverless.core.payment.FakePaykka.Mood;
import io.paykkaserverless.core.payment.PaymentState;
import io.paykkaserverless.core.payment.Payments;
import io.paykkaserverless.core.payment.TestBench;
import java.time.Duration;
import java.time.Instant;

/** Brings the payment of a {@link TestBench} to where a test begins, on the way it would go. */
final class Stages {

  private Stages() {}

  /** 12.50 EUR are set aside and wait for the merchant. */
  static TestBench authorised() {
    TestBench bench = new TestBench();
    bench.begin(Payments.payment().captureMethod(CaptureMethod.MANUAL).build());
    bench.paykka.mood(Mood.AUTHORIZES_ONLY);
    bench.confirm();
    return bench;
  }

  /** 12.50 EUR were taken, without the merchant doing anything. */
  static TestBench paid() {
    TestBench bench = new TestBench();
    bench.confirm();
    return bench;
  }

  /** A payment in {@code state}, and nothing under way but what the state says. */
  static TestBench in(PaymentState state) {
    return switch (state) {
      case CREATED -> new TestBench();
      case PROCESSING -> confirmed(Mood.STAYS_PROCESSING);
      case AWAITING_SHOPPER -> confirmed(Mood.WANTS_3DS);
      case UNKNOWN -> confirmed(Mood.NEVER_GETS_THE_REQUEST);
      case DECLINED -> confirmed(Mood.DECLINES);
      case AUTHORIZED -> authorised();
      case PAID -> paid();
      case CANCELED -> after(authorised(), Operations.voidRest("stage-1"));
      case PARTIALLY_REVERSED ->
          after(
              after(authorised(), Operations.capture(500, "stage-1")),
              Operations.voidRest("stage-2"));
      case PARTIALLY_REFUNDED -> after(paid(), Operations.refund(300, "stage-1"));
      case REFUNDED -> after(paid(), Operations.refundAll("stage-1"));
      case EXPIRED -> expired();
    };
  }

  /** Approved under automatic capture; the money is not taken yet. */
  static TestBench approvedNotFinal() {
    return confirmed(Mood.AUTHORIZES_ONLY);
  }

  /** The first attempt failed, the second one took the money. */
  static TestBench paidAtTheSecondAttempt() {
    TestBench bench = confirmed(Mood.DECLINES);
    bench.paykka.mood(Mood.APPROVES);
    bench.confirm();
    return bench;
  }

  private static TestBench confirmed(Mood mood) {
    TestBench bench = new TestBench();
    bench.paykka.mood(mood);
    bench.confirm();
    return bench;
  }

  private static TestBench after(TestBench bench, OperationCommand command) {
    bench.operate.operate(command);
    return bench;
  }

  private static TestBench expired() {
    TestBench bench = new TestBench();
    bench.clock.advance(Duration.ofHours(2));
    bench.sweep.run(Instant.MAX);
    return bench;
  }
}
