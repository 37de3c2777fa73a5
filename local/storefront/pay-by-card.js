/** A card that PayKKa's component encrypts in this browser. */
import { showCardFields } from "./card.js";
import { holderName } from "./holder.js";

let encryptCard;

export const card = {
  canBeKept: true,

  async prepare({ config }) {
    encryptCard = await showCardFields(config);
  },

  async collect() {
    const holder_name = holderName();
    return { body: { payment_method: "BANKCARD", card: { ...(await encryptCard()), holder_name } } };
  },
};
