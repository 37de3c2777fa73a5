/** Shows what is being bought, and what else there is. */
import { formatMoney } from "./money.js";

const byId = (id) => document.getElementById(id);

export function showBasket(basket, baskets) {
  byId("baskets").replaceChildren(...baskets.map((other) => basketLink(other, other === basket)));
  byId("order-heading").textContent = basket.title;
  byId("items").replaceChildren(...basket.items.map((item) => itemLine(item, basket)));
  byId("total").textContent = formatMoney(basket.amount, basket);
}

function basketLink({ id, title }, isCurrent) {
  const line = document.createElement("li");
  const link = document.createElement("a");
  link.href = `/?basket=${encodeURIComponent(id)}`;
  link.textContent = title;
  if (isCurrent) link.setAttribute("aria-current", "page");
  line.append(link);
  return line;
}

function itemLine({ name, note, picture, quantity, amount }, currency) {
  const image = document.createElement("img");
  image.src = `/${picture}`;
  image.alt = "";
  image.width = 56;
  image.height = 56;
  const what = span("what", quantity > 1 ? `${name} × ${quantity}` : name);
  const small = document.createElement("small");
  small.textContent = note;
  what.append(small);
  const line = document.createElement("li");
  line.append(image, what, span("cost", formatMoney(amount, currency)));
  return line;
}

function span(className, text) {
  const made = document.createElement("span");
  made.className = className;
  made.textContent = text;
  return made;
}
