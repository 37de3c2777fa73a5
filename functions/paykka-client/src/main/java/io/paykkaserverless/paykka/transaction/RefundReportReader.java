package io.paykkaserverless.paykka.transaction;

import io.paykkaserverless.core.operation.RefundOrderId;
import io.paykkaserverless.core.paykka.RefundReport;
import io.paykkaserverless.core.paykka.RefundStatus;
import io.paykkaserverless.core.payment.Failure;
import io.paykkaserverless.core.payment.PaykkaOrderId;
import io.paykkaserverless.json.JsonObject;
import java.util.Optional;

/**
 * Reads PayKKa's description of a refund, which has nearly the same fields in a reply's {@code
 * data} and at the root of a webhook.
 */
public final class RefundReportReader {

  private final ReportReader reports;

  /**
   * Prepares to read.
   *
   * @param reports tells what an error code means
   */
  public RefundReportReader(ReportReader reports) {
    this.reports = reports;
  }

  /**
   * Reads a refund.
   *
   * @param fields what PayKKa wrote
   * @param refundTransId our number of the refund, which a reply may leave out
   * @param errorCode its {@code error_code}, unless that stands for success
   * @throws UnusableReport when a field is malformed, or the fields contradict each other
   */
  public RefundReport read(JsonObject fields, String refundTransId, Optional<String> errorCode)
      throws UnusableReport {
    RefundStatus status = status(fields);
    boolean failed = status == RefundStatus.FAILURE;
    if (errorCode.isPresent() && !failed) {
      throw new UnusableReport("status and error_code contradict each other");
    }
    return new RefundReport(
        refundTransId,
        ReportFields.merchantId(fields),
        orderId(fields),
        ReportFields.unlessMalformed(fields, "refund_order_id", RefundOrderId::new),
        ReportFields.money(fields, "amount", "currency"),
        status,
        failed ? Optional.of(failure(errorCode)) : Optional.empty());
  }

  /** The payment's number: {@code ori_order_id} can mean nothing else, so it goes first. */
  private static Optional<PaykkaOrderId> orderId(JsonObject fields) throws UnusableReport {
    Optional<PaykkaOrderId> original = ReportFields.orderId(fields, "ori_order_id");
    return original.isPresent() ? original : ReportFields.orderId(fields, "order_id");
  }

  private Failure failure(Optional<String> errorCode) {
    return errorCode.isPresent()
        ? reports.failure(errorCode.get())
        : ErrorCodes.REFUND_UNSTATED.asFailure();
  }

  private static RefundStatus status(JsonObject fields) throws UnusableReport {
    String text = PaykkaFields.text(fields, "status").orElse("");
    for (RefundStatus status : RefundStatus.values()) {
      if (status.name().equalsIgnoreCase(text)) {
        return status;
      }
    }
    throw new UnusableReport("status is missing or unknown");
  }
}
