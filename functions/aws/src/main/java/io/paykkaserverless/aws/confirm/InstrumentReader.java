package io.paykkaserverless.aws.confirm;

import io.paykkaserverless.aws.http.Caller;
import io.paykkaserverless.aws.http.ProblemException;
import io.paykkaserverless.aws.http.RequestBody;
import io.paykkaserverless.core.card.PaymentInstrument;
import java.util.function.Supplier;

/** Reads what a payment shall be paid with: where the routes that confirm payments differ. */
@FunctionalInterface
public interface InstrumentReader {

  /**
   * Asks {@code body} for its fields.
   *
   * @return the instrument, to be had once the whole body was found to be right
   * @throws ProblemException where the caller may not pay with it
   */
  Supplier<PaymentInstrument> read(RequestBody body, Caller caller);
}
