/** Shows what is being bought, and what else there is. */
import { byId, element } from "./elements.js";
import { formatMoney } from "./money.js";

export function showBasket(basket, baskets) {
  byId("baskets").replaceChildren(...baskets.map((other) => basketLink(other, other === basket)));
  byId("order-heading").textContent = basket.title;
  byId("items").replaceChildren(...basket.items.map((item) => itemLine(item, basket)));
  byId("total").textContent = formatMoney(basket.amount, basket);
}

function basketLink({ id, title }, isCurrent) {
  const line = element("li");
  const link = element("a", title, { href: `/?basket=${encodeURIComponent(id)}` });
  if (isCurrent) link.setAttribute("aria-current", "page");
  line.append(link);
  return line;
}

function itemLine({ name, note, picture, quantity, amount }, currency) {
  const image = element("img", "", { src: `/${picture}`, alt: "", width: 56, height: 56 });
  const what = element("span", quantity > 1 ? `${name} × ${quantity}` : name, { class: "what" });
  what.append(element("small", note));
  const line = element("li");
  line.append(image, what, element("span", formatMoney(amount, currency), { class: "cost" }));
  return line;
}
