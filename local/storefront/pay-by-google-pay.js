/**
 * Google Pay. Google's script (pay.js) comes from Google alone, which this page neither allows nor
 * reaches, so the wallet is simulated; what it would be asked is built as for the real one.
 */
import { byId, facts } from "./elements.js";
import { decimalAmount } from "./money.js";
import { tokenFromSheet } from "./wallet-sheet.js";

const WALLET = { name: "Google Pay", code: "GOOGLE_PAY" };

export const googlePay = {
  label: "Pay with Google Pay",
  isOffered: ({ methods }) => methods.payment_methods?.includes(WALLET.code) && Boolean(methods.google_pay),

  prepare({ methods, basket }) {
    const request = googlePayRequest(methods.google_pay, basket);
    const { parameters, tokenizationSpecification } = request.allowedPaymentMethods[0];
    byId("google-pay-facts").replaceChildren(
      ...facts([
        ["Environment", methods.google_pay.environment],
        ["Gateway", tokenizationSpecification.parameters.gateway],
        ["Merchant", tokenizationSpecification.parameters.gatewayMerchantId],
        ["Networks", parameters.allowedCardNetworks.join(", ")],
        ["Cards", parameters.allowedAuthMethods.join(", ")],
        ["Total", `${request.transactionInfo.totalPrice} ${request.transactionInfo.currencyCode}`],
      ]),
    );
  },

  async collect(checkout) {
    const wallet = { ...WALLET, networks: checkout.methods.google_pay.allowed_card_networks };
    return { body: { payment_method: WALLET.code, token_data: await tokenFromSheet(wallet, checkout) } };
  },
};

/** Google's PaymentDataRequest. */
export function googlePayRequest(google, { amount, currency, exponent }) {
  return {
    apiVersion: 2,
    apiVersionMinor: 0,
    allowedPaymentMethods: [
      {
        type: "CARD",
        parameters: {
          allowedAuthMethods: google.allowed_auth_methods,
          allowedCardNetworks: google.allowed_card_networks,
        },
        tokenizationSpecification: {
          type: "PAYMENT_GATEWAY",
          parameters: { gateway: google.gateway, gatewayMerchantId: google.gateway_merchant_id },
        },
      },
    ],
    transactionInfo: {
      totalPriceStatus: "FINAL",
      totalPrice: decimalAmount(amount, exponent),
      currencyCode: currency,
    },
    merchantInfo: { merchantName: "Kiln & Leaf" },
  };
}
