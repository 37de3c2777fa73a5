package io.paykkaserverless.runner.e2e;

import java.net.URI;
import java.util.List;
import java.util.logging.Level;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;

/** Somebody at a browser. Each step waits until the page is ready for it. */
final class Shopper {

  private final ChromeDriver browser;
  private final URI shop;

  Shopper(ChromeDriver browser, URI shop) {
    this.browser = browser;
    this.shop = shop;
  }

  Shopper opensTheShop() {
    return opens("/");
  }

  Shopper opens(String pathAndQuery) {
    browser.get(shop + pathAndQuery);
    return this;
  }

  Shopper entersCard(String number) {
    see("#pay[aria-disabled=false]");
    enter("#holder", "Sam Shopper");
    enter("[data-eci=cardNumber] input", number);
    enter("[data-eci=expiryDate] input", "07/31");
    enter("[data-eci=securityCode] input", "123");
    return this;
  }

  Shopper paysWith(String number) {
    entersCard(number);
    see("#pay").click();
    return this;
  }

  /** Chooses a way to pay, once it is offered, for example {@code apple-pay}. */
  Shopper choosesMethod(String method) {
    see("#pay[aria-disabled=false]");
    see("[data-method=" + method + "]:not([hidden]) input:enabled").click();
    return this;
  }

  /** Chooses {@code one-time} or {@code subscription}. */
  Shopper choosesKind(String kind) {
    see("#pay[aria-disabled=false]");
    see("[name=kind][value=" + kind + "]").click();
    return this;
  }

  Shopper ticksSaveThisCard() {
    see("#save-card").click();
    return this;
  }

  Shopper clicksPay() {
    see("#pay").click();
    return this;
  }

  /** Takes a card in the simulated wallet, once it lets one be taken. */
  Shopper takesFromTheWallet(String number) {
    see("#wallet-cards button[data-card='" + number + "']:enabled").click();
    return this;
  }

  Shopper entersCardInClear(String number) {
    enter("#holder", "Sam Shopper");
    enter("#plain-number", number);
    enter("#plain-expiry", "07/31");
    enter("#plain-code", "123");
    return this;
  }

  /** Waits for what the result page says of a subscription or a saved card. */
  String readsWhatFollows() {
    return see("#follow-up:not([hidden])").getText();
  }

  Shopper opensTheAccount() {
    return opens("/account.html");
  }

  /** Does something on the account page and waits for what it says about it. */
  String does(String action, String lineCss) {
    see(lineCss + " [data-action=" + action + "]").click();
    return see("#message:not([hidden])").getText();
  }

  /** Does something that is asked about before, and says yes. */
  Shopper doesForGood(String action, String lineCss) {
    see(lineCss + " [data-action=" + action + "]").click();
    see("#question[open] #question-yes").click();
    return this;
  }

  /** What a shopper does who thinks that nothing happens. */
  void clicksPayTwice() {
    browser.executeScript("const pay = document.getElementById('pay'); pay.click(); pay.click();");
  }

  Shopper tellsTheBank(String choice) {
    see("button[name=choice][value=" + choice + "]").click();
    return this;
  }

  /** Waits for the result page to say {@code outcome}, for example {@code paid}. */
  Shopper seesOutcome(String outcome) {
    see("#outcome[data-shown=" + outcome + "]");
    return this;
  }

  /** Waits for a line in "what the shop has been told". */
  Shopper seesThatTheShopWasTold(String line) {
    browser.findElement(By.xpath("//*[@id='told']/li[text()='" + line + "']"));
    return this;
  }

  /** Waits for the message over the card form. */
  String readsMessage() {
    return see("#message:not([hidden])").getText();
  }

  WebElement see(String css) {
    return browser.findElement(By.cssSelector(css));
  }

  void presses(CharSequence... keys) {
    browser.switchTo().activeElement().sendKeys(keys);
  }

  void goesBack() {
    browser.navigate().back();
  }

  void reloads() {
    browser.navigate().refresh();
  }

  /** Whether there is such an element now, without waiting for one. */
  boolean hasNow(String css) {
    return Boolean.TRUE.equals(
        browser.executeScript("return document.querySelector(arguments[0]) !== null", css));
  }

  /** The id of the element that has the keyboard. */
  String focus() {
    return String.valueOf(browser.switchTo().activeElement().getDomAttribute("id"));
  }

  /** A parameter of the address the browser is at. */
  String parameter(String name) {
    Object value =
        browser.executeScript(
            "return new URLSearchParams(location.search).get(arguments[0]) ?? ''", name);
    return String.valueOf(value);
  }

  /** What a module of the page's own makes of something, once it is done with it. */
  String evaluates(String module, String expression) {
    Object value =
        browser.executeAsyncScript(
            "const done = arguments[arguments.length - 1];"
                + "import('%s').then(async (module) => done(String(await (%s))))"
                    .formatted(module, expression)
                + ".catch((e) => done('failed: ' + e));");
    return String.valueOf(value);
  }

  boolean canScrollSideways() {
    return Boolean.TRUE.equals(
        browser.executeScript("return document.documentElement.scrollWidth > innerWidth"));
  }

  /** Everything the browser holds of the page: the document as it is now, and what it stores. */
  String everythingKept() {
    Object storage =
        browser.executeScript(
            "return JSON.stringify([{...sessionStorage}, {...localStorage}, document.cookie,"
                + " location.href, history.state])");
    return browser.getPageSource() + storage;
  }

  /** Errors in the console since this was asked last. */
  List<String> consoleErrors() {
    return browser.manage().logs().get(LogType.BROWSER).getAll().stream()
        .filter(entry -> entry.getLevel().intValue() >= Level.SEVERE.intValue())
        .map(LogEntry::getMessage)
        .toList();
  }

  private void enter(String css, String text) {
    WebElement field = see(css);
    field.sendKeys(Keys.chord(Keys.CONTROL, "a"), Keys.DELETE);
    field.sendKeys(text);
  }
}
