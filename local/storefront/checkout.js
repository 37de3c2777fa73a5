/** Takes an order through its payment, and never pays one twice. */
import { browserData } from "./browser.js";
import { chooseAgain, lockOrder, withdraw } from "./choices.js";
import { byId } from "./elements.js";
import { offerNewOrder, say } from "./message.js";
import { METHODS } from "./methods.js";
import * as payments from "./payments.js";
import { beginPayment, endPayment, paymentUnderWay, rememberPayment } from "./session.js";
import { outcomeOf } from "./statuses.js";

const TEXTS = {
  declined: "Your payment was declined and nothing was charged. You can try again or pay another way.",
  askedByBank: "Your bank is still waiting for you to confirm this payment. “Pay” takes you back there.",
  tooOld: "This order has expired and nothing was charged. Please press “Pay” again.",
  over: "This order can no longer be paid, and nothing was charged for it.",
  notAccepted: "These details were not accepted, and nothing was charged. Please check them.",
  tooBusy: "Too much is going on right now. Nothing was charged; please try again in a minute.",
};

/** The shopper may still approve it there: no second payment may be begun beside it. */
let bankIsAsking = false;

/** The shopper came back to this page. An order that is paid, or may be, must not be paid again. */
export async function takeUpEarlierPayment({ config, basket }) {
  const payment = paymentUnderWay(basket.id);
  if (!payment) return;
  chooseAgain(payment);
  try {
    const { status, failure } = await payments.lookUpPayment(config.api_url, payment);
    if (status === "AWAITING_SHOPPER") {
      bankIsAsking = true;
      lockOrder();
      say(TEXTS.askedByBank, "wait");
    } else if (status === "DECLINED") {
      say(failure?.message ?? TEXTS.declined);
    } else if (status === "EXPIRED") {
      endPayment(payment.id);
    } else if (status !== "CREATED") {
      showResult(payment);
    }
  } catch (problem) {
    if (isOutOfReach(payment, problem)) endPayment(payment.id);
    else showResult(payment);
  }
}

/** The payment of the order as it was chosen: the one under way, or a new one. */
export async function paymentFor(basket, order) {
  const payment = paymentUnderWay(basket.id);
  return payment && (bankIsAsking || isFor(order, payment)) ? payment : newPayment(basket, order);
}

function isFor({ kind, saveCard }, payment) {
  return payment.kind === kind && payment.saveCard === saveCard;
}

async function newPayment(basket, order) {
  const placed = await payments.placeOrder(basket.id, order);
  const payment = {
    id: placed.payment_id,
    clientToken: placed.client_token,
    order: placed.order,
    basket: basket.id,
    amount: placed.amount,
    currency: placed.currency,
    exponent: placed.exponent,
    ...order,
  };
  beginPayment(payment);
  return payment;
}

/**
 * Confirms a payment and goes where that leads: the bank, the result page, or back to the form.
 *
 * @returns {Promise<boolean>} whether the shopper can go on here
 */
export async function confirm({ config, method }, payment, means) {
  // Noted before it happens: the page may be closed at any moment.
  rememberPayment({ ...payment, cardSent: true });
  let answer;
  try {
    answer = await payments.confirmPayment(config.api_url, payment, means, browserData());
  } catch (problem) {
    // Without an answer the shopper may have been charged: find out, and never just try again.
    if (problem instanceof payments.NoAnswer) return showResult(payment);
    rememberPayment(payment);
    means.settle?.(false);
    return afterRefusal({ config, method }, payment, problem);
  }
  const declined = outcomeOf(answer.status) === "declined";
  means.settle?.(!declined);
  if (answer.status === "AWAITING_SHOPPER" && answer.next_action?.type === "redirect") {
    return sendToBank(answer.next_action.url);
  }
  if (!declined) return showResult(payment);
  say(answer.failure?.message ?? TEXTS.declined);
  if (answer.failure?.shopper_may_retry === false) offerNewOrder(payment);
  return true;
}

/** The API refused to try. How the payment stands says whether the shopper can go on here. */
async function afterRefusal({ config, method }, payment, refusal) {
  if (isOutOfReach(payment, refusal)) {
    endPayment(payment.id);
    say(TEXTS.tooOld);
    return true;
  }
  const { status } = await payments.lookUpPayment(config.api_url, payment).catch(() => ({}));
  if (!["open", "declined", "expired"].includes(outcomeOf(status))) return showResult(payment);
  if (refusal.status === 429) {
    say(refusal.code === "too-many-attempts" ? tooManyAttempts(refusal) : TEXTS.tooBusy);
    return true;
  }
  const explained = refusal.status === 422 && METHODS[method].explain?.(refusal);
  if (explained) {
    if (explained.noLongerOffered) withdraw(method);
    say(explained.text);
    return true;
  }
  say(refusal.status === 409 ? TEXTS.over : TEXTS.notAccepted);
  offerNewOrder(payment);
  return true;
}

/** Somebody may be trying out cards: after many attempts everybody has to wait. */
export function tooManyAttempts({ retryAfterSeconds }) {
  const minutes = Math.ceil(retryAfterSeconds / 60);
  const wait = minutes === 0 ? "a while" : minutes === 1 ? "a minute" : `about ${minutes} minutes`;
  return `There were too many attempts to pay. Nothing was charged; please try again in ${wait}.`;
}

/** The token has expired, and no card was ever sent for this payment: it is safe to forget it. */
function isOutOfReach(payment, problem) {
  return !payment.cardSent && problem instanceof payments.Refusal && [401, 404].includes(problem.status);
}

function sendToBank(url) {
  const bank = new URL(url);
  if (!["https:", "http:"].includes(bank.protocol)) throw new Error("not an address of a bank");
  byId("progress").textContent = "Taking you to your bank.";
  location.assign(bank);
  return false;
}

function showResult({ id, order }) {
  location.assign(`/result.html?${new URLSearchParams({ order, payment_id: id })}`);
  return false;
}
