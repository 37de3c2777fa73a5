/** The message over the form. */
import { byId, element } from "./elements.js";
import { endPayment } from "./session.js";

const message = byId("message");

/** Shows a message and moves to it, so that nobody misses it; an empty text takes it away. */
export function say(text, tone = "bad") {
  message.textContent = text;
  message.dataset.tone = tone;
  message.hidden = text === "";
  if (text) message.focus();
}

export function offerNewOrder({ id, basket }) {
  const link = element("a", "Start a new order", { href: `/?basket=${encodeURIComponent(basket)}` });
  link.addEventListener("click", () => endPayment(id));
  message.append(" ", link);
}
