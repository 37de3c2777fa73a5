/** The name on the card, which two of the methods ask for. */
import { byId } from "./elements.js";
import { Incomplete, markField } from "./incomplete.js";

export function holderName() {
  const holder = byId("holder");
  const name = holder.value.trim();
  markField(holder, name === "" ? "Please enter the name as it is on the card." : "");
  if (name === "") throw new Incomplete("", holder);
  return name;
}
