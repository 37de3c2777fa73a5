/** Cards, dates and statuses as people say them. */

const BRANDS = {
  VISA: "Visa",
  MASTERCARD: "Mastercard",
  AMEX: "American Express",
  JCB: "JCB",
  DISCOVER: "Discover",
  DINERS: "Diners Club",
};

/** For example "Visa •••• 4242". */
export function cardName({ brand, last4 }) {
  const name = Object.hasOwn(BRANDS, brand) ? BRANDS[brand] : (brand ?? "Card");
  return last4 ? `${name}\u00a0••••\u00a0${last4}` : name;
}

/** For example "2 December 2026"; the time of day is nobody's business. */
export function dateInWords(rfc3339) {
  return new Intl.DateTimeFormat(undefined, { dateStyle: "long" }).format(new Date(rfc3339));
}

/** A month later, as the shop's server counts: 31 January is followed by the end of February. */
export function aMonthAfter(date) {
  const next = new Date(date);
  next.setUTCDate(1);
  next.setUTCMonth(date.getUTCMonth() + 1);
  const lastDay = new Date(Date.UTC(next.getUTCFullYear(), next.getUTCMonth() + 1, 0)).getUTCDate();
  next.setUTCDate(Math.min(date.getUTCDate(), lastDay));
  return next;
}

/** "payment.needs_attention" becomes "Payment needs attention". */
export function sentence(code) {
  const text = code.toLowerCase().replaceAll(/[._]/g, " ");
  return text.charAt(0).toUpperCase() + text.slice(1);
}
