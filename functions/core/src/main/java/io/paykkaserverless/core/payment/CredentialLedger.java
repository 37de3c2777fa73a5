package io.paykkaserverless.core.payment;

import io.paykkaserverless.core.agreement.AgreementStore;
import io.paykkaserverless.core.storedcard.StoredCardStore;
import java.util.Optional;

/**
 * Where stored credentials are entered before the payment says that they exist. So a crash in
 * between leaves a credential that the next try finds, and never a payment that promises one which
 * nobody kept.
 */
public final class CredentialLedger {

  private final StoredCardStore cards;
  private final AgreementStore agreements;

  public CredentialLedger(StoredCardStore cards, AgreementStore agreements) {
    this.cards = cards;
    this.agreements = agreements;
  }

  /** Enters what {@code after} leaves behind and {@code before} did not. Safe to repeat. */
  void enter(Payment before, Payment after) {
    Optional<StoredCredential> credential = StoredCredential.of(after);
    if (credential.isEmpty() || StoredCredential.of(before).isPresent()) {
      return;
    }
    switch (credential.get()) {
      case StoredCredential.CardOnFile(var card) -> cards.insertUnlessPresent(card);
      case StoredCredential.Subscription(var agreement) ->
          agreements.insertUnlessPresent(agreement);
    }
  }
}
