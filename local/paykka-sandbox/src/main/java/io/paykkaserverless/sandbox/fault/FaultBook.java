package io.paykkaserverless.sandbox.fault;

import io.paykkaserverless.sandbox.transaction.Subject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.ListIterator;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Knows which faults are due. They come from three places: armed through the control API; a {@code
 * trans_id} or {@code refund_trans_id} that ends in {@code -} and a fault's name; a holder name
 * that is a fault's name (spaces and capitals do not matter). The latter two hold for every
 * occasion of their payment or refund, faults on requests for those that bring the number in.
 */
public final class FaultBook {

  /** More armed faults than this are a mistake. */
  private static final int ARMED_MAX = 1_000;

  private static final int HOLDERS_MAX = 10_000;
  private static final String INITIATE = "initiate";
  private static final String REFUND = "refund";

  private final List<ArmedFault> armed = new ArrayList<>();
  private final Map<String, Fault> byHolderName = new LinkedHashMap<>();

  /**
   * Lets a fault wait for its occasion.
   *
   * @throws IllegalStateException when far too many are armed already
   */
  public synchronized void arm(ArmedFault fault) {
    if (armed.size() >= ARMED_MAX) {
      throw new IllegalStateException("too many armed faults; clear them first");
    }
    armed.add(fault);
  }

  /** Those still waiting. */
  public synchronized List<ArmedFault> armed() {
    return List.copyOf(armed);
  }

  public synchronized void clear() {
    armed.clear();
    byHolderName.clear();
  }

  /** What goes wrong with this request. Each armed fault it uses has one occasion less. */
  public synchronized List<Fault.OnRequest> onRequest(
      String operation, Subject subject, Optional<String> holderName) {
    if (operation.equals(INITIATE)) {
      holderName
          .map(name -> name.strip().toLowerCase(Locale.ROOT).replace(' ', '-'))
          .flatMap(FaultReader::named)
          .ifPresent(fault -> remember(subject.transId().orElse(""), fault));
    }
    List<Fault> due =
        claim(
            it ->
                it.fault() instanceof Fault.OnRequest
                    && it.operation().equals(operation)
                    && it.isFor(subject));
    switch (operation) {
      case INITIATE -> due.addAll(standing(subject.transId()));
      case REFUND -> due.addAll(standing(subject.refundTransId()));
      default -> {
        // Brings no number of the merchant's in that could end in a fault's name.
      }
    }
    return only(Fault.OnRequest.class, due);
  }

  /** What goes wrong with the next webhook about {@code subject}. */
  public synchronized List<Fault.OnWebhook> onWebhook(Subject subject) {
    return due(Fault.OnWebhook.class, subject);
  }

  /** What happens to this refund, which was just accepted. */
  public synchronized List<Fault.OnRefund> onRefund(Subject subject) {
    return due(Fault.OnRefund.class, subject);
  }

  /** How much later the money of this new transaction is taken, if a fault wants that. */
  public synchronized Optional<Duration> captureDelay(String transId) {
    return due(Fault.DelayedCapture.class, Subject.payment(transId)).stream()
        .map(Fault.DelayedCapture::by)
        .findFirst();
  }

  /** Whether the reply to this initiation tells no token. */
  public synchronized boolean isTokenLate(String transId) {
    return !due(Fault.LateToken.class, Subject.payment(transId)).isEmpty();
  }

  private <F extends Fault> List<F> due(Class<F> kind, Subject subject) {
    List<Fault> due = claim(it -> kind.isInstance(it.fault()) && it.isFor(subject));
    due.addAll(standing(subject.transId()));
    due.addAll(standing(subject.refundTransId()));
    return only(kind, due);
  }

  private void remember(String transId, Fault fault) {
    byHolderName.put(transId, fault);
    if (byHolderName.size() > HOLDERS_MAX) {
      byHolderName.remove(byHolderName.keySet().iterator().next());
    }
  }

  private List<Fault> standing(Optional<String> number) {
    List<Fault> faults = new ArrayList<>();
    number.map(byHolderName::get).ifPresent(faults::add);
    FaultReader.ALL.stream()
        .filter(fault -> number.filter(it -> it.endsWith("-" + fault.name())).isPresent())
        .forEach(faults::add);
    return faults;
  }

  private List<Fault> claim(Predicate<ArmedFault> wanted) {
    List<Fault> claimed = new ArrayList<>();
    for (ListIterator<ArmedFault> all = armed.listIterator(); all.hasNext(); ) {
      ArmedFault one = all.next();
      if (wanted.test(one)) {
        claimed.add(one.fault());
        if (one.times() == 1) {
          all.remove();
        } else {
          all.set(one.times(one.times() - 1));
        }
      }
    }
    return claimed;
  }

  private static <F extends Fault> List<F> only(Class<F> kind, List<Fault> faults) {
    return faults.stream().filter(kind::isInstance).map(kind::cast).toList();
  }
}
