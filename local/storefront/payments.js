/** Talks to the shop's server and, with a client token, to the payment API. */

const ANSWER_TIMEOUT_MS = 35_000;

/** The server said no, and did nothing. Why, it says in words for developers, not for shoppers. */
export class Refusal extends Error {
  constructor(status) {
    super(`refused with ${status}`);
    this.status = status;
  }
}

/** Nobody knows what came of the request: no answer, or one that says nothing. */
export class NoAnswer extends Error {}

export function configuration() {
  return call("/config.json");
}

export function catalogue() {
  return call("/catalogue.json");
}

/** Has the shop open an order. The page names a basket; what it costs is the shop's business. */
export function placeOrder(basket) {
  return call("/orders", { method: "POST", body: { basket } });
}

/** What the shop's own server knows of an order. */
export function lookUpOrder(number) {
  return call(`/orders/${encodeURIComponent(number)}`);
}

/** Pays with a card that was encrypted in this browser. */
export function confirmPayment(apiUrl, payment, card, browser) {
  return call(`${apiUrl}/payments/${encodeURIComponent(payment.id)}/confirm`, {
    method: "POST",
    token: payment.clientToken,
    body: { payment_method: "BANKCARD", card, browser },
  });
}

/** How a payment stands, as the payment API says. */
export function lookUpPayment(apiUrl, payment) {
  return call(`${apiUrl}/payments/${encodeURIComponent(payment.id)}`, { token: payment.clientToken });
}

async function call(url, { method = "GET", body, token } = {}) {
  const headers = {};
  if (body) headers["Content-Type"] = "application/json";
  if (token) headers.Authorization = `Bearer ${token}`;
  let response;
  let answer;
  try {
    response = await fetch(url, {
      method,
      headers,
      body: body && JSON.stringify(body),
      cache: "no-store",
      credentials: "omit",
      signal: AbortSignal.timeout(ANSWER_TIMEOUT_MS),
    });
    answer = await response.json();
  } catch {
    throw new NoAnswer("No answer came back.");
  }
  if (response.ok) return answer;
  if (response.status >= 500) throw new NoAnswer("The server could not say.");
  throw new Refusal(response.status);
}
