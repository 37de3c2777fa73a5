/**
 * What a payment's status means for the shopper. Whatever is not listed is not known to be paid, so
 * it is "confirming".
 */
const OUTCOMES = {
  CREATED: "open",
  PROCESSING: "confirming",
  AWAITING_SHOPPER: "confirming",
  AUTHORIZED: "authorized",
  PAID: "paid",
  PARTIALLY_REVERSED: "paid",
  PARTIALLY_REFUNDED: "refunded",
  REFUNDED: "refunded",
  DECLINED: "declined",
  CANCELED: "canceled",
  EXPIRED: "expired",
};

export function outcomeOf(status) {
  return Object.hasOwn(OUTCOMES, status) ? OUTCOMES[status] : "confirming";
}

/** Nothing more will come that the shopper would wait for on this page. */
export function isSettled(outcome) {
  return !["confirming", "authorized"].includes(outcome);
}
