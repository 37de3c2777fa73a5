package io.paykkaserverless.runner.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.paykkaserverless.runner.LocalOptions;
import io.paykkaserverless.runner.LocalSystem;
import io.paykkaserverless.runner.e2e.Chromium.Window;
import io.paykkaserverless.runner.merchant.Order;
import io.paykkaserverless.runner.merchant.ReceivedNotification;
import io.paykkaserverless.sandbox.control.SandboxControl;
import io.paykkaserverless.sandbox.fault.ArmedFault;
import io.paykkaserverless.sandbox.fault.Fault;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.io.TempDirDeletionStrategy;
import org.openqa.selenium.Keys;
import org.openqa.selenium.chrome.ChromeDriver;

/** Shoppers with a real browser, in front of the whole system. */
class StorefrontIT {

  private static final String APPROVED = "4242424242424242";
  private static final String DECLINED = "4000000000000002";
  private static final String ASKED_BY_THE_BANK = "4000000000003220";
  private static final List<String> CARD_NUMBERS = List.of(APPROVED, DECLINED, ASKED_BY_THE_BANK);

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
      String reason = "StorefrontIT was not run: no Chromium with chromedriver on this machine";
      System.out.println(reason);
      Assumptions.abort(reason);
    }
    system = Optional.of(LocalSystem.start(LocalOptions.in(Path.of("../.."))));
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
      system().sandbox().control().clearFaults();
      system().sandbox().control().releaseWebhooks(/* newestFirst= */ false);
    }
  }

  @Test
  void aCardIsPaidAndTheShopIsTold() {
    Shopper shopper = shopper(Window.DESKTOP).opensTheShop().paysWith(APPROVED);

    shopper.seesOutcome("paid").seesThatTheShopWasTold("Payment paid");
    assertThat(orderOf(shopper).status()).isEqualTo("PAID");
    assertThat(system().merchant().inbox().received()).allMatch(ReceivedNotification::verified);
  }

  @Test
  void aCardThatTheBankAsksAboutIsPaidOnceTheShopperApproves() {
    Shopper shopper = shopper(Window.DESKTOP).opensTheShop().paysWith(ASKED_BY_THE_BANK);

    shopper.tellsTheBank("approve");

    shopper.seesOutcome("paid").seesThatTheShopWasTold("Payment paid");
    assertThat(orderOf(shopper).status()).isEqualTo("PAID");
  }

  @Test
  void aShopperWhoDeclinesAtTheBankMayPayWithAnotherCard() {
    Shopper shopper = shopper(Window.DESKTOP).opensTheShop().paysWith(ASKED_BY_THE_BANK);
    shopper.tellsTheBank("decline").seesOutcome("declined");
    String payment = shopper.parameter("payment_id");

    shopper.see("#actions a").click();
    assertThat(shopper.readsMessage()).isNotBlank();
    shopper.paysWith(APPROVED).seesOutcome("paid");

    assertThat(shopper.parameter("payment_id")).isEqualTo(payment);
  }

  @Test
  void aDeclinedCardKeepsTheShopperOnTheFormWithTheMessageInFocus() {
    Shopper shopper = shopper(Window.DESKTOP).opensTheShop().paysWith(DECLINED);

    assertThat(shopper.readsMessage()).isNotBlank();
    assertThat(shopper.focus()).isEqualTo("message");
    shopper.paysWith(APPROVED).seesOutcome("paid");
  }

  @Test
  void theBrowserSendsTheCardWithoutAskingFirst() {
    system().sandbox().control().holdWebhooks();
    List<String> served = new CopyOnWriteArrayList<>();
    system().onServed(request -> served.add(request.route()));
    Shopper shopper = shopper(Window.DESKTOP).opensTheShop();
    long before = system().apiRequests() - served.size();

    assertThat(shopper.paysWith(DECLINED).readsMessage()).isNotBlank();

    assertThat(served).contains("POST /payments/{id}/confirm");
    assertThat(system().apiRequests() - served.size()).as("requests of no route").isEqualTo(before);
  }

  @Test
  void whereNobodyKnowsTheOutcomeThePageSaysSoUntilSomebodyDoes() {
    SandboxControl paykka = system().sandbox().control();
    paykka.holdWebhooks();
    paykka.arm(ArmedFault.once(new Fault.LostAnswer()));
    paykka.arm(ArmedFault.once(new Fault.LostRequest()).on("query"));
    Shopper shopper = shopper(Window.DESKTOP).opensTheShop().paysWith(APPROVED);
    shopper.seesOutcome("confirming");
    assertThat(orderOf(shopper).status()).isEqualTo(Order.OPEN);

    paykka.releaseWebhooks(/* newestFirst= */ false);

    shopper.seesOutcome("paid");
    assertThat(paykka.initiations(shopper.parameter("payment_id") + "a01")).isEqualTo(1);
  }

  @Test
  void clickingTwicePaysOnce() {
    Shopper shopper = shopper(Window.DESKTOP).opensTheShop().entersCard(APPROVED);

    shopper.clicksPayTwice();

    shopper.seesOutcome("paid");
    String payment = shopper.parameter("payment_id");
    assertThat(system().sandbox().control().initiations(payment + "a01")).isEqualTo(1);
    assertThat(system().sandbox().control().initiations(payment + "a02")).isZero();
  }

  @Test
  void goingBackFromTheBankLeadsToTheBankAgainAndPaysOnce() {
    Shopper shopper = shopper(Window.DESKTOP).opensTheShop().paysWith(ASKED_BY_THE_BANK);
    shopper.see("button[name=choice]");

    shopper.goesBack();
    assertThat(shopper.readsMessage()).contains("bank");
    shopper.paysWith(APPROVED).tellsTheBank("approve").seesOutcome("paid");

    String payment = shopper.parameter("payment_id");
    assertThat(system().sandbox().control().initiations(payment + "a01")).isEqualTo(1);
    assertThat(system().sandbox().control().initiations(payment + "a02")).isZero();
  }

  @Test
  void everythingWorksByKeyboard() {
    Shopper shopper = shopper(Window.DESKTOP).opensTheShop();
    shopper.see("#pay[aria-disabled=false]");
    shopper.see("#holder").sendKeys("Sam Shopper");

    shopper.presses(Keys.TAB);
    shopper.presses(APPROVED);
    shopper.presses(Keys.TAB);
    shopper.presses("07/31");
    shopper.presses(Keys.TAB);
    shopper.presses("123", Keys.ENTER);

    shopper.seesOutcome("paid");
  }

  @Test
  void anIncompleteFormSaysWhatIsMissingAndPaysNothing() {
    Shopper shopper = shopper(Window.DESKTOP).opensTheShop();
    shopper.see("#pay[aria-disabled=false]").click();
    assertThat(shopper.focus()).isEqualTo("holder");
    assertThat(shopper.see("#holder-error").getText()).isNotBlank();

    shopper.see("#holder").sendKeys("Sam Shopper");
    shopper.see("#pay").click();

    assertThat(shopper.readsMessage()).contains("card number");
    assertThat(shopper.see("[data-eci] [aria-invalid=true]").getDomAttribute("id"))
        .isEqualTo(shopper.focus());
  }

  @Test
  void anAddressThatSaysPaidMakesNothingPaid() {
    Shopper shopper = shopper(Window.DESKTOP).opensTheShop().paysWith(ASKED_BY_THE_BANK);
    shopper.tellsTheBank("decline").seesOutcome("declined");
    String address =
        "/result.html?payment_id=%s&order=%s&status=paid"
            .formatted(shopper.parameter("payment_id"), shopper.parameter("order"));

    shopper.opens(address).seesOutcome("declined");
    assertThat(shopper.parameter("status")).isEmpty();
    shopper.opens("/result.html?status=paid&payment_id=p" + "a".repeat(32)).seesOutcome("notFound");
    shopper.opens("/result.html?status=paid").seesOutcome("notFound");
    shopper.opens("/result.html?status=paid&order=order-1").seesOutcome("notFound");
    assertThat(shopper.consoleErrors()).singleElement().asString().contains("/orders/order-1");
  }

  @Test
  void reloadingTheResultChangesNothing() {
    Shopper shopper = shopper(Window.DESKTOP).opensTheShop().paysWith(APPROVED);
    shopper.seesOutcome("paid");

    shopper.reloads();

    shopper.seesOutcome("paid");
  }

  @Test
  void aPaidOrderIsNotOfferedAgain() {
    Shopper shopper = shopper(Window.DESKTOP).opensTheShop().paysWith(APPROVED);
    shopper.seesOutcome("paid");
    String first = shopper.parameter("order");

    shopper.opensTheShop().paysWith(APPROVED).seesOutcome("paid");

    assertThat(shopper.parameter("order")).isNotEqualTo(first);
  }

  @Test
  void fitsAPhone() {
    Shopper shopper = shopper(Window.PHONE).opens("/?basket=coffee");
    shopper.see("#test-cards summary").click();
    shopper.entersCard(APPROVED);
    assertThat(shopper.canScrollSideways()).isFalse();

    shopper.see("#pay").click();

    shopper.seesOutcome("paid").seesThatTheShopWasTold("Payment paid");
    assertThat(shopper.canScrollSideways()).isFalse();
    assertThat(shopper.see("#facts").getText()).contains("27.625");
  }

  @Test
  void theCardNumberIsNowhereAfterwards() {
    Shopper shopper = shopper(Window.DESKTOP).opensTheShop().paysWith(ASKED_BY_THE_BANK);
    shopper.tellsTheBank("approve").seesOutcome("paid").seesThatTheShopWasTold("Payment paid");

    assertThat(withoutBlanks(shopper.everythingKept())).doesNotContain(CARD_NUMBERS);
    assertThat(system().logLines().all())
        .isNotEmpty()
        .noneMatch(line -> CARD_NUMBERS.stream().anyMatch(withoutBlanks(line.text())::contains));
  }

  @Test
  void amountsAndTimeZonesAreWrittenAsOthersReadThem() {
    Shopper shopper = shopper(Window.DESKTOP).opensTheShop();
    String money = "module.formatMoney(%d, {currency: '%s', exponent: %d})";

    assertThat(shopper.evaluates("/money.js", money.formatted(5, "EUR", 2))).contains("0.05");
    assertThat(shopper.evaluates("/money.js", money.formatted(8500, "JPY", 0))).endsWith("8,500");
    assertThat(shopper.evaluates("/money.js", money.formatted(27625, "KWD", 3))).contains("27.625");
    assertThat(shopper.evaluates("/browser.js", "module.timezoneOffset(-60)")).isEqualTo("+01:00");
    assertThat(shopper.evaluates("/browser.js", "module.timezoneOffset(210)")).isEqualTo("-03:30");
    assertThat(shopper.evaluates("/browser.js", "module.timezoneOffset(0)")).isEqualTo("+00:00");
  }

  private Shopper shopper(Window window) {
    ChromeDriver driver = chromium.orElseThrow().open(window, profile);
    Shopper shopper = new Shopper(driver, system().merchant().url());
    browser = Optional.of(driver);
    opened = Optional.of(shopper);
    return shopper;
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
