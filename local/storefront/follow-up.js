/** What an order leads to beside being paid: a subscription, or a card that is saved. */
import { formatMoney } from "./money.js";
import * as payments from "./payments.js";
import { cardName, dateInWords } from "./words.js";

const APPROVED = ["paid", "authorized"];

/** Which notification tells the shop of it. */
function awaited({ kind, save_card }) {
  if (kind === "subscription") return "agreement.created";
  return save_card ? "token.created" : null;
}

/** Whether nothing more is to be told. */
export function isFollowUpKnown(order, outcome) {
  const type = order && awaited(order);
  return !type || !APPROVED.includes(outcome) || isTold(order, type);
}

/** A sentence about it, once the shop knows; empty before, and where nothing follows. */
export async function whatFollows(order, outcome) {
  const type = order && awaited(order);
  if (!type || !APPROVED.includes(outcome) || !isTold(order, type)) return "";
  const account = await payments.account().catch(() => null);
  if (!account) return "";
  return type === "agreement.created" ? nextCharge(account, order) : savedCard(account);
}

function isTold({ notifications }, type) {
  return notifications.some((told) => told.type === type);
}

function nextCharge({ subscriptions }, { order }) {
  const subscription = subscriptions.find((one) => one.order === order);
  if (!subscription?.next_charge) return "You have subscribed.";
  const { at, amount } = subscription.next_charge;
  return `You have subscribed. The next charge is ${formatMoney(amount, subscription)} on ${dateInWords(at)}.`;
}

function savedCard({ cards }) {
  return cards.length === 0 ? "" : `${cardName(cards.at(-1))} is saved for your next order.`;
}
