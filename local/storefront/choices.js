/** What the shopper has chosen: how often, which way to pay, and whether to save the card. */
import { byId } from "./elements.js";
import { METHODS } from "./methods.js";
import { formatMoney } from "./money.js";
import { aMonthAfter, dateInWords } from "./words.js";

const form = byId("card-form");
const saveCard = byId("save-card");
const kindNote = byId("kind-note");

const checked = (name) => form.querySelector(`[name=${name}]:checked`).value;
const radio = (name, value) => form.querySelector(`[name=${name}][value=${value}]`);

/** Which way to pay, by its name in METHODS. */
export function chosenMethod() {
  return checked("method");
}

/** What kind of order. Saving is for cards that are typed in; subscribing saves the card anyway. */
export function chosenOrder() {
  const kind = checked("kind");
  const mayBeSaved = kind === "one-time" && METHODS[chosenMethod()].canBeKept === true;
  return { kind, saveCard: mayBeSaved && saveCard.checked };
}

/** Follows the shopper from now on; browsers may have kept what was chosen before a reload. */
export function followChoices(basket, onChoice) {
  radio("kind", "one-time").checked = true;
  radio("method", "card").checked = true;
  saveCard.checked = false;
  const follow = () => {
    show(basket);
    onChoice();
  };
  form.addEventListener("change", follow);
  follow();
}

/** Goes on with an order as it was begun. */
export function chooseAgain({ kind, saveCard: toBeSaved }) {
  radio("kind", kind).checked = true;
  saveCard.checked = toBeSaved;
  changed();
}

/** The bank is being asked about this very order, so it cannot become another one. */
export function lockOrder() {
  for (const input of [...form.querySelectorAll("[name=kind]"), saveCard]) input.disabled = true;
}

export function offer(method) {
  lineOf(method).hidden = false;
  changed();
}

export function withdraw(method) {
  lineOf(method).hidden = true;
  changed();
}

function changed() {
  form.dispatchEvent(new Event("change"));
}

function lineOf(method) {
  return form.querySelector(`[data-method=${method}]`);
}

function show(basket) {
  const subscribes = checked("kind") === "subscription";
  for (const [name, { canBeKept }] of Object.entries(METHODS)) {
    radio("method", name).disabled = subscribes && !canBeKept;
  }
  const method = radio("method", checked("method"));
  if (method.disabled || lineOf(method.value).hidden) radio("method", "card").checked = true;
  for (const panel of form.querySelectorAll("[data-panel]")) {
    panel.hidden = !panel.dataset.panel.split(" ").includes(chosenMethod());
  }
  if (subscribes) byId("save-card-line").hidden = true;
  kindNote.hidden = !subscribes;
  const price = formatMoney(basket.amount, basket);
  const next = dateInWords(aMonthAfter(new Date()));
  kindNote.textContent =
    `${price} today, then ${price} every month from ${next}, until you cancel it in your account. ` +
    "Subscriptions are paid by card, which is saved for them.";
}
