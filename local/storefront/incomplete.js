/** Something the shopper can put right; nothing was sent. Without a message, the field's own says it. */
export class Incomplete extends Error {
  constructor(message, field) {
    super(message);
    this.field = field;
  }
}

/** The shopper closed a wallet. Nothing was sent, and nothing need be said. */
export class Closed extends Error {}

/** Shows what is wrong with a field under it, or that nothing is where {@code text} is empty. */
export function markField(field, text) {
  const error = document.getElementById(`${field.id}-error`);
  field.setAttribute("aria-invalid", String(text !== ""));
  error.textContent = text;
  error.hidden = text === "";
}
