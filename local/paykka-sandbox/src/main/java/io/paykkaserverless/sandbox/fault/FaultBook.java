package io.paykkaserverless.sandbox.fault;

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
 * trans_id} that ends in {@code -} and a fault's name; a holder name that is a fault's name (spaces
 * and capitals do not matter). The latter two hold for every occasion of their transaction.
 */
public final class FaultBook {

  /** More armed faults than this are a mistake. */
  private static final int ARMED_MAX = 1_000;

  private static final int HOLDERS_MAX = 10_000;
  private static final String INITIATE = "initiate";

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
      String operation, String transId, Optional<String> holderName) {
    if (operation.equals(INITIATE)) {
      holderName
          .map(name -> name.strip().toLowerCase(Locale.ROOT).replace(' ', '-'))
          .flatMap(FaultReader::named)
          .ifPresent(fault -> remember(transId, fault));
    }
    List<Fault> due =
        claim(
            it ->
                it.fault() instanceof Fault.OnRequest
                    && it.operation().equals(operation)
                    && it.isFor(transId));
    if (operation.equals(INITIATE)) {
      due.addAll(standing(transId));
    }
    return only(Fault.OnRequest.class, due);
  }

  /** What goes wrong with the next webhook of this transaction. */
  public synchronized List<Fault.OnWebhook> onWebhook(String transId) {
    List<Fault> due = claim(it -> it.fault() instanceof Fault.OnWebhook && it.isFor(transId));
    due.addAll(standing(transId));
    return only(Fault.OnWebhook.class, due);
  }

  /** How much later the money of this new transaction is taken, if a fault wants that. */
  public synchronized Optional<Duration> captureDelay(String transId) {
    List<Fault> due = claim(it -> it.fault() instanceof Fault.DelayedCapture && it.isFor(transId));
    due.addAll(standing(transId));
    return only(Fault.DelayedCapture.class, due).stream().map(Fault.DelayedCapture::by).findFirst();
  }

  /** Whether the reply to this initiation tells no token. */
  public synchronized boolean isTokenLate(String transId) {
    List<Fault> due = claim(it -> it.fault() instanceof Fault.LateToken && it.isFor(transId));
    due.addAll(standing(transId));
    return !only(Fault.LateToken.class, due).isEmpty();
  }

  private void remember(String transId, Fault fault) {
    byHolderName.put(transId, fault);
    if (byHolderName.size() > HOLDERS_MAX) {
      byHolderName.remove(byHolderName.keySet().iterator().next());
    }
  }

  private List<Fault> standing(String transId) {
    List<Fault> faults = new ArrayList<>();
    Optional.ofNullable(byHolderName.get(transId)).ifPresent(faults::add);
    FaultReader.ALL.stream()
        .filter(fault -> transId.endsWith("-" + fault.name()))
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
