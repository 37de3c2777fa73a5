/** Apple Pay: Apple's own where the browser has it, else a simulation that takes the same way. */
import { byId } from "./elements.js";
import { Closed } from "./incomplete.js";
import { decimalAmount } from "./money.js";
import * as payments from "./payments.js";
import { tokenFromSheet } from "./wallet-sheet.js";

const WALLET = { name: "Apple Pay", code: "APPLE_PAY" };
const APPLE_PAY_JS_VERSION = 3;

/** Where the merchant is established (ISO 3166-1). */
const COUNTRY = "GB";

export const applePay = {
  label: "Pay with Apple Pay",
  isOffered: ({ methods }) => methods.payment_methods?.includes(WALLET.code) && Boolean(methods.apple_pay),

  prepare() {
    if (hasApplePay()) byId("apple-pay-kind").textContent = "On this device";
    byId("apple-pay-note").textContent = hasApplePay()
      ? "Your device asks you to confirm."
      : "This browser has no Apple Pay, so the wallet is simulated.";
  },

  /** Apple's sheet opens only within the click, so nothing may be waited for before. */
  async collect(checkout) {
    if (hasApplePay()) return fromApple(checkout);
    const { supported_networks } = checkout.methods.apple_pay;
    const token_data = await tokenFromSheet({ ...WALLET, networks: supported_networks }, checkout, () =>
      merchantSession(checkout),
    );
    return meansOf(token_data);
  },
};

function hasApplePay() {
  return Boolean(window.ApplePaySession?.canMakePayments());
}

async function merchantSession({ config, payment }) {
  return payments.applePaySession(config.api_url, await payment(), location.hostname);
}

function fromApple(checkout) {
  return new Promise((resolve, reject) => {
    const request = applePayRequest(checkout.methods.apple_pay, checkout.basket);
    const session = new ApplePaySession(APPLE_PAY_JS_VERSION, request);
    session.onvalidatemerchant = () =>
      merchantSession(checkout).then(
        (validated) => session.completeMerchantValidation(validated),
        (problem) => {
          session.abort();
          reject(problem);
        },
      );
    session.oncancel = () => reject(new Closed("closed"));
    session.onpaymentauthorized = ({ payment }) =>
      resolve({
        ...meansOf(JSON.stringify(payment.token)),
        settle: (approved) =>
          session.completePayment(approved ? ApplePaySession.STATUS_SUCCESS : ApplePaySession.STATUS_FAILURE),
      });
    session.begin();
  });
}

/** What Apple's sheet shows and takes. */
export function applePayRequest({ supported_networks, merchant_capabilities }, { amount, currency, exponent }) {
  return {
    countryCode: COUNTRY,
    currencyCode: currency,
    supportedNetworks: supported_networks,
    merchantCapabilities: merchant_capabilities,
    total: { label: "Kiln & Leaf", amount: decimalAmount(amount, exponent) },
  };
}

function meansOf(token_data) {
  return { body: { payment_method: WALLET.code, token_data } };
}
