/**
 * Remembers, in this tab only, which payment each order has and the token that may look at it. A
 * client token is short-lived and opens one payment; no card data ever comes near this.
 */

const CURRENT = "order-being-paid";

export function rememberPayment(payment) {
  sessionStorage.setItem(`payment:${payment.id}`, JSON.stringify(payment));
}

/** The payment with this id, if this tab began it. */
export function recallPayment(id) {
  return parse(sessionStorage.getItem(`payment:${id}`));
}

/** The payment the shopper is working on, if it is of this basket. */
export function paymentUnderWay(basket) {
  const payment = recallPayment(sessionStorage.getItem(CURRENT));
  return payment?.basket === basket ? payment : null;
}

export function beginPayment(payment) {
  rememberPayment(payment);
  sessionStorage.setItem(CURRENT, payment.id);
}

/** The next order is a new one. What became of this one can still be looked up. */
export function endPayment(id) {
  if (sessionStorage.getItem(CURRENT) === id) sessionStorage.removeItem(CURRENT);
}

function parse(text) {
  try {
    return text === null ? null : JSON.parse(text);
  } catch {
    return null;
  }
}
