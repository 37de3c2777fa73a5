package io.paykkaserverless.core.payment;

import java.util.concurrent.atomic.AtomicInteger;

/** Ids {@code id-1}, {@code id-2} and so on. */
public final class SequentialIds implements IdSource {

  private final AtomicInteger last = new AtomicInteger();

  @Override
  public String next() {
    return "id-" + last.incrementAndGet();
  }
}
