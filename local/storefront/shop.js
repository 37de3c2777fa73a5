/** The order page: shows a basket, lets the shopper choose how to pay, pays. */
import { showBasket } from "./basket.js";
import { confirm, paymentFor, takeUpEarlierPayment } from "./checkout.js";
import { chosenMethod, chosenOrder, followChoices, offer } from "./choices.js";
import { byId } from "./elements.js";
import { Closed, Incomplete } from "./incomplete.js";
import { say } from "./message.js";
import { METHODS } from "./methods.js";
import { formatMoney } from "./money.js";
import * as payments from "./payments.js";
import { showTestCards } from "./test-cards.js";

const NOT_STARTED = "The payment could not be started. Nothing was charged; please try again.";
const NOT_LOADED = "The payment form could not be loaded. Please reload the page.";

const form = byId("card-form");
const payButton = byId("pay");

let config;
let basket;
let methods = {};
let busy = true;

start().catch(() => {
  say(NOT_LOADED);
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
  followChoices(basket, () => busy || setBusy(false));
  // Neither is worth waiting for before a card can be typed in.
  showTestCards(config);
  offerOtherMethods();
  await Promise.all([METHODS.card.prepare({ config }), takeUpEarlierPayment({ config, basket })]);
  setBusy(false);
}

/** Whatever cannot be asked about is not offered; a card always is. */
async function offerOtherMethods() {
  const [account, payable] = await Promise.all([
    payments.account().catch(() => ({ cards: [] })),
    payments.paymentMethods(config.api_url).catch(() => ({})),
  ]);
  methods = payable;
  for (const [name, method] of Object.entries(METHODS)) {
    if (method.isOffered?.({ account, config, methods })) {
      method.prepare?.({ account, basket, config, methods });
      offer(name);
    }
  }
}

/** One click, one payment: further clicks do nothing until it is known what came of the first. */
async function pay() {
  if (busy) return;
  say("");
  const method = chosenMethod();
  const order = chosenOrder();
  setBusy(true, "Paying…");
  let begun;
  const payment = () => (begun ??= paymentFor(basket, order));
  try {
    const means = await METHODS[method].collect({ config, basket, methods, payment });
    if (await confirm({ config, method }, await payment(), means)) setBusy(false);
  } catch (problem) {
    setBusy(false);
    if (problem instanceof Closed) return;
    say(problem instanceof Incomplete ? problem.message : NOT_STARTED);
    if (problem instanceof Incomplete) problem.field?.focus();
  }
}

function setBusy(nowBusy, label) {
  busy = nowBusy;
  payButton.setAttribute("aria-disabled", String(nowBusy));
  payButton.classList.toggle("busy", nowBusy);
  form.setAttribute("aria-busy", String(nowBusy));
  byId("pay-label").textContent = label ?? payLabel();
  byId("progress").textContent = nowBusy ? (label ?? "") : "";
}

function payLabel() {
  const price = formatMoney(basket.amount, basket);
  if (chosenOrder().kind === "subscription") return `Subscribe for ${price} a month`;
  return METHODS[chosenMethod()].label ?? `Pay ${price}`;
}
