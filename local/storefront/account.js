/** The account page: saved cards and subscriptions, and what can be done with them. */
import { byId, element } from "./elements.js";
import { formatMoney } from "./money.js";
import * as payments from "./payments.js";
import { ask } from "./question.js";
import { describeSubscription } from "./subscription.js";
import { cardName } from "./words.js";

const NOT_ALLOWED = "That is not possible any more. Here is how things stand now.";
const UNSURE = "No answer came back. Here is how things stand now.";

const message = byId("message");
let busy = false;

refresh().catch(() => say("Your account could not be loaded. Please reload the page.", "bad"));

async function refresh() {
  const { shopper, cards, subscriptions } = await payments.account();
  byId("shopper").textContent = shopper;
  fill("cards", cards.map(cardLine));
  fill("subscriptions", subscriptions.map(subscriptionLine));
}

function fill(list, lines) {
  byId(list).replaceChildren(...lines);
  byId(`no-${list}`).hidden = lines.length > 0;
}

function cardLine(card) {
  const name = cardName(card);
  const line = element("li", "", { "data-token": card.token });
  line.append(
    element("strong", name),
    buttons([
      button("remove", "Remove", `Remove ${name}`, async () => {
        if (!(await ask(`Remove ${name}?`, "Remove"))) return "";
        await payments.removeCard(card.token);
        return `${name} is removed.`;
      }),
    ]),
  );
  return line;
}

function subscriptionLine(subscription) {
  const line = element("li", "", {
    "data-order": subscription.order,
    "data-agreement": subscription.agreement_id,
    "data-status": subscription.status,
  });
  const { status, lines, actions } = describeSubscription(subscription);
  const head = element("div", "", { class: "kept-head" });
  head.append(element("strong", subscription.title ?? subscription.order), element("span", status, { class: "pill" }));
  line.append(head, ...lines.map((text) => element("p", text)));
  line.append(buttons(actions.map((action) => subscriptionButton(action, subscription))));
  return line;
}

function subscriptionButton(action, subscription) {
  const { agreement_id: id, title } = subscription;
  switch (action) {
    case "pause":
      return button(action, "Pause", `Pause ${title}`, async () => {
        await payments.changeSubscription(id, action);
        return "Paused. Nothing is charged until you resume it.";
      });
    case "resume":
      return button(action, "Resume", `Resume ${title}`, async () => {
        await payments.changeSubscription(id, action);
        return "Resumed.";
      });
    case "charge":
      return button(action, "Charge next period now", `Charge the next period of ${title} now`, () =>
        charge(subscription),
      );
    default:
      return button("cancel", "Cancel subscription", `Cancel ${title}`, async () => {
        if (!(await ask(`Cancel ${title}? This cannot be undone.`, "Cancel subscription"))) return "";
        await payments.cancelSubscription(id);
        return "Canceled. Nothing will be charged any more.";
      });
  }
}

/** Tells which period is meant, so that a second click does not charge the one after it. */
async function charge(subscription) {
  const { next_charge: next, agreement_id: id } = subscription;
  const shown = next ? { period: next.period } : {};
  const { period, amount, status } = await payments.changeSubscription(id, "charge", shown);
  const what = `${formatMoney(amount, subscription)} for ${period}`;
  switch (status) {
    case "PAID":
    case "AUTHORIZED":
      return `Charged ${what}.`;
    case "DECLINED":
      return { text: `The bank declined ${what}. Nothing was charged.`, tone: "bad" };
    default:
      return { text: `The charge of ${what} is being confirmed.`, tone: "wait" };
  }
}

function button(action, text, name, act) {
  const made = element("button", text, {
    type: "button",
    class: "button small",
    "aria-label": name,
    "data-action": action,
  });
  if (["cancel", "remove"].includes(action)) made.classList.add("danger");
  made.addEventListener("click", () => once(made, act));
  return made;
}

/**
 * One thing at a time: further clicks do nothing until the first is done and shown.
 *
 * @param {() => Promise<string | {text: string, tone: string}>} act resolves to what to say of it;
 *   empty where there is nothing to say
 */
async function once(made, act) {
  if (busy) return;
  busy = true;
  made.setAttribute("aria-disabled", "true");
  try {
    const done = await act();
    if (done) await showAfter(done.text ?? done, done.tone ?? "good");
  } catch (problem) {
    await showAfter(problem instanceof payments.Refusal ? NOT_ALLOWED : UNSURE, "bad");
  } finally {
    busy = false;
    made.removeAttribute("aria-disabled");
  }
}

async function showAfter(text, tone) {
  await refresh().catch(() => {});
  say(text, tone);
}

function say(text, tone) {
  message.textContent = text;
  message.dataset.tone = tone;
  message.hidden = false;
  message.focus();
}

function buttons(made) {
  const line = element("div", "", { class: "kept-actions" });
  line.append(...made);
  return line;
}
