package io.paykkaserverless.simulation.story;

import io.paykkaserverless.core.notification.MerchantEndpoints;
import io.paykkaserverless.core.notification.NotificationQueue.QueueUnavailable;
import io.paykkaserverless.core.paykka.PaykkaApplePay;
import io.paykkaserverless.core.paykka.PaykkaCredentials;
import io.paykkaserverless.core.paykka.PaykkaGateway;
import io.paykkaserverless.core.paykka.PaykkaOperations;
import io.paykkaserverless.core.payment.Failure;
import io.paykkaserverless.core.payment.PaymentStore.StoreUnavailable;
import io.paykkaserverless.core.secret.Rotating.SecretUnavailable;
import io.paykkaserverless.simulation.io.FunctionDied;
import io.paykkaserverless.simulation.io.Gate;
import io.paykkaserverless.simulation.io.IoStep;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Where a function stops at each call, so that others come in between, and where calls go wrong:
 * before they are made, after, or later than anybody expects.
 */
final class FaultyGate implements Gate {

  private static final Set<String> WRITES =
      Set.of(
          "PaymentStore.insert",
          "PaymentStore.replace",
          "PaymentArchive.keepMessage",
          "PaymentArchive.keepLines",
          "PaymentArchive.keepOperation",
          "AgreementStore.replace",
          "AgreementStore.insertUnlessPresent",
          "StoredCardStore.insertUnlessPresent",
          "StoredCardStore.update",
          "ParkedEventStore.parkUnlessPresent",
          "ParkedEventStore.reschedule",
          "ParkedEventStore.delete",
          "DeliveryStore.put");

  /** PayKKa accepts a request until five minutes after its timestamp. */
  private static final long REQUEST_LATE_MILLIS = 300_000;

  private final Agenda agenda;
  private final Chance chance;
  private final Weather weather;
  private final Functions functions;
  private final Coverage coverage;
  private final Story story;
  private final Promises promises;
  private final Map<IoStep, Object> toldByIndex = new HashMap<>();
  private long throttledUntil;

  FaultyGate(
      Agenda agenda,
      Chance chance,
      Weather weather,
      Functions functions,
      Coverage coverage,
      Story story,
      Promises promises) {
    this.agenda = agenda;
    this.chance = chance;
    this.weather = weather;
    this.functions = functions;
    this.coverage = coverage;
    this.story = story;
    this.promises = promises;
  }

  @Override
  public Object pass(IoStep step, List<Object> arguments, Call call) {
    if (functions.isUnwinding()) {
      throw new FunctionDied();
    }
    coverage.passed(step);
    promises.aboutToCall(step, arguments);
    functions.pause(wayThere(step));
    if (weather.brings(Fault.CRASH_BEFORE_CALL, 0.3)) {
      throw died("before", step);
    }
    if (step.toString().equals("PaykkaGateway.initiate") && weather.brings(Fault.NOT_CONNECTED)) {
      return new PaykkaGateway.InitiationOutcome.Refused(Failure.NOT_SENT);
    }
    if (isThrottled(step) || weather.brings(Fault.REQUEST_LOST)) {
      return failure(step, "lost on its way");
    }
    if (takesMoney(step) && weather.brings(Fault.REQUEST_LATE)) {
      long later = chance.between(1_000, REQUEST_LATE_MILLIS);
      story.add(() -> agenda.instant() + " PayKKa gets " + step + " only in ms " + later);
      long sent = agenda.millis();
      agenda.in(later, () -> arriveLate(sent, call));
      return failure(step, "late");
    }
    Object answer = made(step, arguments, call);
    if (weather.brings(Fault.CRASH_AFTER_CALL, 0.3)) {
      throw died("after", step);
    }
    if (weather.brings(Fault.ANSWER_LOST)) {
      return failure(step, "its answer was lost");
    }
    if (isFarAway(step) || chance.oneIn(4)) {
      functions.pause(wayBack(step));
    }
    return answer;
  }

  /** PayKKa refuses what is older, also where everything stood still meanwhile. */
  private void arriveLate(long sent, Call call) {
    if (agenda.millis() - sent <= REQUEST_LATE_MILLIS) {
      call.make();
    }
  }

  private Object made(IoStep step, List<Object> arguments, Call call) {
    Object answer = promises.watched(step, arguments, call);
    story.add(() -> agenda.instant() + "   " + step + " " + arguments + " -> " + shown(answer));
    if (WRITES.contains(step.toString()) && weather.brings(Fault.WRITE_REPEATED)) {
      return call.make();
    }
    if (!step.port().equals("DueIndex")) {
      return answer;
    }
    Optional<Object> before =
        Optional.ofNullable(toldByIndex.put(step, answer)).filter(told -> !told.equals(answer));
    return before.isPresent() && weather.brings(Fault.INDEX_BEHIND, 4) ? before.get() : answer;
  }

  private static String shown(Object answer) {
    String text = answer.toString();
    return text.substring(0, Math.min(300, text.length()));
  }

  private FunctionDied died(String when, IoStep step) {
    story.add(() -> agenda.instant() + "   dies " + when + " " + step);
    return new FunctionDied();
  }

  private long wayThere(IoStep step) {
    if (weather.brings(Fault.CALL_SLOW, 0.5)) {
      return chance.mostlyLittle(1_000, 40_000);
    }
    return isFarAway(step) ? chance.mostlyLittle(20, 900) : chance.upTo(6);
  }

  private long wayBack(IoStep step) {
    return isFarAway(step) ? chance.mostlyLittle(10, 400) : chance.upTo(6);
  }

  private static boolean isFarAway(IoStep step) {
    return step.port().startsWith("Paykka") || step.toString().equals("MerchantEndpoints.deliver");
  }

  private static boolean takesMoney(IoStep step) {
    return switch (step.toString()) {
      case "PaykkaGateway.initiate",
          "PaykkaOperations.capture",
          "PaykkaOperations.voidRest",
          "PaykkaOperations.refund" ->
          true;
      default -> false;
    };
  }

  private boolean isThrottled(IoStep step) {
    if (!isStore(step)) {
      return false;
    }
    if (weather.brings(Fault.STORE_THROTTLED, 0.1)) {
      throttledUntil = agenda.millis() + chance.mostlyLittle(50, 20_000);
    }
    return !weather.isOver() && agenda.millis() < throttledUntil;
  }

  private static boolean isStore(IoStep step) {
    return step.port().endsWith("Store")
        || step.port().equals("PaymentArchive")
        || step.port().equals("DueIndex")
        || step.port().equals("AttemptCounters");
  }

  /** What the function gets where it got no answer. */
  private Object failure(IoStep step, String how) {
    story.add(() -> agenda.instant() + "   " + step + " fails: " + how);
    IllegalStateException cause = new IllegalStateException(how);
    return switch (step.toString()) {
      case "PaykkaGateway.initiate" -> new PaykkaGateway.InitiationOutcome.Unknown(how);
      case "PaykkaGateway.query" -> new PaykkaGateway.QueryOutcome.Unavailable(how);
      case "PaykkaOperations.capture", "PaykkaOperations.voidRest" ->
          new PaykkaOperations.OperationOutcome.Unknown(how);
      case "PaykkaOperations.refund" -> new PaykkaOperations.RefundOutcome.Unknown(how);
      case "PaykkaOperations.queryRefund" ->
          new PaykkaOperations.RefundQueryOutcome.Unavailable(how);
      case "PaykkaCredentials.remove", "PaykkaCredentials.cancel" ->
          new PaykkaCredentials.EndingOutcome.Unavailable(how);
      case "PaykkaApplePay.openSession" -> new PaykkaApplePay.SessionOutcome.Unavailable(how);
      case "MerchantEndpoints.deliver" ->
          new MerchantEndpoints.Answer.Unreachable(how, Duration.ofSeconds(10));
      case "MerchantEndpoints.wanting", "MerchantEndpoints.has" ->
          throw new SecretUnavailable(how, cause);
      default -> throw isStore(step) ? new StoreUnavailable(cause) : new QueueUnavailable(cause);
    };
  }
}
