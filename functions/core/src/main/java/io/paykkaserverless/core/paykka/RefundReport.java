package io.paykkaserverless.core.paykka;

import io.paykkaserverless.core.money.Money;
import io.paykkaserverless.core.operation.RefundOrderId;
import io.paykkaserverless.core.payment.Failure;
import io.paykkaserverless.core.payment.MerchantId;
import io.paykkaserverless.core.payment.PaykkaOrderId;
import java.util.Optional;

/**
 * What PayKKa says of a refund, the same in a reply, a query and a webhook. Nothing in it is
 * believed before it is compared with the refund it claims to be about.
 *
 * @param refundTransId our number of the refund ({@code refund_trans_id}; in webhooks also {@code
 *     trans_id}), as it came
 * @param merchantId the account it says it is for; replies may leave it out, webhooks may not
 * @param orderId PayKKa's number of the payment; replies may leave it out, webhooks may not
 * @param refundOrderId PayKKa's own number of the refund
 * @param amount what it says is given back; replies may leave it out, webhooks may not
 * @param status how the refund stands
 * @param failure why, where the status is FAILURE
 */
public record RefundReport(
    String refundTransId,
    Optional<MerchantId> merchantId,
    Optional<PaykkaOrderId> orderId,
    Optional<RefundOrderId> refundOrderId,
    Optional<Money> amount,
    RefundStatus status,
    Optional<Failure> failure) {}
