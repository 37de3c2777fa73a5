/** The order page: shows a basket, takes a card, pays. */
import { showBasket } from "./basket.js";
import { browserData } from "./browser.js";
import { CardIncomplete, showCardFields } from "./card.js";
import { formatMoney } from "./money.js";
import * as payments from "./payments.js";
import { beginPayment, endPayment, paymentUnderWay, rememberPayment } from "./session.js";
import { outcomeOf } from "./statuses.js";

const TEXTS = {
  declined: "Your card was declined and nothing was charged. You can try again or use another card.",
  askedByBank: "Your bank is still waiting for you to confirm this payment. “Pay” takes you back there.",
  tooOld: "This order has expired and nothing was charged. Please press “Pay” again.",
  over: "This order can no longer be paid, and nothing was charged for it.",
  notAccepted: "These details were not accepted, and nothing was charged. Please check them.",
  tooBusy: "Too much is going on right now. Nothing was charged; please try again in a minute.",
  notStarted: "The payment could not be started. Nothing was charged; please try again.",
  notLoaded: "The payment form could not be loaded. Please reload the page.",
};

const byId = (id) => document.getElementById(id);
const form = byId("card-form");
const holder = byId("holder");
const message = byId("message");
const payButton = byId("pay");

let config;
let basket;
let encryptCard;
let busy = true;

start().catch(() => {
  say(TEXTS.notLoaded);
  byId("pay-label").textContent = "Not available";
});

async function start() {
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    pay();
  });
  window.addEventListener("pageshow", (event) => {
    // Back from the bank by the "back" button: the page is as it was left, busy.
    if (event.persisted) location.reload();
  });
  const [settings, { baskets }] = await Promise.all([payments.configuration(), payments.catalogue()]);
  config = settings;
  const chosen = new URLSearchParams(location.search).get("basket");
  basket = baskets.find(({ id }) => id === chosen) ?? baskets[0];
  showBasket(basket, baskets);
  const [encrypt] = await Promise.all([showCardFields(config), takeUpEarlierPayment()]);
  encryptCard = encrypt;
  setBusy(false);
}

/** The shopper came back to this page. An order that is paid, or may be, must not be paid again. */
async function takeUpEarlierPayment() {
  const payment = paymentUnderWay(basket.id);
  if (!payment) return;
  try {
    const { status, failure } = await payments.lookUpPayment(config.api_url, payment);
    if (status === "AWAITING_SHOPPER") {
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

/** The token has expired, and no card was ever sent for this payment: it is safe to forget it. */
function isOutOfReach(payment, problem) {
  return !payment.cardSent && problem instanceof payments.Refusal && [401, 404].includes(problem.status);
}

/** One click, one payment: further clicks do nothing until it is known what came of the first. */
async function pay() {
  if (busy) return;
  say("");
  if (!holderGiven()) return;
  setBusy(true, "Paying…");
  try {
    const card = await encryptCard();
    const payment = paymentUnderWay(basket.id) ?? (await newPayment());
    await confirm(payment, { ...card, holder_name: holder.value.trim() });
  } catch (problem) {
    setBusy(false);
    say(problem instanceof CardIncomplete ? problem.message : TEXTS.notStarted);
    if (problem instanceof CardIncomplete) problem.field?.focus();
  }
}

async function newPayment() {
  const order = await payments.placeOrder(basket.id);
  const payment = {
    id: order.payment_id,
    clientToken: order.client_token,
    order: order.order,
    basket: basket.id,
    amount: order.amount,
    currency: order.currency,
    exponent: order.exponent,
  };
  beginPayment(payment);
  return payment;
}

async function confirm(payment, card) {
  // Noted before it happens: the page may be closed at any moment.
  rememberPayment({ ...payment, cardSent: true });
  let answer;
  try {
    answer = await payments.confirmPayment(config.api_url, payment, card, browserData());
  } catch (problem) {
    // Without an answer the card may have been charged: find out, and never just try again.
    if (problem instanceof payments.NoAnswer) return showResult(payment);
    rememberPayment(payment);
    return afterRefusal(payment, problem);
  }
  if (answer.status === "AWAITING_SHOPPER" && answer.next_action?.type === "redirect") {
    return sendToBank(answer.next_action.url);
  }
  if (outcomeOf(answer.status) !== "declined") return showResult(payment);
  setBusy(false);
  say(answer.failure?.message ?? TEXTS.declined);
  if (answer.failure?.shopper_may_retry === false) offerNewOrder(payment);
}

/** The API refused to try. How the payment stands says whether the shopper can go on here. */
async function afterRefusal(payment, refusal) {
  if (isOutOfReach(payment, refusal)) {
    endPayment(payment.id);
    setBusy(false);
    return say(TEXTS.tooOld);
  }
  const { status } = await payments.lookUpPayment(config.api_url, payment).catch(() => ({}));
  if (!["open", "declined", "expired"].includes(outcomeOf(status))) return showResult(payment);
  setBusy(false);
  if (refusal.status === 429) return say(TEXTS.tooBusy);
  say(refusal.status === 409 ? TEXTS.over : TEXTS.notAccepted);
  offerNewOrder(payment);
}

function sendToBank(url) {
  const bank = new URL(url);
  if (!["https:", "http:"].includes(bank.protocol)) throw new Error("not an address of a bank");
  byId("progress").textContent = "Taking you to your bank.";
  location.assign(bank);
}

function showResult({ id, order }) {
  location.assign(`/result.html?${new URLSearchParams({ order, payment_id: id })}`);
}

function holderGiven() {
  const given = holder.value.trim() !== "";
  const error = byId("holder-error");
  holder.setAttribute("aria-invalid", String(!given));
  error.textContent = given ? "" : "Please enter the name as it is on the card.";
  error.hidden = given;
  if (!given) holder.focus();
  return given;
}

/** Shows a message and moves to it, so that nobody misses it; an empty text takes it away. */
function say(text, tone = "bad") {
  message.textContent = text;
  message.dataset.tone = tone;
  message.hidden = text === "";
  if (text) message.focus();
}

function offerNewOrder(payment) {
  const link = document.createElement("a");
  link.href = `/?basket=${encodeURIComponent(basket.id)}`;
  link.textContent = "Start a new order";
  link.addEventListener("click", () => endPayment(payment.id));
  message.append(" ", link);
}

function setBusy(nowBusy, label) {
  busy = nowBusy;
  payButton.setAttribute("aria-disabled", String(nowBusy));
  payButton.classList.toggle("busy", nowBusy);
  form.setAttribute("aria-busy", String(nowBusy));
  byId("pay-label").textContent = label ?? `Pay ${formatMoney(basket.amount, basket)}`;
  byId("progress").textContent = nowBusy ? (label ?? "") : "";
}
