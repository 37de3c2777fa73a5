/** PayKKa's Encrypted Card component: puts its fields into the page and encrypts what is typed. */
import { Incomplete } from "./incomplete.js";

const LOADING_TIMEOUT_MS = 20_000;
const ENCRYPTION_TIMEOUT_MS = 15_000;
const LOOK_AGAIN_MS = 100;
const INVALID_FIELD = "[data-eci] [aria-invalid=true]";

/** Loads the component and shows its fields. Resolves to a function that encrypts the card. */
export async function showCardFields({ checkout_url, paykka_merchant_id, paykka_client_key }) {
  const files = `${checkout_url}/cp`;
  await Promise.all([loadStyle(`${files}/style.css`), loadScript(`${files}/encrypted-card.js`)]);
  const component = window.PayKKaCardCheckoutEncryptedCard ?? window.PaykkaCardCheckoutEncryptedCard;
  component.setEnv({ apiUrl: checkout_url, cdnUrl: files });

  let settle = () => {};
  const fields = component.init({
    merchantId: paykka_merchant_id,
    clientKey: paykka_client_key,
    sandbox: true,
    showLabel: true,
    styles: { input: inputStyles() },
    onCardEncrypted: (result) => settle(result),
  });

  return () =>
    new Promise((resolve, reject) => {
      const startedAt = performance.now();
      const look = setInterval(() => {
        const field = document.querySelector(INVALID_FIELD);
        if (field || performance.now() - startedAt > ENCRYPTION_TIMEOUT_MS) {
          stop();
          reject(cardIncomplete(field));
        }
      }, LOOK_AGAIN_MS);
      const stop = () => {
        clearInterval(look);
        settle = () => {};
      };
      settle = (result) => {
        stop();
        if (result?.encryptedCardNumber) resolve(toApi(result));
        else reject(cardIncomplete(document.querySelector(INVALID_FIELD)));
      };
      // Whether it answers is not documented; where it does, false means "not yet complete".
      Promise.resolve(fields.encrypt()).then(
        (done) => done === false && settle(null),
        () => settle(null),
      );
    });
}

function cardIncomplete(field) {
  return new Incomplete("Please check the card number, expiry date and security code.", field);
}

function toApi(result) {
  return {
    encrypted_card_no: result.encryptedCardNumber,
    encrypted_exp_year: result.encryptedExpireYear,
    encrypted_exp_month: result.encryptedExpireMonth,
    encrypted_cvv: result.encryptedCVV,
  };
}

/** The page's own colours, so that the component's fields look like the rest in any theme. */
function inputStyles() {
  const page = getComputedStyle(document.documentElement);
  const colour = (name) => page.getPropertyValue(name).trim();
  return {
    base: { fontSize: "16px", color: colour("--ink"), background: colour("--field") },
    focus: { color: colour("--ink") },
    valid: { color: colour("--ink") },
    invalid: { color: colour("--bad"), border: `1px solid ${colour("--bad")}` },
  };
}

function loadStyle(url) {
  const link = document.createElement("link");
  link.rel = "stylesheet";
  link.href = url;
  return loaded(link);
}

function loadScript(url) {
  const script = document.createElement("script");
  script.src = url;
  return loaded(script);
}

function loaded(element) {
  return new Promise((resolve, reject) => {
    const tooLong = setTimeout(() => reject(new Error("loading took too long")), LOADING_TIMEOUT_MS);
    element.addEventListener("load", () => { clearTimeout(tooLong); resolve(); });
    element.addEventListener("error", () => { clearTimeout(tooLong); reject(new Error("loading failed")); });
    document.head.append(element);
  });
}
