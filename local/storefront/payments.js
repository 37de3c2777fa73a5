/** Talks to the shop's server, to the sandbox's helpers and, with a client token, to the payment API. */

const ANSWER_TIMEOUT_MS = 35_000;
const PROBLEM = "urn:paykka-serverless:problem:";

/** The server said no, and did nothing. Why, it says in words for developers, not for shoppers. */
export class Refusal extends Error {
  /**
   * @param {number} status the HTTP status
   * @param {{type?: string, errors?: {pointer: string}[]}} problem what it said (RFC 9457)
   * @param {number} retryAfterSeconds when it may be tried again; 0 where it did not say
   */
  constructor(status, problem = {}, retryAfterSeconds = 0) {
    super(`refused with ${status}`);
    this.status = status;
    this.code = problem.type?.startsWith(PROBLEM) ? problem.type.slice(PROBLEM.length) : "";
    this.pointers = (problem.errors ?? []).map(({ pointer }) => pointer);
    this.retryAfterSeconds = retryAfterSeconds;
  }
}

/** Nobody knows what came of the request: no answer, or one that says nothing. */
export class NoAnswer extends Error {}

// --- The shop's server ---

export function configuration() {
  return call("/config.json");
}

export function catalogue() {
  return call("/catalogue.json");
}

/** The shopper's saved cards and subscriptions. */
export function account() {
  return call("/account.json");
}

/** Has the shop open an order. The page names a basket; what it costs is the shop's business. */
export function placeOrder(basket, { kind, saveCard }) {
  return call("/orders", { method: "POST", body: { basket, kind, save_card: saveCard } });
}

/** What the shop's own server knows of an order. */
export function lookUpOrder(number) {
  return call(`/orders/${encodeURIComponent(number)}`);
}

export function removeCard(token) {
  return call(`/account/cards/${encodeURIComponent(token)}`, { method: "DELETE", body: {} });
}

/** Does something with a subscription: "pause", "resume" or "charge". */
export function changeSubscription(agreementId, action, body = {}) {
  return call(`/account/subscriptions/${encodeURIComponent(agreementId)}/${action}`, { method: "POST", body });
}

export function cancelSubscription(agreementId) {
  return call(`/account/subscriptions/${encodeURIComponent(agreementId)}`, { method: "DELETE", body: {} });
}

// --- The payment API ---

/** What the merchant's account can be paid with. */
export function paymentMethods(apiUrl) {
  return call(`${apiUrl}/payment-methods`);
}

/**
 * Pays.
 *
 * @param {{body: object, inClear?: boolean}} means payment_method and the card, token or token_data
 */
export function confirmPayment(apiUrl, payment, means, browser) {
  return call(`${paymentUrl(apiUrl, payment)}/${means.inClear ? "confirm-card" : "confirm"}`, {
    method: "POST",
    form: { access_token: payment.clientToken, request: { ...means.body, browser } },
  });
}

/** Proves to Apple that this page may show Apple Pay. Resolves to what Apple's script wants to have. */
export async function applePaySession(apiUrl, payment, domainName) {
  const { merchant_session } = await call(`${paymentUrl(apiUrl, payment)}/apple-pay-session`, {
    method: "POST",
    form: { access_token: payment.clientToken, request: { domain_name: domainName } },
  });
  return merchant_session;
}

/** How a payment stands, as the payment API says. */
export function lookUpPayment(apiUrl, payment) {
  return call(paymentUrl(apiUrl, payment), { token: payment.clientToken });
}

// --- The sandbox ---

/** Which card numbers lead to which outcome. */
export async function testCards(checkoutUrl) {
  return (await call(`${checkoutUrl}/cp/test-cards`)).cards;
}

/** What a real wallet would give out for a card. */
export async function walletToken(checkoutUrl, wallet, cardNumber) {
  const { token_data } = await call(`${checkoutUrl}/cp/wallet-token`, {
    method: "POST",
    body: { wallet, card_no: cardNumber },
  });
  return token_data;
}

function paymentUrl(apiUrl, { id }) {
  return `${apiUrl}/payments/${encodeURIComponent(id)}`;
}

/**
 * Asks and reads the answer.
 *
 * @param {{form?: {access_token: string, request: object}}} options a form is sent to another origin without
 *     the browser asking first whether it may, which would be one more answer to wait for
 */
async function call(url, { method = "GET", body, token, form } = {}) {
  const headers = {};
  if (body) headers["Content-Type"] = "application/json";
  if (token) headers.Authorization = `Bearer ${token}`;
  let response;
  let answer;
  try {
    response = await fetch(url, {
      method,
      headers,
      body: form
        ? new URLSearchParams({ ...form, request: JSON.stringify(form.request) })
        : body && JSON.stringify(body),
      cache: "no-store",
      credentials: "omit",
      signal: AbortSignal.timeout(ANSWER_TIMEOUT_MS),
    });
    answer = response.status === 204 ? null : await response.json();
  } catch {
    throw new NoAnswer("No answer came back.");
  }
  if (response.ok) return answer;
  if (response.status >= 500) throw new NoAnswer("The server could not say.");
  throw new Refusal(response.status, answer, Number(response.headers.get("Retry-After")) || 0);
}
