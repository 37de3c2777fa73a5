/**
 * The result page. It asks the payment API and the shop's server and says what they say. The
 * address it was opened with only tells which payment to ask about: nothing in it is believed.
 */
import { byId, element, facts as pairs } from "./elements.js";
import { whatFollows, isFollowUpKnown } from "./follow-up.js";
import { formatMoney } from "./money.js";
import * as payments from "./payments.js";
import { endPayment, recallPayment } from "./session.js";
import { isSettled, outcomeOf } from "./statuses.js";
import { sentence } from "./words.js";

const WAIT_MS = 60_000;
const FIRST_GAP_MS = 1_000;
const GAP_MAX_MS = 8_000;
const GAP_GROWTH = 1.5;

const TEXTS = {
  confirming: ["Your payment is being confirmed", "This usually takes a few seconds. You need not pay again."],
  slow: ["Still being confirmed", "This takes longer than usual. You need not pay again: the shop is told as soon as your bank has answered."],
  paid: ["Thank you, your order is paid", "We have received your payment."],
  authorized: ["Your payment is approved", "Your bank has set the money aside for this order."],
  refunded: ["Your payment was refunded", "The money is on its way back to you."],
  declined: ["Your payment was declined", "Nothing was charged. You can try again or pay another way."],
  canceled: ["Your payment was canceled", "Nothing was charged."],
  expired: ["This order has expired", "It was not paid in time, and nothing was charged."],
  open: ["This order is not paid yet", "Nothing was charged."],
  notFound: ["We cannot find this payment", "If you have paid, you need not pay again: your bank or the shop can tell you more."],
};

const parameters = new URLSearchParams(location.search);
const asked = { paymentId: parameters.get("payment_id"), order: parameters.get("order") };
const payment = asked.paymentId === null ? null : recallPayment(asked.paymentId);

// Taken out of sight, since it must not look as if it meant anything.
parameters.delete("status");
history.replaceState(null, "", `${location.pathname}?${parameters}`);

follow();

/** Asks until it is settled, with growing gaps, for about a minute. */
async function follow() {
  const startedAt = performance.now();
  let gapMs = FIRST_GAP_MS;
  for (;;) {
    const { outcome, view, order, shopKnows } = await look();
    const waitedMs = performance.now() - startedAt;
    const slow = outcome === "confirming" && waitedMs >= WAIT_MS;
    show(slow ? "slow" : outcome, view);
    await showFollowUp(order, outcome);
    const allKnown = isSettled(outcome) && shopKnows && isFollowUpKnown(order, outcome);
    if (allKnown || waitedMs >= WAIT_MS) return;
    await new Promise((resolve) => setTimeout(resolve, gapMs));
    gapMs = Math.min(gapMs * GAP_GROWTH, GAP_MAX_MS);
  }
}

async function look() {
  const [view, order] = await Promise.all([askApi(), askShop()]);
  showTold(order);
  const outcome = decide(view, order);
  const nothingToTell = ["open", "notFound"].includes(outcome);
  const shopKnows = !order || nothingToTell || outcomeOf(order.status) === outcome;
  return { outcome, view: view ?? order, order, shopKnows };
}

/** Says what comes after the payment: the next charge of a subscription, or the saved card. */
async function showFollowUp(order, outcome) {
  const text = await whatFollows(order, outcome);
  if (!text || byId("follow-up").dataset.shown === text) return;
  const place = byId("follow-up");
  place.dataset.shown = text;
  place.replaceChildren(text, " ", element("a", "See your account", { href: "/account.html" }));
  place.hidden = false;
}

/** The API's word where this tab may ask it, else what the shop's server has been told. */
function decide(view, order) {
  if (view) return outcomeOf(view.status);
  if (view === undefined) return "confirming";
  const nobodyKnows = !order || (payment && order.status === "OPEN");
  return nobodyKnows ? "notFound" : outcomeOf(order.status);
}

/** The payment as the API sees it; null where it will not say, undefined where it did not answer. */
async function askApi() {
  if (!payment) return null;
  try {
    const { api_url } = await payments.configuration();
    return await payments.lookUpPayment(api_url, payment);
  } catch (problem) {
    return problem instanceof payments.Refusal ? null : undefined;
  }
}

/** The order as the shop's server knows it, if it is the one this payment belongs to. */
async function askShop() {
  const number = payment?.order ?? asked.order;
  if (!number) return null;
  try {
    const order = await payments.lookUpOrder(number);
    const samePayment = asked.paymentId === null || asked.paymentId === order.payment_id;
    return samePayment ? order : null;
  } catch {
    return null;
  }
}

function show(outcome, view) {
  const [heading, text] = TEXTS[outcome];
  const box = byId("outcome");
  if (box.dataset.shown !== outcome) {
    box.dataset.shown = outcome;
    box.dataset.outcome = outcome;
    byId("outcome-heading").textContent = heading;
    byId("outcome-text").textContent =
      (outcome === "declined" && view?.failure?.message) || text;
    document.title = `${heading} – Kiln & Leaf`;
    byId("actions").replaceChildren(...actionsFor(outcome));
  }
  showFacts(view);
  if (payment && !["confirming", "slow", "declined", "open"].includes(outcome)) endPayment(payment.id);
}

function actionsFor(outcome) {
  const basket = payment ? `/?basket=${encodeURIComponent(payment.basket)}` : "/";
  switch (outcome) {
    case "declined":
    case "open":
      return payment ? [link(basket, "Back to payment")] : [link("/", "Back to the shop")];
    case "slow":
      return [link(location.href, "Look again")];
    case "confirming":
      return [];
    default:
      return [link("/", "Back to the shop")];
  }
}

function link(href, text) {
  return element("a", text, { class: "button", href });
}

function showFacts(view) {
  const facts = [];
  const number = payment?.order ?? view?.order;
  if (number) facts.push(["Order", number]);
  const priced = payment ?? view;
  if (priced?.exponent !== undefined) {
    facts.push(["Amount", formatMoney(priced.amount, priced)]);
  }
  byId("facts").replaceChildren(...pairs(facts));
}

function showTold(order) {
  const told = order?.notifications ?? [];
  const lines = told.map(({ type }) => element("li", sentence(type)));
  const nothing = element("li", "Nothing yet.", { class: "quiet" });
  const list = byId("told");
  const next = lines.length ? lines : [nothing];
  if (list.textContent !== next.map(({ textContent }) => textContent).join("")) {
    list.replaceChildren(...next);
  }
}
