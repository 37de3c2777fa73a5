package io.paykkaserverless.runner.merchant;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.paykkaserverless.json.JsonObject;
import io.paykkaserverless.json.JsonReader;
import io.paykkaserverless.json.MalformedJson;
import io.paykkaserverless.runner.http.LoopbackServer;
import io.paykkaserverless.runner.merchant.FakePaymentsApi.Asked;
import io.paykkaserverless.runner.merchant.Sender.Delivery;
import java.io.IOException;
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
import org.junit.jupiter.params.provider.ValueSource;

class MerchantBackendTest {

  private final SettableClock clock = new SettableClock();
  private final Sender sender = Sender.withNewKey();
  private final HttpClient browser = HttpClient.newHttpClient();
  private FakePaymentsApi api;
  private MerchantBackend shop;

  @BeforeEach
  void open() {
    api = new FakePaymentsApi();
    shop = new MerchantBackend(LoopbackServer.bind(0), settings(), clock);
  }

  private MerchantSettings settings() {
    return new MerchantSettings(
        api.url(),
        "key-of-the-shop",
        List.of(sender.key()),
        URI.create("http://127.0.0.1:9"),
        "M1",
        "ck_1",
        Path.of("../storefront"));
  }

  @AfterEach
  void close() {
    browser.close();
    shop.close();
    api.close();
  }

  // --- Orders ---

  @Test
  void shopPricesTheOrderAndNotTheBrowser() throws Exception {
    JsonObject order =
        json(post("/orders", "{\"basket\":\"tea\",\"amount\":1,\"currency\":\"EUR\"}"));

    Asked asked = api.asked().getFirst();
    assertThat(asked.body().integer("amount")).contains(8500L);
    assertThat(asked.body().text("currency")).contains("JPY");
    assertThat(order.integer("amount")).contains(8500L);
  }

  @Test
  void createsThePaymentWithItsKeyAndTheOrdersNumber() throws Exception {
    JsonObject order = placeOrder();

    String number = order.text("order").orElseThrow();
    Asked asked = api.asked().getFirst();
    assertThat(asked.authorization()).isEqualTo("Bearer key-of-the-shop");
    assertThat(asked.idempotencyKey()).isEqualTo("payment-for-" + number);
    assertThat(asked.body().text("reference")).contains(number);
    assertThat(asked.body().text("return_url"))
        .contains(shop.url() + "/result.html?order=" + number);
    assertThat(order.text("payment_id")).contains(FakePaymentsApi.PAYMENT_ID);
    assertThat(order.text("client_token")).contains("ct_test");
  }

  @Test
  void tellsTheApiWhatIsBoughtAndByWhom() throws Exception {
    placeOrder();

    JsonObject asked = api.asked().getFirst().body();
    JsonObject mug = (JsonObject) asked.array("goods").orElseThrow().values().getFirst();
    assertThat(mug.text("name")).contains("Speckled mug");
    assertThat(mug.integer("price")).contains(1800L);
    assertThat(mug.integer("quantity")).contains(2L);
    assertThat(asked.text("shopper_reference").orElseThrow()).startsWith("robin-");
    assertThat(asked.object("bill").flatMap(bill -> bill.text("last_name"))).contains("Sample");
    assertThat(asked.fields()).containsKeys("shipping", "customer");
  }

  @Test
  void aOneTimeOrderKeepsNoCard() throws Exception {
    placeOrder();

    JsonObject asked = api.asked().getFirst().body();
    assertThat(asked.text("payment_type")).contains("PURCHASE");
    assertThat(asked.fields()).doesNotContainKeys("store_payment_method", "schedule");
  }

  @Test
  void keepsTheCardWhereTheShopperTickedIt() throws Exception {
    JsonObject order =
        json(post("/orders", "{\"basket\":\"tea\",\"kind\":\"one-time\",\"save_card\":true}"));

    JsonObject asked = api.asked().getFirst().body();
    assertThat(asked.text("payment_type")).contains("PURCHASE");
    assertThat(asked.bool("store_payment_method")).contains(true);
    assertThat(order.bool("save_card")).contains(true);
  }

  @Test
  void aSubscriptionIsChargedTheSameAgainFromNextMonthOn() throws Exception {
    JsonObject order =
        json(post("/orders", "{\"basket\":\"tea\",\"kind\":\"subscription\",\"amount\":1}"));

    JsonObject asked = api.asked().getFirst().body();
    JsonObject schedule = asked.object("schedule").orElseThrow();
    assertThat(asked.text("payment_type")).contains("RECURRING");
    assertThat(asked.fields()).doesNotContainKey("store_payment_method");
    assertThat(schedule.text("interval")).contains("P1M");
    assertThat(schedule.integer("amount")).contains(8500L);
    assertThat(schedule.text("start")).contains("2026-12-02T10:00:00Z");
    assertThat(order.text("kind")).contains("subscription");
  }

  @Test
  void triesAgainUnderTheSameKeyWhereTheApiHungUp() throws Exception {
    api.hangUpNext();
    api.answerNextWith(503);

    assertThat(post("/orders", "{\"basket\":\"tea\"}").statusCode()).isEqualTo(201);
    assertThat(api.asked()).extracting(Asked::idempotencyKey).hasSizeGreaterThan(2);
    assertThat(api.asked())
        .extracting(Asked::idempotencyKey)
        .containsOnly(api.asked().getFirst().idempotencyKey());
  }

  @Test
  void tellsTheBrowserNothingOfWhatTheApiRefused() throws Exception {
    api.answerNextWith(401);

    HttpResponse<String> response = post("/orders", "{\"basket\":\"tea\"}");

    assertThat(response.statusCode()).isEqualTo(502);
    assertThat(response.body()).doesNotContain("401", "key-of-the-shop", "ct_test");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[]",
        "{}",
        "{\"basket\":1}",
        "{\"basket\":\"gold\"}",
        "{\"basket\":\"tea\",\"kind\":\"weekly\"}"
      })
  void sellsNothingThatIsNotInTheCatalogue(String body) throws Exception {
    assertThat(post("/orders", body).statusCode()).isEqualTo(400);
    assertThat(api.asked()).isEmpty();
  }

  @Test
  void keepsItsApiKeyToItself() throws Exception {
    assertThat(get("/config.json").body()).contains("ck_1", "M1").doesNotContain("key-of-the-shop");
    assertThat(placeOrder().fields()).doesNotContainKey("api_key");
  }

  // --- Notifications ---

  @Test
  void answers200ToAVerifiedNotificationAndBelievesIt() throws Exception {
    JsonObject order = placeOrder();
    assertThat(statusOf(order)).isEqualTo("OPEN");

    int answered = deliver(sender.send("n1", clock.instant(), message(order, "PAID")));

    assertThat(answered).isEqualTo(200);
    assertThat(statusOf(order)).isEqualTo("PAID");
  }

  @Test
  void answers400ToAForgedNotification() throws Exception {
    JsonObject order = placeOrder();
    Sender stranger = Sender.withNewKey();

    int answered = deliver(stranger.send("n1", clock.instant(), message(order, "PAID")));

    assertThat(answered).isEqualTo(400);
    assertThat(statusOf(order)).isEqualTo("OPEN");
  }

  // --- Pages ---

  @Test
  void offersCardsInClearOnlyWhereTheApiTakesThem() throws Exception {
    assertThat(json(get("/config.json")).bool("plain_cards")).contains(false);

    shop.close();
    shop = new MerchantBackend(LoopbackServer.bind(0), settings().withPlainCards(true), clock);
    assertThat(json(get("/config.json")).bool("plain_cards")).contains(true);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/shop.css",
        "/shop.js",
        "/result.html",
        "/result.js",
        "/account.html",
        "/mug.svg"
      })
  void servesThePages(String path) throws Exception {
    HttpResponse<String> response = get(path);

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.headers().firstValue("cache-control")).contains("no-store");
    assertThat(response.headers().firstValue("x-content-type-options")).contains("nosniff");
    assertThat(response.headers().firstValue("content-security-policy").orElseThrow())
        .contains("default-src 'none'", "form-action 'none'", api.url().toString())
        .doesNotContain("unsafe-inline", "unsafe-eval", "*");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/../pom.xml",
        "/%2e%2e/runner/pom.xml",
        "/..%2frunner%2fpom.xml",
        "//etc/passwd",
        "/.hidden",
        "/nothing.html",
        "/index.html/",
        "/index.HTML"
      })
  void servesNothingElse(String path) throws Exception {
    assertThat(get(path).statusCode()).isEqualTo(404);
  }

  private JsonObject placeOrder() throws Exception {
    return json(post("/orders", "{\"basket\":\"breakfast\"}"));
  }

  private static String message(JsonObject order, String status) {
    return Sender.message(FakePaymentsApi.PAYMENT_ID, order.text("order").orElseThrow(), 1, status);
  }

  private String statusOf(JsonObject order) throws Exception {
    return json(get(pathOf(order))).text("status").orElseThrow();
  }

  private static String pathOf(JsonObject order) {
    return "/orders/" + order.text("order").orElseThrow();
  }

  private int deliver(Delivery delivery) throws IOException, InterruptedException {
    return browser
        .send(
            HttpRequest.newBuilder(URI.create(shop.url() + "/notifications"))
                .header("webhook-id", delivery.id())
                .header("webhook-timestamp", delivery.timestamp())
                .header("webhook-signature", delivery.signature())
                .POST(BodyPublishers.ofString(delivery.body()))
                .build(),
            BodyHandlers.discarding())
        .statusCode();
  }

  private HttpResponse<String> post(String path, String body)
      throws IOException, InterruptedException {
    return browser.send(
        HttpRequest.newBuilder(URI.create(shop.url() + path))
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body))
            .build(),
        BodyHandlers.ofString());
  }

  private HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return browser.send(
        HttpRequest.newBuilder(URI.create(shop.url() + path)).build(), BodyHandlers.ofString());
  }

  private static JsonObject json(HttpResponse<String> response) throws MalformedJson {
    return JsonReader.readObject(response.body().getBytes(UTF_8));
  }
}
