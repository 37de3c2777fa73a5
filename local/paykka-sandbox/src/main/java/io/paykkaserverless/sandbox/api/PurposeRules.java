package io.paykkaserverless.sandbox.api;

import io.paykkaserverless.sandbox.transaction.PaymentMethod;
import io.paykkaserverless.sandbox.vault.TokenUsage;
import java.util.Optional;

/** The rules about storing cards and charging them again: 2008, 2010 to 2014. */
final class PurposeRules {

  private final boolean storesBankCardsAlone;

  PurposeRules(boolean storesBankCardsAlone) {
    this.storesBankCardsAlone = storesBankCardsAlone;
  }

  Purpose read(RequestFields request, RequestFields payment, PaymentType type, PaymentMethod method)
      throws Refused {
    Optional<Boolean> mit = request.flag("mit");
    Optional<String> agreementId = request.optional("recurring_agreement_id", 32);
    boolean stores = payment.flag("store_payment_method").orElse(false);
    if (type == PaymentType.RECURRING) {
      checkSeries(mit, agreementId.isPresent(), stores);
    } else if (mit.orElse(false) || agreementId.isPresent()) {
      throw Refused.invalid("mit and recurring_agreement_id go with payment_type RECURRING");
    }
    if (stores && storesBankCardsAlone && method != PaymentMethod.BANKCARD) {
      throw new Refused(RetCode.STORE_ONLY_BANKCARD);
    }
    if (!stores && !payment.has("token")) {
      if (agreementId.isPresent()) {
        throw Refused.invalid("payment.token is required with recurring_agreement_id");
      }
      return new Purpose.Once();
    }
    String shopperReference = shopperReference(payment);
    checkUsage(payment, type, agreementId.isPresent());
    if (stores && payment.has("token")) {
      throw Refused.invalid("payment.store_payment_method does not go with token");
    }
    if (agreementId.isPresent()) {
      return new Purpose.ByAgreement(agreementId.get());
    }
    return stores ? stored(type, shopperReference) : new Purpose.Once();
  }

  private static void checkSeries(Optional<Boolean> mit, boolean continued, boolean stores)
      throws Refused {
    if (mit.isEmpty()) {
      throw new Refused(RetCode.MIT_MISSING);
    }
    if (continued && !mit.get()) {
      throw new Refused(RetCode.MIT_NOT_TRUE);
    }
    if (!continued && mit.get()) {
      throw new Refused(RetCode.MIT_NOT_FALSE);
    }
    if (!continued && !stores) {
      throw new Refused(RetCode.STORE_MISSING);
    }
  }

  private static String shopperReference(RequestFields payment) throws Refused {
    Optional<String> reference = payment.optional("shopper_reference", 64);
    if (reference.isEmpty()) {
      throw new Refused(RetCode.SHOPPER_REFERENCE_MISSING);
    }
    return reference.get();
  }

  /** PayKKa's own sample of a charge by agreement leaves it out. */
  private static void checkUsage(RequestFields payment, PaymentType type, boolean continued)
      throws Refused {
    TokenUsage fitting =
        switch (type) {
          case PURCHASE -> TokenUsage.CARD_ON_FILE;
          case RECURRING -> TokenUsage.SUBSCRIPTION;
        };
    Optional<String> usage = payment.optional("token_usage", 64);
    if (usage.isEmpty() && continued) {
      return;
    }
    if (!usage.equals(Optional.of(fitting.name()))) {
      throw Refused.invalid("payment.token_usage must be " + fitting + " for " + type);
    }
  }

  private static Purpose stored(PaymentType type, String shopperReference) {
    return switch (type) {
      case PURCHASE -> new Purpose.Storing(shopperReference);
      case RECURRING -> new Purpose.First(shopperReference);
    };
  }
}
