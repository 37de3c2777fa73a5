package io.paykkaserverless.core.operation;

import io.paykkaserverless.core.money.CurrencyCode;
import io.paykkaserverless.core.payment.FieldHash;
import io.paykkaserverless.core.payment.Fingerprint;
import io.paykkaserverless.core.payment.IdempotencyKey;
import io.paykkaserverless.core.payment.PaymentId;
import java.net.URI;
import java.util.HexFormat;
import java.util.Optional;

/**
 * The merchant's server wants a payment captured, voided or refunded.
 *
 * @param payment whose money it is
 * @param kind what is to be done
 * @param amount how much, in minor units, above zero; all that is possible where it is left out.
 *     Left out for a void
 * @param currency of which currency the merchant believes the payment to be; may be left out
 * @param reason why, in PayKKa's words; left out for a capture
 * @param caller who asks, as their API key names them
 * @param key their name for this one effect
 * @param publicBaseUrl where our API is reached from outside, without a slash at the end
 */
public record OperationCommand(
    PaymentId payment,
    OperationKind kind,
    Optional<Long> amount,
    Optional<CurrencyCode> currency,
    Optional<OperationReason> reason,
    String caller,
    IdempotencyKey key,
    URI publicBaseUrl) {

  public OperationCommand {
    if (amount.filter(minor -> minor < 1).isPresent()) {
      throw new IllegalArgumentException("an operation must move more than zero");
    }
    if (kind == OperationKind.VOID && amount.isPresent()) {
      throw new IllegalArgumentException("a void takes no amount");
    }
    if (kind == OperationKind.CAPTURE && reason.isPresent()) {
      throw new IllegalArgumentException("a capture takes no reason");
    }
  }

  /** What is to be written down. */
  OperationRequest request() {
    String[] wanted = {
      kind.name(),
      amount.map(String::valueOf).orElse(""),
      currency.map(CurrencyCode::code).orElse(""),
      reason.map(OperationReason::name).orElse("")
    };
    return new OperationRequest(
        kind,
        amount,
        currency,
        reason,
        fingerprint("operation-key/v1", caller, key.value()),
        fingerprint("operation/v1", wanted));
  }

  private static Fingerprint fingerprint(String of, String... fields) {
    return new Fingerprint(HexFormat.of().formatHex(FieldHash.of(of, fields)));
  }
}
