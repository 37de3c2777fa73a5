package io.paykkaserverless.sandbox.api;

import io.paykkaserverless.sandbox.fault.Fault;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** How one request will be treated, once the faults that are due were weighed. */
final class ReplyPlan {

  /** Who signs the reply. */
  enum Signing {
    PAYKKA,
    STRANGER,
    NOBODY
  }

  private boolean requestLost;
  private boolean answerLost;
  private boolean garbage;
  private Optional<RetCode> errorBefore = Optional.empty();
  private Optional<RetCode> errorAfter = Optional.empty();
  private Duration delay = Duration.ZERO;
  private Signing signing = Signing.PAYKKA;

  ReplyPlan(List<Fault.OnRequest> faults) {
    faults.forEach(this::weigh);
  }

  private void weigh(Fault.OnRequest fault) {
    switch (fault) {
      case Fault.LostRequest() -> requestLost = true;
      case Fault.LostAnswer() -> answerLost = true;
      case Fault.SlowAnswer(Duration by) -> delay = delay.plus(by);
      case Fault.ServerError(boolean afterEffect) -> {
        if (afterEffect) {
          errorAfter = Optional.of(RetCode.SYSTEM_EXCEPTION);
        } else {
          errorBefore = Optional.of(RetCode.SYSTEM_EXCEPTION);
        }
      }
      case Fault.RateLimited() -> errorBefore = Optional.of(RetCode.TOO_MANY_REQUESTS);
      case Fault.GarbageBody() -> garbage = true;
      case Fault.UnsignedReply() -> signing = Signing.NOBODY;
      case Fault.ForgedReply() -> signing = Signing.STRANGER;
    }
  }

  /** The connection closes before the request takes effect. */
  boolean isRequestLost() {
    return requestLost;
  }

  /** The connection closes after the request took effect. */
  boolean isAnswerLost() {
    return answerLost;
  }

  /** The body is not JSON. */
  boolean isGarbage() {
    return garbage;
  }

  /** Answered instead of doing anything. */
  Optional<RetCode> errorBefore() {
    return errorBefore;
  }

  /** Answered after everything was done. */
  Optional<RetCode> errorAfter() {
    return errorAfter;
  }

  Duration delay() {
    return delay;
  }

  Signing signing() {
    return signing;
  }
}
