/**
 * Every way to pay, by the name it has in the page. Each may say:
 * - canBeKept: whether such a card can be saved or subscribed with;
 * - isOffered(offer): whether this shop and this shopper have it;
 * - prepare(offer): makes its part of the page ready, once it is offered;
 * - label: what the button says;
 * - collect(checkout): resolves to what is confirmed with, {body, inClear, settle}, or rejects with
 *   Incomplete or Closed where the shopper has to act first;
 * - explain(refusal): {text, noLongerOffered} where a refusal is about something of its own.
 */
import { applePay } from "./pay-by-apple-pay.js";
import { card } from "./pay-by-card.js";
import { googlePay } from "./pay-by-google-pay.js";
import { plainCard } from "./pay-by-plain-card.js";
import { savedCard } from "./pay-by-saved-card.js";

export const METHODS = {
  card,
  "saved-card": savedCard,
  "apple-pay": applePay,
  "google-pay": googlePay,
  "plain-card": plainCard,
};
