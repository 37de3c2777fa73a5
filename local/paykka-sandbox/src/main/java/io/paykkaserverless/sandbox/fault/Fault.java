package io.paykkaserverless.sandbox.fault;

import java.time.Duration;

/**
 * One thing the sandbox can do wrong. {@code README.md} of this module describes each for people;
 * {@link FaultReader} reads them from JSON and says what is left out stands for.
 */
public sealed interface Fault
    permits Fault.OnRequest,
        Fault.OnWebhook,
        Fault.OnRefund,
        Fault.DelayedCapture,
        Fault.LateToken {

  /** What the fault is called in the control API, in {@code trans_id} and as a holder name. */
  String name();

  /** Goes wrong while a request of the merchant is answered. */
  sealed interface OnRequest extends Fault {}

  /** Goes wrong while a result is reported. */
  sealed interface OnWebhook extends Fault {}

  /** Changes how an accepted refund goes on. */
  sealed interface OnRefund extends Fault {}

  /** The connection closes before anything took effect. */
  record LostRequest() implements OnRequest {
    @Override
    public String name() {
      return "lost-request";
    }
  }

  /** Everything takes effect, then the connection closes without an answer. */
  record LostAnswer() implements OnRequest {
    @Override
    public String name() {
      return "lost-answer";
    }
  }

  /** Everything takes effect at once; the answer comes {@code by} later. */
  record SlowAnswer(Duration by) implements OnRequest {
    @Override
    public String name() {
      return "slow-answer";
    }
  }

  /**
   * HTTP 500 and {@code 999999}.
   *
   * @param afterEffect whether the request took effect all the same
   */
  record ServerError(boolean afterEffect) implements OnRequest {
    @Override
    public String name() {
      return "server-error";
    }
  }

  /** HTTP 429 and {@code 999999}; nothing takes effect. */
  record RateLimited() implements OnRequest {
    @Override
    public String name() {
      return "rate-limited";
    }
  }

  /** Everything takes effect; the answer is HTTP 200, signed, and no JSON. */
  record GarbageBody() implements OnRequest {
    @Override
    public String name() {
      return "garbage-body";
    }
  }

  /** Everything takes effect; the answer has no signature. */
  record UnsignedReply() implements OnRequest {
    @Override
    public String name() {
      return "unsigned-reply";
    }
  }

  /** Everything takes effect; the answer is signed with a key that is not PayKKa's. */
  record ForgedReply() implements OnRequest {
    @Override
    public String name() {
      return "forged-reply";
    }
  }

  /** The webhook is sent {@code copies} times. */
  record DuplicateWebhook(int copies) implements OnWebhook {
    @Override
    public String name() {
      return "duplicate-webhook";
    }
  }

  /** The webhook is sent {@code by} later. */
  record DelayedWebhook(Duration by) implements OnWebhook {
    @Override
    public String name() {
      return "delayed-webhook";
    }
  }

  /** The webhook waits until a later one of the same transaction was sent, or {@code atMost}. */
  record ReorderedWebhook(Duration atMost) implements OnWebhook {
    @Override
    public String name() {
      return "reordered-webhook";
    }
  }

  /** The webhook is never sent. */
  record LostWebhook() implements OnWebhook {
    @Override
    public String name() {
      return "lost-webhook";
    }
  }

  /** The first {@code attempts} tell an amount that is {@code by} minor units too high. */
  record WrongAmount(long by, int attempts) implements OnWebhook {
    @Override
    public String name() {
      return "wrong-amount";
    }
  }

  /** The first {@code attempts} are signed with a key that is not PayKKa's. */
  record BadSignature(int attempts) implements OnWebhook {
    @Override
    public String name() {
      return "bad-signature";
    }
  }

  /** The first {@code attempts} are signed rightly, with a time {@code age} ago. */
  record StaleTimestamp(Duration age, int attempts) implements OnWebhook {
    @Override
    public String name() {
      return "stale-timestamp";
    }
  }

  /** Under automatic capture the transaction is AUTHORIZED first and SUCCESS {@code by} later. */
  record DelayedCapture(Duration by) implements Fault {
    @Override
    public String name() {
      return "delayed-capture";
    }
  }

  /** The refund is REVIEWING until somebody decides it. */
  record RefundReview() implements OnRefund {
    @Override
    public String name() {
      return "refund-review";
    }
  }

  /** The refund fails when it is decided. */
  record RefundFailure() implements OnRefund {
    @Override
    public String name() {
      return "refund-failure";
    }
  }

  /** The refund is decided {@code by} later. */
  record DelayedRefund(Duration by) implements OnRefund {
    @Override
    public String name() {
      return "delayed-refund";
    }
  }

  /** The reply tells neither token nor agreement; query and webhook do. */
  record LateToken() implements Fault {
    @Override
    public String name() {
      return "late-token";
    }
  }
}
