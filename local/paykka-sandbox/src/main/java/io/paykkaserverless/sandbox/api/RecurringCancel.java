package io.paykkaserverless.sandbox.api;

import io.paykkaserverless.sandbox.vault.Vault;
import java.util.List;

/** Recurring cancel: from now on nothing is charged by an agreement. */
public final class RecurringCancel implements Operation {

  private final Vault vault;

  public RecurringCancel(Vault vault) {
    this.vault = vault;
  }

  @Override
  public String name() {
    return "recurring-cancel";
  }

  @Override
  public List<String> paths() {
    return List.of("/v3/payment/acq/recurring/cancel");
  }

  @Override
  public Envelope perform(RequestFields request) throws Refused {
    return switch (vault.cancel(request.required("recurring_agreement_id", 32))) {
      case DONE -> Envelope.success();
      case UNKNOWN -> throw new Refused(RetCode.AGREEMENT_UNKNOWN);
      case NOT_ACTIVE -> throw new Refused(RetCode.AGREEMENT_NOT_ACTIVE);
    };
  }
}
