package io.paykkaserverless.runner.merchant;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.paykkaserverless.json.JsonArray;
import io.paykkaserverless.json.JsonObject;
import io.paykkaserverless.json.JsonReader;
import io.paykkaserverless.json.MalformedJson;
import io.paykkaserverless.runner.http.LoopbackServer;
import io.paykkaserverless.runner.merchant.FakePaymentsApi.Asked;
import io.paykkaserverless.runner.merchant.ReceivedNotification.Treatment;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The shopper's saved cards and subscriptions at the shop's server. */
class AccountTest {

  private static final String TOKEN = "TK100";
  private static final String AGREEMENT = FakePaymentsApi.AGREEMENT_ID;
  private static final String SAVES_CARD = "{\"basket\":\"breakfast\",\"save_card\":true}";
  private static final String SUBSCRIBES = "{\"basket\":\"breakfast\",\"kind\":\"subscription\"}";
  private static final String A_CARD =
      "\"token\":\"%s\",\"card_brand\":\"VISA\",\"card_last4\":\"4242\"".formatted(TOKEN);
  private static final String AN_AGREEMENT = "\"agreement_id\":\"%s\"".formatted(AGREEMENT);

  private final SettableClock clock = new SettableClock();
  private final Sender sender = Sender.withNewKey();
  private final HttpClient browser = HttpClient.newHttpClient();
  private FakePaymentsApi api;
  private MerchantBackend shop;

  @BeforeEach
  void open() {
    api = new FakePaymentsApi();
    shop =
        new MerchantBackend(
            LoopbackServer.bind(0),
            new MerchantSettings(
                api.url(),
                "key-of-the-shop",
                List.of(sender.key()),
                URI.create("http://127.0.0.1:9"),
                "M1",
                "ck_1",
                Path.of("../storefront")),
            clock);
  }

  @AfterEach
  void close() {
    browser.close();
    shop.close();
    api.close();
  }

  // --- What the shopper has ---

  @Test
  void isEmptyAtFirstAndHasAShopper() throws Exception {
    JsonObject account = account();

    assertThat(account.text("shopper").orElseThrow()).matches("robin-[a-z0-9]{10}");
    assertThat(elements(account, "cards")).isEmpty();
    assertThat(elements(account, "subscriptions")).isEmpty();
  }

  @Test
  void listsTheCardThatANotificationToldOf() throws Exception {
    saveCard();

    JsonObject card = elements(account(), "cards").getFirst();
    assertThat(card.text("token")).contains(TOKEN);
    assertThat(card.text("brand")).contains("VISA");
    assertThat(card.text("last4")).contains("4242");
  }

  @Test
  void listsTheSubscriptionAsTheApiKnowsIt() throws Exception {
    String order = subscribe();

    JsonObject subscription = elements(account(), "subscriptions").getFirst();
    assertThat(subscription.text("order")).contains(order);
    assertThat(subscription.text("agreement_id")).contains(AGREEMENT);
    assertThat(subscription.text("status")).contains("ACTIVE");
    assertThat(subscription.integer("amount")).contains(6940L);
    assertThat(subscription.text("currency")).contains("EUR");
    assertThat(subscription.integer("exponent")).contains(2L);
    JsonObject next = subscription.object("next_charge").orElseThrow();
    assertThat(next.text("at")).contains("2026-12-02T10:00:00Z");
    assertThat(next.integer("amount")).contains(6940L);
  }

  @Test
  void listsASubscriptionThatTheApiWillNotTellOf() throws Exception {
    subscribe();
    api.answerNextWith(404);

    assertThat(elements(account(), "subscriptions").getFirst().text("status")).contains("UNKNOWN");
  }

  @Test
  void aForgedNotificationGivesNobodyACard() throws Exception {
    String order = order(SAVES_CARD);
    Sender stranger = Sender.withNewKey();

    deliver(stranger, message("token.created", order, A_CARD));

    assertThat(elements(account(), "cards")).isEmpty();
  }

  @Test
  void aSubscriptionsCardIsNotForOneClickOrders() throws Exception {
    String order = order(SUBSCRIBES);

    deliver(sender, message("token.created", order, A_CARD));

    assertThat(elements(account(), "cards")).isEmpty();
  }

  @Test
  void aLaterChargeIsNotedWithItsSubscriptionAndLeavesTheOrderAlone() throws Exception {
    String order = subscribe();
    String declined =
        message("payment.declined", order + "-2026-12", AN_AGREEMENT + ",\"period\":\"2026-12\"")
            .replace(FakePaymentsApi.PAYMENT_ID, "p" + "c".repeat(32))
            .replace("\"PAID\"", "\"DECLINED\"");

    deliver(sender, declined);

    JsonObject charge =
        elements(elements(account(), "subscriptions").getFirst(), "charges").getFirst();
    assertThat(charge.text("period")).contains("2026-12");
    assertThat(charge.text("status")).contains("DECLINED");
    assertThat(shop.order(order).orElseThrow().status()).isEqualTo("PAID");
  }

  @Test
  void aLaterChargeOverAnotherAmountIsNotBelieved() throws Exception {
    String order = subscribe();
    String dearer =
        message("payment.paid", order + "-2026-12", AN_AGREEMENT + ",\"period\":\"2026-12\"")
            .replace("6940", "9940");

    deliver(sender, dearer);

    assertThat(shop.inbox().received().getLast().treatment())
        .isEqualTo(Treatment.CONTRADICTS_ORDER);
    assertThat(elements(elements(account(), "subscriptions").getFirst(), "charges")).isEmpty();
  }

  // --- What the shopper wants done ---

  @Test
  void removesACardAtTheApiAndFromTheList() throws Exception {
    saveCard();

    assertThat(send("DELETE", "/account/cards/" + TOKEN, "{}").statusCode()).isEqualTo(204);
    assertThat(lastLine()).isEqualTo("DELETE /tokens/" + TOKEN);
    assertThat(elements(account(), "cards")).isEmpty();
  }

  @Test
  void keepsACardThatTheApiDidNotRemove() throws Exception {
    saveCard();
    api.answerNextWith(409);

    send("DELETE", "/account/cards/" + TOKEN, "{}");

    assertThat(elements(account(), "cards")).hasSize(1);
  }

  @Test
  void neverAsksTheApiToRemoveACardOfSomebodyElse() throws Exception {
    saveCard();
    int before = api.asked().size();

    HttpResponse<String> response = send("DELETE", "/account/cards/TKsomebodyelses", "{}");

    assertThat(response.statusCode()).isEqualTo(204);
    assertThat(api.asked()).hasSize(before);
    assertThat(elements(account(), "cards")).hasSize(1);
  }

  @Test
  void forgetsACardThatTheApiNoLongerKnows() throws Exception {
    saveCard();
    api.answerNextWith(404);

    send("DELETE", "/account/cards/" + TOKEN, "{}");

    assertThat(elements(account(), "cards")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"POST,/pause,POST,/pause", "POST,/resume,POST,/resume", "DELETE,'',DELETE,''"})
  void pausesResumesAndCancelsASubscription(
      String method, String action, String methodAtApi, String actionAtApi) throws Exception {
    subscribe();

    HttpResponse<String> response =
        send(method, "/account/subscriptions/" + AGREEMENT + action, "{}");

    assertThat(response.statusCode()).isEqualTo(204);
    assertThat(lastLine()).isEqualTo(methodAtApi + " /agreements/" + AGREEMENT + actionAtApi);
    assertThat(api.asked().getLast().authorization()).isEqualTo("Bearer key-of-the-shop");
  }

  @Test
  void saysWhereTheSubscriptionsStateDoesNotAllowIt() throws Exception {
    subscribe();
    api.answerNextWith(409);

    assertThat(send("POST", "/account/subscriptions/" + AGREEMENT + "/pause", "{}").statusCode())
        .isEqualTo(409);
  }

  @Test
  void chargesTheNextPeriodAtItsPriceWhateverTheBrowserSays() throws Exception {
    String order = subscribe();

    HttpResponse<String> response = charge("{\"period\":\"2026-12\",\"amount\":1}");

    JsonObject asked = api.asked().getLast().body();
    assertThat(lastLine()).isEqualTo("POST /agreements/" + AGREEMENT + "/charges");
    assertThat(asked.text("period")).contains("2026-12");
    assertThat(asked.integer("amount")).contains(6940L);
    assertThat(asked.text("currency")).contains("EUR");
    assertThat(asked.text("reference")).contains(order + "-2026-12");
    assertThat(json(response).text("status")).contains("PAID");
  }

  @Test
  void chargesTheCurrentMonthWhereNothingIsDueNext() throws Exception {
    subscribe();
    api.nothingIsDueNext();

    charge("{}");

    assertThat(api.asked().getLast().body().text("period")).contains("2026-11");
  }

  @Test
  void aSecondClickDoesNotChargeThePeriodAfter() throws Exception {
    subscribe();

    assertThat(charge("{\"period\":\"2026-11\"}").statusCode()).isEqualTo(409);
    assertThat(api.asked()).extracting(Asked::line).noneMatch(line -> line.endsWith("/charges"));
  }

  @ParameterizedTest
  @CsvSource({
    "POST, /account/subscriptions/asomebodyelses/pause",
    "POST, /account/subscriptions/asomebodyelses/charge",
    "DELETE, /account/subscriptions/asomebodyelses",
    "DELETE, /account/cards/",
    "POST, /account/subscriptions/" + FakePaymentsApi.AGREEMENT_ID + "/refund",
    "POST, /account/subscriptions/" + FakePaymentsApi.AGREEMENT_ID + "/pause/"
  })
  void touchesNothingThatIsNotTheShoppers(String method, String path) throws Exception {
    subscribe();
    int before = api.asked().size();

    assertThat(send(method, path, "{}").statusCode()).isEqualTo(404);
    assertThat(api.asked()).hasSize(before);
  }

  /** Another site's page can send a form or plain text, but not JSON. */
  @ParameterizedTest
  @CsvSource({
    "POST, /account/subscriptions/" + FakePaymentsApi.AGREEMENT_ID + "/charge",
    "DELETE, /account/cards/TK100"
  })
  void takesNothingFromAnotherSitesPage(String method, String path) throws Exception {
    saveCard();
    subscribe();
    int before = api.asked().size();

    HttpResponse<String> response =
        browser.send(
            to(path)
                .header("Content-Type", "text/plain")
                .method(method, BodyPublishers.ofString("{}"))
                .build(),
            BodyHandlers.ofString());

    assertThat(response.statusCode()).isEqualTo(415);
    assertThat(api.asked()).hasSize(before);
  }

  private void saveCard() throws Exception {
    String order = order(SAVES_CARD);
    deliver(sender, message("token.created", order, A_CARD));
  }

  /** Gives back the number of the order that the subscription began with. */
  private String subscribe() throws Exception {
    String order = order(SUBSCRIBES);
    deliver(sender, message("agreement.created", order, AN_AGREEMENT));
    return order;
  }

  private String order(String body) throws Exception {
    return json(send("POST", "/orders", body)).text("order").orElseThrow();
  }

  private static String message(String type, String reference, String more) {
    return Sender.message(FakePaymentsApi.PAYMENT_ID, reference, 1, "PAID")
        .replace("payment.test", type)
        .replace("\"attempt\":1", "\"attempt\":1," + more);
  }

  private void deliver(Sender from, String message) {
    Sender.Delivery delivery = from.send("n" + message.hashCode(), clock.instant(), message);
    shop.inbox().receive(delivery::header, delivery.body().getBytes(UTF_8));
  }

  private HttpResponse<String> charge(String body) throws Exception {
    return send("POST", "/account/subscriptions/" + AGREEMENT + "/charge", body);
  }

  private JsonObject account() throws Exception {
    return json(browser.send(to("/account.json").build(), BodyHandlers.ofString()));
  }

  private HttpResponse<String> send(String method, String path, String body) throws Exception {
    return browser.send(
        to(path)
            .header("Content-Type", "application/json")
            .method(method, BodyPublishers.ofString(body))
            .build(),
        BodyHandlers.ofString());
  }

  private HttpRequest.Builder to(String path) {
    return HttpRequest.newBuilder(URI.create(shop.url() + path));
  }

  private String lastLine() {
    return api.asked().getLast().line();
  }

  private static List<JsonObject> elements(JsonObject json, String name) {
    return json.array(name).map(JsonArray::values).orElse(List.of()).stream()
        .map(JsonObject.class::cast)
        .toList();
  }

  private static JsonObject json(HttpResponse<String> response) throws MalformedJson {
    return JsonReader.readObject(response.body().getBytes(UTF_8));
  }
}
