package io.paykkaserverless.core.agreement;

import java.util.Optional;

/** Use case: the merchant looks at an agreement. */
public final class ViewAgreement {

  private final AgreementStore store;

  public ViewAgreement(AgreementStore store) {
    this.store = store;
  }

  /** The agreement as it stands; nothing before its first payment is approved. */
  public Optional<Agreement> view(AgreementId id) {
    return store.find(id);
  }
}
