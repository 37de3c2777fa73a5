/** The order page: shows a basket, takes a card, pays. */
import { browserData } from "./browser.js";
import { CardIncomplete, showCardFields } from "./card.js";
import { formatMoney } from "./money.js";
import * as payments from "./payments.js";
import { beginPayment, endPayment, paymentUnderWay } from "./session.js";
import { outcomeOf } from "./statuses.js";

const DECLINED_TEXT =
  "Your card was declined and nothing was charged. You can try again or use another card.";

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
  say("The payment form could not be loaded. Please reload the page.");
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
  showBasket(baskets);
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
      say("Your bank is still waiting for you to confirm this payment. “Pay” takes you back there.");
    } else if (status === "DECLINED") {
      say(failure?.message ?? DECLINED_TEXT);
    } else if (status === "EXPIRED") {
      endPayment(payment.id);
    } else if (status !== "CREATED") {
      showResult(payment);
    }
  } catch {
    showResult(payment);
  }
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
    say(wordsFor(problem));
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
  let answer;
  try {
    answer = await payments.confirmPayment(config.api_url, payment, card, browserData());
  } catch (problem) {
    // Without an answer the card may have been charged: find out, and never just try again.
    if (problem instanceof payments.NoAnswer) return showResult(payment);
    return afterRefusal(payment, problem);
  }
  if (answer.next_action?.type === "redirect") return sendToBank(answer.next_action.url);
  if (outcomeOf(answer.status) !== "declined") return showResult(payment);
  setBusy(false);
  say(answer.failure?.message ?? DECLINED_TEXT);
  if (answer.failure?.shopper_may_retry === false) offerNewOrder(payment);
}

/** The API refused to try. How the payment stands says whether the shopper can go on here. */
async function afterRefusal(payment, refusal) {
  const { status } = await payments.lookUpPayment(config.api_url, payment).catch(() => ({}));
  const outcome = outcomeOf(status);
  if (!["open", "declined", "expired"].includes(outcome)) return showResult(payment);
  setBusy(false);
  say(refusal.message);
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

function wordsFor(problem) {
  if (problem instanceof CardIncomplete || problem instanceof payments.Refusal) return problem.message;
  return "The payment could not be started. Nothing was charged; please try again.";
}

/** Shows a message and moves to it, so that nobody misses it; an empty text takes it away. */
function say(text) {
  message.textContent = text;
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
  byId("pay-label").textContent = label ?? `Pay ${price(basket.amount)}`;
  byId("progress").textContent = nowBusy ? (label ?? "") : "";
}

function showBasket(baskets) {
  byId("baskets").replaceChildren(...baskets.map(basketLink));
  byId("order-heading").textContent = basket.title;
  byId("items").replaceChildren(...basket.items.map(itemLine));
  byId("total").textContent = price(basket.amount);
}

function basketLink({ id, title }) {
  const line = document.createElement("li");
  const link = document.createElement("a");
  link.href = `/?basket=${encodeURIComponent(id)}`;
  link.textContent = title;
  if (id === basket.id) link.setAttribute("aria-current", "page");
  line.append(link);
  return line;
}

function itemLine({ name, note, picture, quantity, amount }) {
  const line = document.createElement("li");
  const image = document.createElement("img");
  image.src = `/${picture}`;
  image.alt = "";
  image.width = 56;
  image.height = 56;
  const what = document.createElement("span");
  what.className = "what";
  const title = document.createElement("span");
  title.textContent = quantity > 1 ? `${name} × ${quantity}` : name;
  const small = document.createElement("small");
  small.textContent = note;
  what.append(title, small);
  const cost = document.createElement("span");
  cost.className = "cost";
  cost.textContent = price(amount);
  line.append(image, what, cost);
  return line;
}

function price(minor) {
  return formatMoney(minor, basket.currency, basket.exponent);
}
