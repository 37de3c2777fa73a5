/**
 * Writes an amount for people. Minor units stay whole numbers all the way: the decimal point is put
 * into text, so nothing is ever rounded.
 *
 * @param {number} minor the amount in the currency's minor unit
 * @param {{currency: string, exponent: number}} money ISO 4217, and how many decimal digits the
 *   currency has: JPY 0, EUR 2, KWD 3
 */
export function formatMoney(minor, { currency, exponent }) {
  return new Intl.NumberFormat(undefined, {
    style: "currency",
    currency,
    minimumFractionDigits: exponent,
    maximumFractionDigits: exponent,
  }).format(decimalAmount(minor, exponent));
}

/** Writes an amount for wallets, for example "69.40". */
export function decimalAmount(minor, exponent) {
  const digits = String(minor).padStart(exponent + 1, "0");
  const whole = digits.slice(0, digits.length - exponent);
  return exponent === 0 ? whole : `${whole}.${digits.slice(-exponent)}`;
}
