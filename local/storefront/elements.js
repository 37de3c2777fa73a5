/** Short ways to the page's elements. */

export const byId = (id) => document.getElementById(id);

export function element(name, text = "", attributes = {}) {
  const made = document.createElement(name);
  made.textContent = text;
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  return made;
}

/** The pairs of a description list. */
export function facts(pairs) {
  return pairs.flatMap(([term, fact]) => [element("dt", term), element("dd", fact)]);
}
