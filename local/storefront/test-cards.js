/** The sandbox's test cards: a table on the page, and what the simulated wallets hold. */
import { byId, element } from "./elements.js";
import * as payments from "./payments.js";
import { cardName } from "./words.js";

/** Shown where the sandbox does not say which cards it knows. */
const WELL_KNOWN = [
  { number: "4242424242424242", brand: "VISA", what: "Paid" },
  { number: "5555555555554444", brand: "MASTERCARD", what: "Paid" },
  { number: "4000000000003220", brand: "VISA", what: "The bank asks (3-D Secure)" },
  { number: "4000000000003063", brand: "VISA", what: "The bank asks (3-D Secure)" },
  { number: "4000000000000002", brand: "VISA", what: "Declined" },
  { number: "4000000000009995", brand: "VISA", what: "Declined, not enough money" },
];

let asked;

/** All of them; asks the sandbox once. */
export function testCards({ checkout_url }) {
  asked ??= payments
    .testCards(checkout_url)
    .then((cards) => (Array.isArray(cards) && cards.length > 0 ? cards : WELL_KNOWN))
    .catch(() => WELL_KNOWN);
  return asked;
}

export async function showTestCards(config) {
  const rows = (await testCards(config)).map(({ number, brand, what }) => {
    const first = element("td");
    first.append(element("code", grouped(number)), element("small", cardName({ brand })));
    const row = element("tr");
    row.append(first, element("td", what));
    return row;
  });
  byId("test-cards").querySelector("tbody").replaceChildren(...rows);
}

/** As it is printed on the card. */
export function grouped(number) {
  const groups = /^3[47]/.test(number) ? /^(.{4})(.{6})(.+)$/ : /(.{4})(?=.)/g;
  return number.replace(groups, /^3[47]/.test(number) ? "$1 $2 $3" : "$1 ");
}
