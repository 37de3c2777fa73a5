package io.paykkaserverless.sandbox.api;

import io.paykkaserverless.core.money.Money;
import io.paykkaserverless.sandbox.card.Card;
import io.paykkaserverless.sandbox.card.ChallengeWish;
import io.paykkaserverless.sandbox.card.EncryptedFields;
import io.paykkaserverless.sandbox.transaction.Capture;
import io.paykkaserverless.sandbox.transaction.Order;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/** A request to take a payment, every documented rule checked. */
record InitiationRequest(Order order, CardSource card, ChallengeWish challengeWish) {

  private static final int CIPHERTEXT_LENGTH_MAX = 4096;

  /**
   * Reads and checks.
   *
   * @throws Refused naming the first rule that is broken
   */
  static InitiationRequest read(RequestFields request, MerchantRegistration merchant)
      throws Refused {
    String paymentType = request.required("payment_type", 32);
    String transId = request.required("trans_id", 64);
    Money amount = request.money();
    String authorisationType = request.choice("authorisation_type", "FINAL_AUTH", "PRE_AUTH");
    Capture capture = Capture.valueOf(request.choice("capture_method", "AUTOMATIC", "MANUAL"));
    Optional<URI> notifyUrl = request.address("notify_url").or(merchant::notifyUrl);
    ChallengeWish wish = challengeWish(request);
    Optional<URI> returnUrl = returnUrl(request, wish);
    RequestFields payment =
        request.object("payment").orElseThrow(() -> Refused.invalid("payment is required"));
    String method = payment.required("payment_method", 32);
    checkKind(request, payment, paymentType, method);
    if (merchant.refusedCurrencies().contains(amount.currency())) {
      throw new Refused(RetCode.CURRENCY_NOT_SUPPORTED);
    }
    Order order =
        new Order(
            merchant.merchantId(),
            transId,
            amount,
            capture,
            authorisationType,
            payment.optional("shopper_reference", 64),
            returnUrl,
            notifyUrl);
    return new InitiationRequest(order, card(payment, merchant), wish);
  }

  private static ChallengeWish challengeWish(RequestFields request) throws Refused {
    Optional<RequestFields> authentication = request.object("authentication");
    return authentication.isEmpty()
        ? ChallengeWish.AUTO
        : ChallengeWish.parse(authentication.get().optional("challenge_indicator", 64).orElse(""));
  }

  /** 3-D Secure cannot work without a way back and something to say about the browser. */
  private static Optional<URI> returnUrl(RequestFields request, ChallengeWish wish) throws Refused {
    Optional<URI> returnUrl = request.address("return_url");
    Optional<RequestFields> browser = request.object("browser");
    if (wish != ChallengeWish.NO_CHALLENGE) {
      if (returnUrl.isEmpty()) {
        throw Refused.invalid("return_url is required unless 3-D Secure is ruled out");
      }
      if (browser.isEmpty()) {
        throw Refused.invalid("browser is required unless 3-D Secure is ruled out");
      }
    }
    return returnUrl;
  }

  /** Recurring payments, wallets and tokens are checked as documented, then refused: not yet. */
  private static void checkKind(
      RequestFields request, RequestFields payment, String paymentType, String method)
      throws Refused {
    boolean recurring = paymentType.equals("RECURRING");
    if (!recurring && !paymentType.equals("PURCHASE")) {
      throw Refused.invalid("payment_type must be PURCHASE or RECURRING");
    }
    Optional<Boolean> mit = request.flag("mit");
    boolean store = payment.flag("store_payment_method").orElse(false);
    if (recurring && mit.isEmpty()) {
      throw new Refused(RetCode.MIT_MISSING);
    }
    if (recurring && !mit.orElse(false) && !store) {
      throw new Refused(RetCode.STORE_MISSING);
    }
    if (store && !method.equals("BANKCARD")) {
      throw new Refused(RetCode.STORE_ONLY_BANKCARD);
    }
    if ((store || payment.has("token")) && payment.optional("shopper_reference", 64).isEmpty()) {
      throw new Refused(RetCode.SHOPPER_REFERENCE_MISSING);
    }
    if (recurring || store || payment.has("token")) {
      throw new Refused(RetCode.TYPE_NOT_SUPPORTED);
    }
    if (!method.equals("BANKCARD")) {
      throw new Refused(RetCode.METHOD_NOT_SUPPORTED);
    }
  }

  private static CardSource card(RequestFields payment, MerchantRegistration merchant)
      throws Refused {
    List<String> sources = List.of("token", "card_no", "encrypted_card_no");
    if (sources.stream().filter(payment::has).count() != 1) {
      throw Refused.invalid("payment must have exactly one of " + String.join(", ", sources));
    }
    payment.optional("holder_name", 128);
    if (payment.has("encrypted_card_no")) {
      return new CardSource.Encrypted(
          new EncryptedFields(
              payment.required("encrypted_card_no", CIPHERTEXT_LENGTH_MAX),
              payment.required("encrypted_exp_year", CIPHERTEXT_LENGTH_MAX),
              payment.required("encrypted_exp_month", CIPHERTEXT_LENGTH_MAX),
              payment.required("encrypted_cvv", CIPHERTEXT_LENGTH_MAX)));
    }
    if (!merchant.mayTakePlainCards()) {
      throw new Refused(RetCode.NOT_PCI_CERTIFIED);
    }
    return new CardSource.Plain(
        new Card(
            payment.required("card_no", 32),
            payment.required("exp_year", 4),
            payment.required("exp_month", 2),
            payment.required("cvv", 4)));
  }

  @Override
  public String toString() {
    return "[initiation of " + order.transId() + "]";
  }
}
