package io.paykkaserverless.runner.merchant;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import io.paykkaserverless.json.JsonObject;
import io.paykkaserverless.json.JsonReader;
import io.paykkaserverless.json.JsonWriter;
import io.paykkaserverless.json.MalformedJson;
import io.paykkaserverless.runner.http.LoopbackServer;
import io.paykkaserverless.runner.merchant.PaymentsApi.Creation.Created;
import io.paykkaserverless.runner.merchant.PaymentsApi.Creation.Failed;
import java.io.IOException;
import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The merchant's own server: sells baskets at the shop's prices, has payments created for them,
 * receives notifications, and serves the shop's pages. It believes verified notifications and
 * nothing else; the browser chooses a basket and what is to happen after it is paid, never a price.
 *
 * <p>Answers from its constructor on, on 127.0.0.1, until {@link #close}. Keeps everything in
 * memory.
 */
public final class MerchantBackend implements AutoCloseable {

  /** The path that takes notifications, on the shop's address. */
  public static final String NOTIFICATIONS = "/notifications";

  private static final Logger LOG = LoggerFactory.getLogger(MerchantBackend.class);
  private static final String ORDERS = "/orders";
  private static final int BODY_BYTES_MAX = 64 * 1024;

  private final LoopbackServer server;
  private final MerchantSettings settings;
  private final InstantSource clock;
  private final Catalogue catalogue = new Catalogue();
  private final ShopperAccount account;
  private final OrderBook orders;
  private final NotificationInbox inbox;
  private final PaymentsApi payments;
  private final AccountDesk accountDesk;
  private final StorefrontFiles pages;

  /**
   * Starts to answer.
   *
   * @param server where; its address was needed before, to tell the payment API who may call it
   */
  public MerchantBackend(LoopbackServer server, MerchantSettings settings, InstantSource clock) {
    this.server = server;
    this.settings = settings;
    this.clock = clock;
    UnguessableSuffix suffixes = new UnguessableSuffix();
    this.account = new ShopperAccount(DemoShopper.signedIn(suffixes));
    this.orders = new OrderBook(suffixes, account);
    this.inbox =
        new NotificationInbox(
            new WebhookVerifier(settings.notificationKeys(), clock), orders, clock);
    this.pages = new StorefrontFiles(settings.storefront());
    this.payments = new PaymentsApi(settings.apiUrl(), settings.apiKey());
    this.accountDesk = new AccountDesk(account, payments, clock);
    server.serve(this::handle);
  }

  /** The shop's first page. */
  public URI url() {
    return server.uri();
  }

  /** The notifications that came, and ways to be difficult about them. */
  public NotificationInbox inbox() {
    return inbox;
  }

  /** What this server knows of an order. */
  public Optional<Order> order(String number) {
    return orders.find(number);
  }

  @Override
  public void close() {
    server.close();
    payments.close();
  }

  private void handle(HttpExchange exchange) throws IOException {
    byte[] body = exchange.getRequestBody().readNBytes(BODY_BYTES_MAX + 1);
    Answer answer =
        body.length > BODY_BYTES_MAX
            ? Answer.problem(413, "Too large", "At most 64 KiB are taken.")
            : answerOrApologise(exchange, body);
    Headers headers = exchange.getResponseHeaders();
    headers.set("Cache-Control", "no-store");
    headers.set("Content-Security-Policy", contentSecurityPolicy());
    headers.set("Cross-Origin-Opener-Policy", "same-origin");
    headers.set("Referrer-Policy", "no-referrer");
    headers.set("X-Content-Type-Options", "nosniff");
    if (!answer.contentType().isEmpty()) {
      headers.set("Content-Type", answer.contentType());
    }
    boolean noBody = answer.body().length == 0 || exchange.getRequestMethod().equals("HEAD");
    exchange.sendResponseHeaders(answer.status(), noBody ? -1 : answer.body().length);
    if (!noBody) {
      exchange.getResponseBody().write(answer.body());
    }
  }

  private Answer answerOrApologise(HttpExchange exchange, byte[] body) {
    try {
      return answer(exchange, body);
    } catch (RuntimeException e) {
      LOG.error("{} failed", exchange.getRequestURI().getRawPath(), e);
      return Answer.problem(500, "Out of order", "The shop's server failed. Please try again.");
    }
  }

  private Answer answer(HttpExchange exchange, byte[] body) {
    String path = exchange.getRequestURI().getRawPath();
    return switch (exchange.getRequestMethod()) {
      case "POST" ->
          path.equals(NOTIFICATIONS)
              ? receive(exchange, body)
              : isJson(exchange) ? post(path, body) : notJson();
      case "DELETE" -> isJson(exchange) ? delete(path) : notJson();
      case "GET", "HEAD" -> get(path);
      default -> Answer.problem(405, "Not allowed", "Use GET, POST or DELETE.");
    };
  }

  /** A page of another origin cannot send this type without asking first, and is not allowed to. */
  private static boolean isJson(HttpExchange exchange) {
    return "application/json".equals(exchange.getRequestHeaders().getFirst("Content-Type"));
  }

  private Answer receive(HttpExchange exchange, byte[] body) {
    return Answer.empty(
        inbox.receive(name -> exchange.getRequestHeaders().getOrDefault(name, List.of()), body));
  }

  private Answer post(String path, byte[] body) {
    return path.equals(ORDERS)
        ? placeOrder(body)
        : accountDesk.post(path, body).orElseGet(MerchantBackend::notFound);
  }

  private Answer delete(String path) {
    return accountDesk.delete(path).orElseGet(MerchantBackend::notFound);
  }

  private Answer get(String path) {
    if (path.startsWith(ORDERS + "/")) {
      return orders
          .find(path.substring(ORDERS.length() + 1))
          .map(order -> Answer.json(200, order.writeTo(new JsonWriter()).toBytes()))
          .orElseGet(MerchantBackend::notFound);
    }
    return switch (path) {
      case "/config.json" -> Answer.json(200, browserConfiguration());
      case "/account.json" -> Answer.json(200, accountDesk.toJson());
      case "/catalogue.json" -> Answer.json(200, catalogue.toJson());
      default -> pages.find(path).orElseGet(MerchantBackend::notFound);
    };
  }

  /**
   * Reads the basket's name and the kind of order. Whatever else a browser sends, prices above all,
   * is not read.
   */
  private Answer placeOrder(byte[] body) {
    try {
      JsonObject wanted = JsonReader.readObject(body);
      Optional<Basket> basket = wanted.text("basket").flatMap(catalogue::basket);
      Optional<OrderKind> kind = OrderKind.read(wanted);
      return basket.isPresent() && kind.isPresent()
          ? placeOrder(basket.get(), kind.get())
          : noSuchOrder();
    } catch (MalformedJson _) {
      return noSuchOrder();
    }
  }

  private Answer placeOrder(Basket basket, OrderKind kind) {
    Order order = orders.open(basket, kind);
    URI returnUrl = url().resolve("/result.html?order=" + order.number());
    return switch (payments.create(
        new PaymentRequest(order, account.shopper(), returnUrl, clock.instant()))) {
      case Created(String paymentId, String clientToken) ->
          Answer.json(
              201,
              orders
                  .payWith(order, paymentId)
                  .writeTo(new JsonWriter().put("client_token", clientToken))
                  .toBytes());
      case Failed(String why) -> {
        LOG.warn("No payment for {}: {}", order.number(), why);
        yield Answer.problem(
            502,
            "Payment not available",
            "The payment could not be prepared. Nothing was charged; please try again.");
      }
    };
  }

  private byte[] browserConfiguration() {
    return new JsonWriter()
        .put("api_url", settings.apiUrl().toString())
        .put("checkout_url", settings.checkoutUrl().toString())
        .put("paykka_merchant_id", settings.paykkaMerchantId())
        .put("paykka_client_key", settings.paykkaClientKey())
        .put("plain_cards", settings.plainCards())
        .toBytes();
  }

  /** Scripts and styles from the shop and PayKKa's checkout host alone, none of them inline. */
  private String contentSecurityPolicy() {
    String checkout = origin(settings.checkoutUrl());
    return String.join(
        "; ",
        "default-src 'none'",
        "script-src 'self' " + checkout,
        "style-src 'self' " + checkout,
        "img-src 'self' " + checkout,
        "frame-src " + checkout,
        "connect-src 'self' " + origin(settings.apiUrl()) + " " + checkout,
        // Card fields are never sent by the form itself, not even where the script has failed.
        "form-action 'none'",
        "base-uri 'none'",
        "frame-ancestors 'none'");
  }

  private static String origin(URI url) {
    return url.getScheme() + "://" + url.getRawAuthority();
  }

  private static Answer noSuchOrder() {
    return Answer.problem(
        400,
        "No such order",
        "Choose a basket of /catalogue.json and a kind:"
            + " {\"basket\":id,\"kind\":\"one-time\"|\"subscription\",\"save_card\":bool}.");
  }

  private static Answer notJson() {
    return Answer.problem(415, "Not JSON", "Send application/json.");
  }

  private static Answer notFound() {
    return Answer.problem(404, "Not found", "There is nothing at this address.");
  }
}
