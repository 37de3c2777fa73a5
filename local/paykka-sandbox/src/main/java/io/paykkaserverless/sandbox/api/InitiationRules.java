package io.paykkaserverless.sandbox.api;

import io.paykkaserverless.core.money.Money;
import io.paykkaserverless.sandbox.card.ChallengeWish;
import io.paykkaserverless.sandbox.transaction.Capture;
import io.paykkaserverless.sandbox.transaction.Order;
import io.paykkaserverless.sandbox.transaction.PaymentMethod;
import java.util.Arrays;
import java.util.Optional;

/** Reads a request to take a payment, rule by rule. */
final class InitiationRules {

  private final MerchantRegistration merchant;
  private final PurposeRules purposes;
  private final CardSourceRules sources;

  InitiationRules(MerchantRegistration merchant, PaymentSettings settings) {
    this.merchant = merchant;
    this.purposes = new PurposeRules(settings.storesBankCardsAlone());
    this.sources = new CardSourceRules(merchant.mayTakePlainCards());
  }

  /**
   * Reads and checks.
   *
   * @throws Refused naming the first rule that is broken
   */
  InitiationRequest read(RequestFields request) throws Refused {
    PaymentType type = paymentType(request);
    RequestFields payment =
        request.object("payment").orElseThrow(() -> Refused.invalid("payment is required"));
    Order order = order(request, payment);
    checkRegistration(type, order);
    DetailRules.check(request);
    Purpose purpose = purposes.read(request, payment, type, order.paymentMethod());
    CardSource source = sources.read(payment, order.paymentMethod());
    if (isShippingMissing(request, purpose)) {
      throw new Refused(RetCode.SHIPPING_MISSING);
    }
    return new InitiationRequest(
        order, source, purpose, challengeWish(request), request.has("browser"));
  }

  private static PaymentType paymentType(RequestFields request) throws Refused {
    String type = request.required("payment_type", 32);
    return switch (type) {
      case "PURCHASE" -> PaymentType.PURCHASE;
      case "RECURRING" -> PaymentType.RECURRING;
      default -> throw Refused.invalid("payment_type must be PURCHASE or RECURRING");
    };
  }

  private Order order(RequestFields request, RequestFields payment) throws Refused {
    String transId = request.required("trans_id", 64);
    Money amount = request.money();
    return new Order(
        merchant.merchantId(),
        transId,
        amount,
        Capture.valueOf(request.choice("capture_method", "AUTOMATIC", "MANUAL")),
        request.choice("authorisation_type", "FINAL_AUTH", "PRE_AUTH"),
        paymentMethod(payment),
        payment.optional("shopper_reference", 64),
        request.address("return_url"),
        request.address("notify_url").or(merchant::notifyUrl));
  }

  /** PayKKa knows more methods than API Only takes; they are as good as refused ones. */
  private static PaymentMethod paymentMethod(RequestFields payment) throws Refused {
    String name = payment.required("payment_method", 32);
    Optional<PaymentMethod> method =
        Arrays.stream(PaymentMethod.values()).filter(it -> it.name().equals(name)).findFirst();
    return method.orElseThrow(() -> new Refused(RetCode.METHOD_NOT_SUPPORTED));
  }

  private void checkRegistration(PaymentType type, Order order) throws Refused {
    if (merchant.refusedMethods().contains(order.paymentMethod())) {
      throw new Refused(RetCode.METHOD_NOT_SUPPORTED);
    }
    if (merchant.refusedTypes().contains(type)) {
      throw new Refused(RetCode.TYPE_NOT_SUPPORTED);
    }
    if (merchant.refusedCurrencies().contains(order.amount().currency())) {
      throw new Refused(RetCode.CURRENCY_NOT_SUPPORTED);
    }
  }

  /** PayKKa's own sample of a charge by agreement leaves it out. */
  private boolean isShippingMissing(RequestFields request, Purpose purpose) {
    return merchant.sellsPhysicalGoods()
        && !(purpose instanceof Purpose.ByAgreement)
        && !request.has("shipping");
  }

  private static ChallengeWish challengeWish(RequestFields request) throws Refused {
    Optional<RequestFields> authentication = request.object("authentication");
    return authentication.isEmpty()
        ? ChallengeWish.AUTO
        : ChallengeWish.parse(authentication.get().optional("challenge_indicator", 64).orElse(""));
  }
}
