package io.paykkaserverless.runner.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.paykkaserverless.runner.LocalOptions;
import io.paykkaserverless.runner.LocalSystem;
import io.paykkaserverless.runner.e2e.Chromium.Window;
import io.paykkaserverless.runner.merchant.Order;
import io.paykkaserverless.runner.merchant.OrderKind;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.io.TempDirDeletionStrategy;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.Keys;
import org.openqa.selenium.chrome.ChromeDriver;

/** Shoppers with a real browser who pay otherwise than with a card that is typed in once. */
class StorefrontMethodsIT {

  private static final String APPROVED = "4242424242424242";
  private static final String DECLINED = "4000000000000002";
  private static final String DECLINED_LATER = "4000000000000341";
  private static final String ASKED_BY_THE_BANK = "4000000000003220";

  private static Optional<Chromium> chromium = Optional.empty();
  private static Optional<LocalSystem> system = Optional.empty();

  /** A browser may still write while it is being stopped. */
  @TempDir(deletionStrategy = TempDirDeletionStrategy.IgnoreFailures.class)
  private Path profile;

  private Optional<ChromeDriver> browser = Optional.empty();
  private Optional<Shopper> opened = Optional.empty();

  @BeforeAll
  static void startTheSystemWhereThereIsABrowser() {
    chromium = Chromium.find();
    if (chromium.isEmpty()) {
      String reason = "StorefrontMethodsIT was not run: no Chromium with chromedriver here";
      System.out.println(reason);
      Assumptions.abort(reason);
    }
    system =
        Optional.of(
            LocalSystem.start(LocalOptions.in(Path.of("../..")).withParameter("PlainCards", "on")));
  }

  @AfterAll
  static void stopTheSystem() {
    system.ifPresent(LocalSystem::close);
  }

  @AfterEach
  void leave() {
    try {
      assertThat(opened.map(Shopper::consoleErrors).orElse(List.of())).isEmpty();
    } finally {
      browser.ifPresent(ChromeDriver::quit);
    }
  }

  // --- Wallets ---

  @Test
  void applePayIsPaidOnceTheShopIsValidated() {
    Shopper shopper = shopper(Window.DESKTOP).opensTheShop().choosesMethod("apple-pay").clicksPay();
    assertThat(shopper.see("#wallet-validation[data-state=done]").getText()).contains("validated");
    assertThat(shopper.see("#wallet-heading").getText()).contains("Simulated Apple Pay");

    shopper.takesFromTheWallet(APPROVED);

    shopper.seesOutcome("paid").seesThatTheShopWasTold("Payment paid");
    assertThat(orderOf(shopper).status()).isEqualTo("PAID");
  }

  @Test
  void googlePayIsPaidAsTheApiSaysItIsSetUp() {
    Shopper shopper = shopper(Window.DESKTOP).opensTheShop().choosesMethod("google-pay");
    shopper.see("[data-panel=google-pay] summary").click();
    assertThat(shopper.see("#google-pay-facts").getText())
        .contains("TEST", "paykkaeu", LocalSystem.MERCHANT_ID, "MASTERCARD");

    shopper.clicksPay().takesFromTheWallet(APPROVED);

    shopper.seesOutcome("paid").seesThatTheShopWasTold("Payment paid");
  }

  @ParameterizedTest
  @ValueSource(strings = {"apple-pay", "google-pay"})
  void aWalletIsCalledSimulatedAndHoldsOnlyCardsTheShopAsksItFor(String wallet) {
    Shopper shopper = shopper(Window.DESKTOP).opensTheShop().choosesMethod(wallet);
    assertThat(shopper.see("[data-method=" + wallet + "]").getText()).contains("Simulated");

    shopper.clicksPay().see("#wallet-cards button[data-card='5555555555554444']:enabled");

    assertThat(shopper.see("#wallet-cards").getText()).doesNotContain("Diners");
    assertThat(shopper.see("#wallet-sheet").getText()).contains("no bank asks");
  }

  @ParameterizedTest
  @ValueSource(strings = {"apple-pay", "google-pay"})
  void aDeclinedWalletLeavesEveryOtherWayOpen(String wallet) {
    Shopper shopper = shopper(Window.DESKTOP).opensTheShop().choosesMethod(wallet).clicksPay();

    shopper.takesFromTheWallet(DECLINED);

    assertThat(shopper.readsMessage()).isNotBlank();
    assertThat(shopper.focus()).isEqualTo("message");
    shopper.choosesMethod("card").paysWith(APPROVED).seesOutcome("paid");
  }

  @Test
  void aWalletThatIsClosedPaysNothing() {
    Shopper shopper =
        shopper(Window.DESKTOP).opensTheShop().choosesMethod("google-pay").clicksPay();
    shopper.see("#wallet-sheet[open]");

    shopper.presses(Keys.ESCAPE);

    shopper.see("#wallet-sheet:not([open])");
    shopper.see("#pay[aria-disabled=false]");
    assertThat(shopper.hasNow("#message:not([hidden])")).isFalse();
    shopper.choosesMethod("card").paysWith(APPROVED).seesOutcome("paid");
  }

  // --- Saved cards ---

  @Test
  void aSavedCardPaysTheNextOrderInOneClickUntilItIsRemoved() {
    Shopper shopper = shopper(Window.DESKTOP).opensTheShop().entersCard(APPROVED);
    shopper.ticksSaveThisCard().clicksPay().seesOutcome("paid");
    assertThat(shopper.readsWhatFollows()).contains("Visa", "4242", "saved");
    assertThat(orderOf(shopper).kind()).isEqualTo(OrderKind.ONE_TIME_SAVING_CARD);

    shopper.opensTheShop().choosesMethod("saved-card").clicksPay().seesOutcome("paid");
    assertThat(orderOf(shopper).status()).isEqualTo("PAID");

    shopper.opensTheAccount();
    shopper.doesForGood("remove", "#cards li");
    assertThat(shopper.see("#message:not([hidden])").getText()).contains("removed");
  }

  @Test
  void aSavedCardThatIsGoneSaysSoAndAnotherWayPays() {
    Shopper shopper = shopper(Window.DESKTOP).opensTheShop().entersCard(APPROVED);
    shopper.ticksSaveThisCard().clicksPay().seesOutcome("paid");
    shopper.readsWhatFollows();
    shopper.opensTheShop().choosesMethod("saved-card");
    shopper.evaluates(
        "/payments.js",
        "module.account().then(({cards}) => Promise.all(cards.map((card) =>"
            + " module.removeCard(card.token))))");
    shopper.clicksPay();

    assertThat(shopper.readsMessage()).contains("no longer there");
    assertThat(shopper.consoleErrors()).isNotEmpty().allMatch(error -> error.contains("422"));
    shopper.choosesMethod("card").paysWith(APPROVED).seesOutcome("paid");
  }

  // --- Subscriptions ---

  @Test
  void aSubscriptionSaysWhenTheNextChargeIsAndObeysItsShopper() {
    Shopper shopper = shopper(Window.DESKTOP).opensTheShop().choosesKind("subscription");
    shopper.paysWith(APPROVED).seesOutcome("paid");
    assertThat(shopper.readsWhatFollows()).contains("subscribed", "next charge", "69.40");
    String order = shopper.parameter("order");
    String line = "#subscriptions li[data-order='" + order + "']";
    shopper.opensTheAccount();
    assertThat(shopper.see(line + "[data-status=ACTIVE]").getText()).contains("Next charge");

    String next = nextPeriodOf(shopper, order);
    assertThat(shopper.does("charge", line)).contains("Charged", "69.40", next);
    assertThat(nextPeriodOf(shopper, order)).isGreaterThan(next);
    shopper.opensTheAccount().does("pause", line);
    shopper.see(line + "[data-status=PAUSED]");
    shopper.opensTheAccount().does("resume", line);
    shopper.see(line + "[data-status=ACTIVE]");
    shopper.opensTheAccount().doesForGood("cancel", line);
    shopper.see(line + "[data-status=CANCELED]");

    assertThat(system().merchant().order(order).orElseThrow().status()).isEqualTo("PAID");
  }

  @Test
  void aChargeThatTheBankDeclinesDoesNotLookLikeASuccess() {
    Shopper shopper = shopper(Window.DESKTOP).opensTheShop().choosesKind("subscription");
    shopper.paysWith(DECLINED_LATER).seesOutcome("paid").readsWhatFollows();
    String line = "#subscriptions li[data-order='" + shopper.parameter("order") + "']";

    assertThat(shopper.opensTheAccount().does("charge", line)).contains("declined", "69.40");

    shopper.see("#message[data-tone=bad]");
  }

  @Test
  void aSubscriptionIsPaidByACardAlone() {
    Shopper shopper = shopper(Window.DESKTOP).opensTheShop().choosesMethod("google-pay");

    shopper.choosesKind("subscription");

    shopper.see("[name=method][value=card]:checked");
    assertThat(shopper.hasNow("[name=method][value=google-pay]:disabled")).isTrue();
    assertThat(shopper.see("#kind-note").getText()).contains("every month", "69.40");
    assertThat(shopper.see("#save-card-line").isDisplayed()).isFalse();
  }

  @Test
  void goingBackFromTheBankKeepsTheSubscriptionAndPaysOnce() {
    Shopper shopper = shopper(Window.DESKTOP).opensTheShop().choosesKind("subscription");
    shopper.paysWith(ASKED_BY_THE_BANK).see("button[name=choice]");

    shopper.goesBack();

    assertThat(shopper.readsMessage()).contains("bank");
    shopper.see("[name=kind][value=subscription]:checked:disabled");
    shopper.paysWith(APPROVED).tellsTheBank("approve").seesOutcome("paid");
    assertThat(orderOf(shopper).kind()).isEqualTo(OrderKind.SUBSCRIPTION);
    String payment = shopper.parameter("payment_id");
    assertThat(system().sandbox().control().initiations(payment + "a02")).isZero();
  }

  // --- Cards in clear ---

  @Test
  void aCardInClearIsPaidAndItsNumberIsNowhereAfterwards() {
    Shopper shopper = shopper(Window.DESKTOP).opensTheShop().choosesMethod("plain-card");
    assertThat(shopper.see("[data-method=plain-card]").getText()).contains("PCI DSS");

    shopper.entersCardInClear(APPROVED).clicksPay().seesOutcome("paid");

    shopper.seesThatTheShopWasTold("Payment paid");
    assertThat(withoutBlanks(shopper.everythingKept())).doesNotContain(APPROVED);
    assertThat(system().logLines().all())
        .isNotEmpty()
        .noneMatch(line -> withoutBlanks(line.text()).contains(APPROVED));
  }

  @Test
  void aCardInClearWithAWrongDigitIsShownWhereItIsWrong() {
    Shopper shopper = shopper(Window.DESKTOP).opensTheShop().choosesMethod("plain-card");

    shopper.entersCardInClear("4242424242424241").clicksPay();

    assertThat(shopper.readsMessage()).contains("not accepted");
    assertThat(shopper.see("#plain-number-error").getText()).contains("card number");
    assertThat(shopper.consoleErrors()).isNotEmpty().allMatch(error -> error.contains("422"));
    shopper.entersCardInClear(APPROVED).clicksPay().seesOutcome("paid");
  }

  // --- The page ---

  @Test
  void testCardsAreTheSandboxsOwn() {
    Shopper shopper = shopper(Window.DESKTOP).opensTheShop();
    shopper.see("#test-cards summary").click();
    shopper.see("#test-cards tbody tr:nth-child(10)");

    String shown = shopper.see("#test-cards tbody").getText();

    assertThat(withoutBlanks(shown)).contains(APPROVED, DECLINED, ASKED_BY_THE_BANK);
  }

  @Test
  void theButtonDoesNotMoveAwayUnderAClickBecauseAFieldIsWrong() {
    Shopper shopper = shopper(Window.DESKTOP).opensTheShop();
    shopper.see("[data-method=plain-card]:not([hidden])");
    int before = shopper.see("#pay[aria-disabled=false]").getLocation().getY();

    shopper.see("[data-eci=cardNumber] input").sendKeys("4242", Keys.TAB);

    shopper.see("[data-eci=cardNumber] [aria-invalid=true]");
    assertThat(shopper.see("#pay").getLocation().getY()).isEqualTo(before);
  }

  @Test
  void everyWayIsReachedByKeyboard() {
    Shopper shopper = shopper(Window.DESKTOP).opensTheShop();
    shopper.see("[data-method=google-pay]:not([hidden])");
    shopper.see("#pay[aria-disabled=false]");
    shopper.see("[name=method][value=card]").click();

    for (int steps = 0; steps < 5 && !shopper.hasNow("[value=google-pay]:checked"); steps++) {
      shopper.presses(Keys.ARROW_DOWN);
    }
    shopper.see("[name=method][value=google-pay]:checked");
    shopper.presses(Keys.ENTER);
    shopper.see("#wallet-sheet[open]");
    shopper.presses(Keys.ENTER);

    shopper.seesOutcome("paid");
  }

  @Test
  void everyPageFitsAPhone() {
    Shopper shopper = shopper(Window.PHONE).opens("/?basket=coffee");
    shopper.choosesMethod("google-pay").see("[data-panel=google-pay] summary").click();
    shopper.see("#test-cards summary").click();
    assertThat(shopper.canScrollSideways()).isFalse();
    shopper.choosesMethod("plain-card").clicksPay();
    assertThat(shopper.canScrollSideways()).isFalse();
    shopper.choosesKind("subscription").choosesMethod("card").paysWith(APPROVED);
    shopper.seesOutcome("paid").readsWhatFollows();
    assertThat(shopper.canScrollSideways()).isFalse();

    shopper.opensTheAccount().see("#subscriptions li");

    assertThat(shopper.canScrollSideways()).isFalse();
  }

  @Test
  void devicesDatesAndWalletRequestsAreWrittenAsOthersReadThem() {
    Shopper shopper = shopper(Window.DESKTOP).opensTheShop();
    String phone = "'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Mobile/15E148', 5";
    String tablet = "'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7)', 5";

    assertThat(shopper.evaluates("/browser.js", "module.deviceTypeOf(" + phone + ")"))
        .isEqualTo("MOBILE");
    assertThat(shopper.evaluates("/browser.js", "module.deviceOs(" + phone + ")")).isEqualTo("IOS");
    assertThat(shopper.evaluates("/browser.js", "module.deviceTypeOf(" + tablet + ")"))
        .isEqualTo("TABLET");
    assertThat(shopper.evaluates("/money.js", "module.decimalAmount(5, 2)")).isEqualTo("0.05");
    assertThat(shopper.evaluates("/money.js", "module.decimalAmount(8500, 0)")).isEqualTo("8500");
    assertThat(
            shopper.evaluates(
                "/words.js", "module.aMonthAfter(new Date('2027-01-31T10:00:00Z')).toISOString()"))
        .isEqualTo("2027-02-28T10:00:00.000Z");
    assertThat(
            shopper.evaluates(
                "/pay-by-apple-pay.js",
                "JSON.stringify(module.applePayRequest({supported_networks: ['visa'],"
                    + " merchant_capabilities: ['supports3DS']},"
                    + " {amount: 27625, currency: 'KWD', exponent: 3}))"))
        .contains("\"27.625\"", "\"KWD\"", "\"visa\"");
  }

  private Shopper shopper(Window window) {
    ChromeDriver driver = chromium.orElseThrow().open(window, profile);
    Shopper shopper = new Shopper(driver, system().merchant().url());
    browser = Optional.of(driver);
    opened = Optional.of(shopper);
    return shopper;
  }

  private static String nextPeriodOf(Shopper shopper, String order) {
    return shopper.evaluates(
        "/payments.js",
        "module.account().then(({subscriptions}) => subscriptions.find((one) => one.order === '%s')"
                .formatted(order)
            + ".next_charge.period)");
  }

  private static LocalSystem system() {
    return system.orElseThrow();
  }

  private static Order orderOf(Shopper shopper) {
    return system().merchant().order(shopper.parameter("order")).orElseThrow();
  }

  private static String withoutBlanks(String text) {
    return text.replaceAll("[\\s-]", "");
  }
}
