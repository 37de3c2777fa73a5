/** A card that PayKKa keeps for the shopper: one click. */
import { byId, element } from "./elements.js";
import * as payments from "./payments.js";
import { cardName } from "./words.js";

const GONE = "This saved card is no longer there, and nothing was charged. Please pay another way.";

let taken;

export const savedCard = {
  isOffered: ({ account }) => account.cards.length > 0,

  prepare({ account }) {
    const lines = account.cards.map((kept, index) => {
      const radio = element("input", "", { type: "radio", name: "saved-card", value: kept.token });
      radio.checked = index === 0;
      const line = element("label");
      line.append(radio, element("span", cardName(kept)));
      return line;
    });
    byId("saved-cards").append(...lines);
  },

  collect() {
    taken = document.querySelector("[name=saved-card]:checked");
    return { body: { payment_method: "BANKCARD", token: taken.value } };
  },

  /** The API no longer knows the card, so the shop forgets it too. */
  explain(refusal) {
    if (!refusal.pointers.includes("/token")) return undefined;
    payments.removeCard(taken.value).catch(() => {});
    taken.closest("label").remove();
    const next = document.querySelector("[name=saved-card]");
    if (next) next.checked = true;
    return { text: GONE, noLongerOffered: !next };
  },
};
