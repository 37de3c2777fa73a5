/*
 * The sandbox's stand-in for PayKKa's Encrypted Card component: the same globals and options, its
 * own code and its own encryption. A field leaves the browser as the Base64 of
 * "<epoch seconds>.<RSA-OAEP-256 ciphertext>"; the text "<epoch seconds>.<field>" is the OAEP label.
 */
(function () {
  "use strict";

  const AMEX = /^3[47]/;
  const script = document.currentScript ? new URL(document.currentScript.src) : null;
  let apiUrl = script ? script.origin : "";
  let instances = 0;

  const FIELDS = {
    cardNumber: {
      label: "Card number",
      autocomplete: "cc-number",
      placeholder: "1234 1234 1234 1234",
      maxLength: 23,
      format: formatNumber,
      problem: (text) => numberProblem(digits(text)),
    },
    expiryDate: {
      label: "Expiry date (MM / YY)",
      autocomplete: "cc-exp",
      placeholder: "MM / YY",
      maxLength: 9,
      format: formatExpiry,
      problem: (text) => expiryProblem(text, new Date()),
    },
    securityCode: {
      label: "Security code",
      autocomplete: "cc-csc",
      placeholder: "123",
      maxLength: 4,
      format: (text) => digits(text).slice(0, 4),
      problem: (text, number) => codeProblem(digits(text), number),
    },
  };

  function digits(text) {
    return text.replace(/\D/g, "");
  }

  function formatNumber(text) {
    const number = digits(text).slice(0, 19);
    const groups = AMEX.test(number) ? /^(\d{1,4})(\d{1,6})?(\d{1,5})?/ : /\d{1,4}/g;
    const found = number.match(groups);
    if (!found) {
      return "";
    }
    return (AMEX.test(number) ? found.slice(1).filter(Boolean) : found).join(" ");
  }

  /* Takes 1/31, 01/31, 0131 and what browsers fill in, such as 01/2031. */
  function expiryParts(text) {
    const parts = text.trim().match(/^(\d{1,2})\s*[/.\-\s]\s*(\d{2}|\d{4})$/)
      || text.trim().match(/^(\d{2})(\d{2}|\d{4})$/);
    if (!parts) {
      return null;
    }
    const month = parts[1].padStart(2, "0");
    const year = parts[2].length === 2 ? "20" + parts[2] : parts[2];
    return month >= "01" && month <= "12" ? { month, year } : null;
  }

  function formatExpiry(text) {
    const complete = expiryParts(text);
    if (complete && (text.includes("/") || digits(text).length >= 4)) {
      return complete.month + " / " + complete.year.slice(2);
    }
    return text.replace(/[^\d/ ]/g, "").slice(0, 9);
  }

  function numberProblem(number) {
    if (number === "") {
      return "Enter the card number.";
    }
    return number.length >= 12 && passesLuhn(number)
      ? ""
      : "Check the card number: a digit is missing or wrong.";
  }

  function passesLuhn(number) {
    let sum = 0;
    for (let i = 0; i < number.length; i++) {
      const digit = Number(number[number.length - 1 - i]) * (i % 2 === 0 ? 1 : 2);
      sum += digit > 9 ? digit - 9 : digit;
    }
    return sum % 10 === 0;
  }

  function expiryProblem(text, now) {
    if (text.trim() === "") {
      return "Enter the expiry date.";
    }
    const parts = expiryParts(text);
    if (!parts) {
      return "Enter month and year as on the card, for example 07 / 31.";
    }
    const firstDayAfter = Date.UTC(Number(parts.year), Number(parts.month), 1);
    return firstDayAfter > now.getTime() ? "" : "This card has expired.";
  }

  function codeProblem(code, number) {
    const length = AMEX.test(number) ? 4 : 3;
    if (code === "") {
      return "Enter the security code.";
    }
    return code.length === length ? "" : "The security code has " + length + " digits.";
  }

  function element(name, attributes) {
    const made = document.createElement(name);
    Object.entries(attributes).forEach(([key, value]) => made.setAttribute(key, value));
    return made;
  }

  function render(name, options, prefix) {
    const place = document.querySelector('[data-eci="' + name + '"]');
    if (!place) {
      throw new Error('Encrypted Card: the page has no element with data-eci="' + name + '"');
    }
    const field = FIELDS[name];
    const id = prefix + name;
    const label = element("label", {
      for: id,
      class: "paykka-label" + (options.showLabel === false ? " paykka-label-hidden" : ""),
    });
    label.textContent = field.label;
    const input = element("input", {
      id,
      class: "paykka-input",
      type: "text",
      inputmode: "numeric",
      autocomplete: field.autocomplete,
      placeholder: field.placeholder,
      maxlength: field.maxLength,
      "aria-describedby": id + "-error",
      "aria-required": "true",
    });
    const error = element("p", { id: id + "-error", class: "paykka-error", "aria-live": "polite" });
    place.classList.add("paykka-field");
    place.replaceChildren(label, input, error);
    return { name, field, input, error };
  }

  function createForm(options) {
    const styles = (options.styles && options.styles.input) || {};
    const prefix = "paykka-" + ++instances + "-";
    const parts = Object.keys(FIELDS).map((name) => render(name, options, prefix));
    const byName = Object.fromEntries(parts.map((part) => [part.name, part]));

    function problemOf(part) {
      return part.field.problem(part.input.value, digits(byName.cardNumber.input.value));
    }

    function dress(part, state) {
      part.input.removeAttribute("style");
      Object.assign(part.input.style, styles.base, state ? styles[state] : {});
    }

    function show(part) {
      const problem = problemOf(part);
      part.error.textContent = problem;
      part.input.setAttribute("aria-invalid", problem ? "true" : "false");
      dress(part, problem ? "invalid" : "valid");
      return problem;
    }

    parts.forEach((part) => {
      dress(part);
      part.input.addEventListener("focus", () => dress(part, "focus"));
      part.input.addEventListener("blur", () => (part.input.value ? show(part) : dress(part)));
      part.input.addEventListener("input", (event) => {
        if (!event.inputType || !event.inputType.startsWith("delete")) {
          const atEnd = part.input.selectionStart === part.input.value.length;
          if (atEnd) {
            part.input.value = part.field.format(part.input.value);
          }
        }
        if (part.error.textContent) {
          show(part);
        }
      });
    });

    return {
      firstProblem: () => parts.filter((part) => show(part) !== "")[0],
      read() {
        const expiry = expiryParts(byName.expiryDate.input.value);
        return {
          number: digits(byName.cardNumber.input.value),
          expiryYear: expiry.year,
          expiryMonth: expiry.month,
          cvv: digits(byName.securityCode.input.value),
        };
      },
    };
  }

  async function fetchKey(merchantId, clientKey) {
    const query = new URLSearchParams({ merchant_id: merchantId, client_key: clientKey });
    const response = await fetch(apiUrl + "/cp/card-key?" + query, { credentials: "omit" });
    if (!response.ok) {
      throw new Error("Encrypted Card: merchantId or clientKey is not known to PayKKa");
    }
    const answer = await response.json();
    const key = await crypto.subtle.importKey(
      "spki",
      bytesOf(answer.key),
      { name: "RSA-OAEP", hash: "SHA-256" },
      false,
      ["encrypt"],
    );
    // Shoppers' clocks are often wrong; PayKKa's decides how old a card is.
    return { key, clockOffset: answer.epoch_seconds - Math.floor(Date.now() / 1000) };
  }

  function bytesOf(base64) {
    return Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
  }

  async function encryptField(key, epochSeconds, name, plain) {
    const text = new TextEncoder();
    const cipher = new Uint8Array(
      await crypto.subtle.encrypt(
        { name: "RSA-OAEP", label: text.encode(epochSeconds + "." + name) },
        key,
        text.encode(plain),
      ),
    );
    return btoa(epochSeconds + "." + String.fromCharCode(...cipher));
  }

  async function encryptCard(key, epochSeconds, card) {
    const [encryptedCardNumber, encryptedExpireYear, encryptedExpireMonth, encryptedCVV] =
      await Promise.all(
        ["number", "expiryYear", "expiryMonth", "cvv"].map((name) =>
          encryptField(key, epochSeconds, name, card[name]),
        ),
      );
    return { encryptedCardNumber, encryptedExpireYear, encryptedExpireMonth, encryptedCVV };
  }

  function init(options) {
    ["merchantId", "clientKey"].forEach((name) => {
      if (!options || !options[name]) {
        throw new Error("Encrypted Card: init needs " + name);
      }
    });
    if (typeof options.onCardEncrypted !== "function") {
      throw new Error("Encrypted Card: init needs the function onCardEncrypted");
    }
    const form = createForm(options);
    return {
      /*
       * Resolves to true once onCardEncrypted was called, to false where a field has to be
       * corrected first; rejects where the card cannot be encrypted.
       */
      async encrypt() {
        const problem = form.firstProblem();
        if (problem) {
          problem.input.focus();
          return false;
        }
        const card = form.read();
        const { key, clockOffset } = await fetchKey(options.merchantId, options.clientKey);
        const epochSeconds = String(Math.floor(Date.now() / 1000) + clockOffset);
        options.onCardEncrypted(await encryptCard(key, epochSeconds, card));
        return true;
      },
    };
  }

  const component = {
    setEnv(env) {
      if (env && env.apiUrl) {
        apiUrl = env.apiUrl.replace(/\/+$/, "");
      }
    },
    /* Accepted as PayKKa does; the sandbox looks for no fraud. */
    setFraudDetectionEnv() {},
    init,
  };

  window.PayKKaCardCheckoutEncryptedCard = component;
  window.PaykkaCardCheckoutEncryptedCard = component;
})();
