/** A wallet for browsers that have none: says that it is simulated, and gives out sandbox tokens. */
import { byId, element } from "./elements.js";
import { Closed } from "./incomplete.js";
import { formatMoney } from "./money.js";
import * as payments from "./payments.js";
import { grouped, testCards } from "./test-cards.js";
import { cardName } from "./words.js";

const sheet = byId("wallet-sheet");
const validation = byId("wallet-validation");

/**
 * Shows the test cards until the shopper takes one.
 *
 * @param {{name: string, code: string, networks: string[]}} wallet for people, for PayKKa, and whose
 *   cards the shop asks it for, as the wallet spells them
 * @param {() => Promise<void>} [validate] what has to succeed before a card can be taken
 * @returns the wallet's token, as a real wallet would give it; rejects with Closed
 */
export async function tokenFromSheet(wallet, { config, basket }, validate) {
  const cards = (await testCards(config)).filter(({ brand }) => isAskedFor(wallet, brand));
  byId("wallet-heading").textContent = `Simulated ${wallet.name} – no wallet here`;
  byId("wallet-amount").textContent = `Kiln & Leaf · ${formatMoney(basket.amount, basket)}`;
  validation.hidden = true;
  const number = await chosen(cards, validate);
  return payments.walletToken(config.checkout_url, wallet.code, number);
}

/** Apple writes "masterCard" where Google and PayKKa write "MASTERCARD". */
export function isAskedFor({ networks }, brand) {
  return networks.some((network) => network.toUpperCase() === brand);
}

function chosen(cards, validate) {
  return new Promise((resolve, reject) => {
    const buttons = cards.map((card) => cardButton(card, () => sheet.close(card.number)));
    byId("wallet-cards").replaceChildren(...buttons.map(inLine));
    sheet.returnValue = "";
    sheet.addEventListener(
      "close",
      () => (sheet.returnValue ? resolve(sheet.returnValue) : reject(new Closed("closed"))),
      { once: true },
    );
    byId("wallet-cancel").onclick = () => sheet.close("");
    sheet.showModal();
    if (validate) validateShop(validate, buttons);
    // Browsers would give the keyboard to the list, because it scrolls.
    (validate ? byId("wallet-cancel") : buttons[0]).focus();
  });
}

async function validateShop(validate, buttons) {
  enable(buttons, false);
  sayValidation("waiting", "Asking whether this shop may use the wallet…");
  try {
    await validate();
    sayValidation("done", "The shop is validated.");
    enable(buttons, true);
    buttons[0].focus();
  } catch (problem) {
    const why = problem instanceof payments.Refusal ? ` (${problem.status})` : "";
    sayValidation("failed", `The shop could not be validated${why}. A real wallet would close now.`);
  }
}

function sayValidation(state, text) {
  validation.dataset.state = state;
  validation.textContent = text;
  validation.hidden = false;
}

function enable(buttons, enabled) {
  for (const button of buttons) button.disabled = !enabled;
}

function cardButton({ number, brand, what }, take) {
  const button = element("button", "", { type: "button", "data-card": number });
  const name = element("span", cardName({ brand }));
  name.append(element("code", grouped(number)));
  button.append(name, element("small", what));
  button.addEventListener("click", take);
  return button;
}

function inLine(button) {
  const line = element("li");
  line.append(button);
  return line;
}
