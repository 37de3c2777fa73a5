/** Asks before something is done that cannot be undone. */
import { byId } from "./elements.js";

/** @returns {Promise<boolean>} whether the shopper said yes; closing the question says no */
export function ask(text, yes) {
  const question = byId("question");
  byId("question-text").textContent = text;
  byId("question-yes").textContent = yes;
  byId("question-yes").onclick = () => question.close("yes");
  byId("question-no").onclick = () => question.close("");
  question.returnValue = "";
  return new Promise((resolve) => {
    question.addEventListener("close", () => resolve(question.returnValue === "yes"), { once: true });
    question.showModal();
    byId("question-no").focus();
  });
}
