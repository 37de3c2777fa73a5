package io.paykkaserverless.aws.confirm;

import io.paykkaserverless.aws.Adapters;
import io.paykkaserverless.aws.configuration.Variable;
import io.paykkaserverless.aws.configuration.Variables;
import io.paykkaserverless.core.confirm.AttemptTimes;
import io.paykkaserverless.core.confirm.ConfirmPayment;
import io.paykkaserverless.core.confirm.RunAttempt;
import io.paykkaserverless.core.guard.AttemptGuard;
import io.paykkaserverless.core.guard.AttemptLimits;
import io.paykkaserverless.core.paykka.PaykkaGateway;
import io.paykkaserverless.core.payment.Inquiry;
import io.paykkaserverless.core.payment.PaymentStore;
import io.paykkaserverless.core.payment.PaymentWriter;
import io.paykkaserverless.core.secret.HmacKey;
import io.paykkaserverless.core.secret.Rotating;
import java.util.List;
import java.util.stream.Stream;

/** Makes the use case of the functions that confirm payments. */
public final class ConfirmPaymentWiring {

  private ConfirmPaymentWiring() {}

  /** The variables a function that confirms payments needs, and {@code more} of its own. */
  public static Variable<?>[] variablesAnd(Variable<?>... more) {
    return Stream.concat(
            Stream.of(
                Variables.PAYMENTS_TABLE,
                Variables.RETENTION_DAYS,
                Variables.NOTIFICATION_QUEUE_URL,
                Variables.API_KEYS_SECRET,
                Variables.TOKEN_KEYS_SECRET,
                Variables.PAYKKA_MERCHANT_ID,
                Variables.PAYKKA_APP_ID,
                Variables.PAYKKA_API_URL,
                Variables.PAYKKA_PUBLIC_KEYS,
                Variables.PAYKKA_RESPONSE_SIGNATURE,
                Variables.PAYKKA_SIGNING_KEY_SECRET,
                Variables.ATTEMPTS_MAX,
                Variables.ATTEMPTS_PER_ADDRESS_MAX,
                Variables.ATTEMPTS_PER_SHOPPER_MAX,
                Variables.ATTEMPT_WINDOW_MINUTES,
                Variables.PUBLIC_BASE_URL),
            Stream.of(more))
        .toArray(Variable<?>[]::new);
  }

  /** Wires the use case out of what {@link #variablesAnd} names. */
  public static ConfirmPayment confirmPayment(
      Adapters aws, PaymentStore store, Rotating<List<HmacKey>> tokenKeys, PaykkaGateway paykka) {
    PaymentWriter writer = aws.writer(store);
    AttemptGuard guard =
        new AttemptGuard(
            aws.get(Variables.PAYKKA_MERCHANT_ID),
            aws.attemptCounters(),
            new AttemptLimits(
                aws.get(Variables.ATTEMPTS_PER_ADDRESS_MAX),
                aws.get(Variables.ATTEMPTS_PER_SHOPPER_MAX),
                aws.get(Variables.ATTEMPT_WINDOW_MINUTES)),
            aws.clock());
    RunAttempt attempts =
        new RunAttempt(
            writer,
            paykka,
            new Inquiry(paykka, writer, aws.signals(), aws.clock()),
            aws.returnTokens(tokenKeys),
            AttemptTimes.DEFAULT,
            aws.signals(),
            aws.clock());
    return new ConfirmPayment(
        store,
        aws.storedCards(),
        guard,
        attempts,
        aws.get(Variables.ATTEMPTS_MAX),
        aws.signals(),
        aws.clock());
  }
}
