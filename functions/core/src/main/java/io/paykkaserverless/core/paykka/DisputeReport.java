package io.paykkaserverless.core.paykka;

import io.paykkaserverless.core.money.Money;
import io.paykkaserverless.core.payment.MerchantId;
import io.paykkaserverless.core.payment.PaykkaOrderId;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What PayKKa's webhook {@code DISPUTE} says. PayKKa documents no signature for it, so it is a hint
 * and moves nothing.
 *
 * @param transId our number of the attempt, as it came
 * @param merchantId the account it says it is for
 * @param orderId PayKKa's number of the payment
 * @param disputeId PayKKa's number of the dispute, 1 to 64 characters; samples have {@code DG} and
 *     digits
 * @param stage PayKKa's {@code dispute_stage}, such as {@code DISPUTE_CREATED}, 1 to 64 characters
 * @param reasonCode the card scheme's code, 1 to 16 characters
 * @param amount what is disputed
 * @param dueAt until when the merchant can answer, to the millisecond
 */
public record DisputeReport(
    String transId,
    MerchantId merchantId,
    PaykkaOrderId orderId,
    String disputeId,
    String stage,
    Optional<String> reasonCode,
    Optional<Money> amount,
    Optional<Instant> dueAt) {

  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]{1,64}");
  private static final Pattern CODE = Pattern.compile("[A-Za-z0-9._-]{1,16}");

  /** Anybody can have written an unsigned one, and it is kept on the payment. */
  public DisputeReport {
    boolean named = NAME.matcher(disputeId).matches() && NAME.matcher(stage).matches();
    if (!named || !reasonCode.map(code -> CODE.matcher(code).matches()).orElse(true)) {
      throw new IllegalArgumentException("a dispute's number, stage or reason is malformed");
    }
  }
}
