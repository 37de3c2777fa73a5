/** A subscription in words, and what can be done with it. */
import { formatMoney } from "./money.js";
import { cardName, dateInWords, sentence } from "./words.js";

const STATUSES = {
  ACTIVE: { text: "Active", actions: ["pause", "charge", "cancel"] },
  PAUSED: { text: "Paused", actions: ["resume", "cancel"] },
  PAST_DUE: { text: "Payment overdue", actions: ["charge", "pause", "cancel"] },
  CANCELED: { text: "Canceled", actions: [] },
  ENDED: { text: "Ended", actions: [] },
};
const NOT_KNOWN = { text: "Cannot be looked up just now", actions: [] };

export function describeSubscription(subscription) {
  const { status } = subscription;
  const { text, actions } = Object.hasOwn(STATUSES, status) ? STATUSES[status] : NOT_KNOWN;
  const lines = [price(subscription), next(subscription), last(subscription)].filter(Boolean);
  return { status: text, lines, actions };
}

function price(subscription) {
  const every = `${formatMoney(subscription.amount, subscription)} every month`;
  const { card_brand: brand, card_last4: last4 } = subscription;
  return last4 ? `${every}, from ${cardName({ brand, last4 })}` : every;
}

function next(subscription) {
  if (!subscription.next_charge) return "";
  const { at, amount } = subscription.next_charge;
  const what = `${formatMoney(amount, subscription)} on ${dateInWords(at)}`;
  return subscription.status === "PAUSED" ? `Next charge, once resumed: ${what}` : `Next charge: ${what}`;
}

function last(subscription) {
  const charge = subscription.charges?.at(-1);
  return charge ? `Last charge: for ${charge.period}, ${sentence(charge.status).toLowerCase()}` : "";
}
