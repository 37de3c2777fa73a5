/** A card as it was typed, which only merchants with PCI DSS certification may take. */
import { byId } from "./elements.js";
import { holderName } from "./holder.js";
import { Incomplete, markField } from "./incomplete.js";

const NUMBER = { id: "plain-number", text: "Check the card number: a digit is missing or wrong." };
const EXPIRY = { id: "plain-expiry", text: "Enter month and year as on the card, for example 07 / 31." };
const CODE = { id: "plain-code", text: "Check the security code: 3 digits, 4 on American Express." };

/** Which field the API means. */
const FIELDS = {
  "/card/card_no": NUMBER,
  "/card/exp_year": EXPIRY,
  "/card/exp_month": EXPIRY,
  "/card/cvv": CODE,
};

export const plainCard = {
  canBeKept: true,
  isOffered: ({ config }) => config.plain_cards === true,

  collect() {
    const holder_name = holderName();
    const card_no = digits(byId(NUMBER.id).value);
    const expiry = expiryOf(byId(EXPIRY.id).value);
    const cvv = digits(byId(CODE.id).value);
    requireAll([
      [NUMBER, /^\d{12,19}$/.test(card_no)],
      [EXPIRY, expiry !== null],
      [CODE, /^\d{3,4}$/.test(cvv)],
    ]);
    return { inClear: true, body: { payment_method: "BANKCARD", card: { card_no, ...expiry, cvv, holder_name } } };
  },

  /** Whether the number is right and the card still valid, the API decides. */
  explain(refusal) {
    const wrong = refusal.pointers.map((pointer) => FIELDS[pointer]).filter(Boolean);
    if (wrong.length === 0) return undefined;
    for (const { id, text } of wrong) markField(byId(id), text);
    return { text: "These card details were not accepted, and nothing was charged. Please check them." };
  },
};

/** Takes 7/31, 07 / 31 and what browsers fill in, such as 07/2031; null where it is none of these. */
export function expiryOf(text) {
  const found = text.trim().match(/^(\d{1,2})\s*[/.-]\s*(\d{2}|\d{4})$/);
  if (!found || Number(found[1]) < 1 || Number(found[1]) > 12) return null;
  return {
    exp_year: found[2].length === 2 ? `20${found[2]}` : found[2],
    exp_month: found[1].padStart(2, "0"),
  };
}

function requireAll(checks) {
  for (const [{ id, text }, right] of checks) markField(byId(id), right ? "" : text);
  const wrong = checks.find(([, right]) => !right);
  if (wrong) throw new Incomplete("Please check the card number, expiry date and security code.", byId(wrong[0].id));
}

function digits(text) {
  return text.replaceAll(/\D/g, "");
}
