package io.paykkaserverless.canaries;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import io.paykkaserverless.aws.http.ApiDocument.Described;
import io.paykkaserverless.aws.http.ApiGatewayCall;
import io.paykkaserverless.aws.http.ApiGatewayCall.Answer;
import io.paykkaserverless.aws.http.FixedContext;
import io.paykkaserverless.aws.http.SampleEvent;
import io.paykkaserverless.aws.sqs.QueueEvent;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * The merchant's server, the shopper's browser and PayKKa's webhooks in one: sends the samples of
 * the events folder with canaries in place of cards and keys, about payments it made itself. Keeps
 * every answer.
 */
final class Shop {

  static final String PATH_OF_WEBHOOKS = "/webhooks/paykka";

  private static final String SAMPLE_PAYMENT = "paaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa";
  private static final String SAMPLE_AGREEMENT = "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa";
  private static final String SAMPLE_TOKEN = "TK0000000000000001";
  private static final String SAMPLE_ORDER = "GW0000000000000001";

  private final World world;
  private final Canaries canaries;
  private final Set<Described> seen = new HashSet<>();
  private final Queue<String> answers = new ConcurrentLinkedQueue<>();
  private final Queue<Throwable> thrown = new ConcurrentLinkedQueue<>();
  private int orders;
  private int requests;

  Shop(World world, Canaries canaries) {
    this.world = world;
    this.canaries = canaries;
  }

  /** A payment as its browser knows it. */
  record Order(String id, String clientToken, String agreement) {

    String transId() {
      return id + "a01";
    }
  }

  /** Every answer that was ever seen. */
  Set<Described> seen() {
    return Set.copyOf(seen);
  }

  /** How many requests were sent. */
  int requests() {
    return requests;
  }

  /** All of the answers since this was asked last: status, headers and body. */
  List<String> answers() {
    List<String> all = List.copyOf(answers);
    answers.clear();
    return all;
  }

  /** What functions threw since this was asked last. */
  List<Throwable> thrown() {
    List<Throwable> all = List.copyOf(thrown);
    thrown.clear();
    return all;
  }

  Answer send(SampleEvent event) throws IOException {
    return send(event, world.handler(Function.of(event.route())));
  }

  Answer send(SampleEvent event, RequestStreamHandler handler) throws IOException {
    return noted(event.route(), event.to(handler));
  }

  /** Sends what docs/openapi.yaml may have no word for. */
  void sendWrong(SampleEvent event) throws IOException {
    sendRaw(event.route(), event.text());
  }

  /** Sends an event that API Gateway would never send. */
  void sendRaw(String route, String event) throws IOException {
    noted(route, ApiGatewayCall.send(event.getBytes(UTF_8), world.handler(Function.of(route))));
  }

  private Answer noted(String route, Answer answer) {
    requests++;
    answers.add(answer.text());
    boolean problem = answer.headers().text("content-type").orElse("").endsWith("problem+json");
    seen.add(new Described(route, answer.status(), problem ? answer.problem() : ""));
    return answer;
  }

  /** Invokes a function that API Gateway does not invoke; what it throws is kept. */
  void invoke(RequestStreamHandler handler, String event) {
    requests++;
    ByteArrayOutputStream answer = new ByteArrayOutputStream();
    try {
      handler.handleRequest(
          new ByteArrayInputStream(event.getBytes(UTF_8)), answer, new FixedContext(60_000));
    } catch (IOException | RuntimeException e) {
      thrown.add(e);
    }
    answers.add(answer.toString(UTF_8));
  }

  /** The queue brings what it has. */
  void deliver(RequestStreamHandler handler) {
    QueueEvent event = new QueueEvent();
    world.aws().take().forEach(event::withBody);
    invoke(handler, event.text());
  }

  /** A sample of the events folder, about nothing yet, with canaries wherever one fits. */
  SampleEvent sample(String name) {
    SampleEvent event = filled(SampleEvent.of(name), canaries.placeholders());
    if (event.route().contains("/confirm")) {
      event =
          filled(
              event,
              Map.of("Sam Shopper", Canaries.HOLDER, "4242424242424242", canaries.card.number()));
      event = inBody(event, "\"123\"", "\"" + canaries.card.code() + "\"");
      event =
          inBody(event, "\"exp_year\":\"2031\"", "\"exp_year\":\"" + canaries.card.year() + "\"");
      event =
          inBody(event, "\"exp_month\":\"07\"", "\"exp_month\":\"" + canaries.card.month() + "\"");
    }
    if (event.has("\"idempotency-key\"")) {
      event = event.header("idempotency-key", "key-" + ++orders);
    }
    return event.header("cookie", "card=" + canaries.card.number());
  }

  /** The sample about a payment, agreement or card that is in the state it needs. */
  SampleEvent ready(String name) throws IOException {
    return switch (name) {
      case "create-payment",
          "create-payment-full",
          "create-recurring-payment",
          "create-stored-card-payment",
          "payment-methods",
          "list-parked-events",
          "list-notifications",
          "list-notification-endpoints" ->
          sample(name);
      case "confirm-payment",
          "confirm-apple-pay",
          "confirm-google-pay",
          "confirm-plain-card",
          "confirm-decrypted-apple-pay",
          "confirm-decrypted-google-pay",
          "apple-pay-session" ->
          about(sample(name), create(""));
      case "confirm-stored-card" ->
          about(sample(name).with(SAMPLE_TOKEN, storedCard()), create(ofTheShopper()));
      case "manage-payment", "recheck-payment", "refund-payment" -> about(sample(name), paid());
      case "capture-payment", "void-payment" -> about(sample(name), authorised());
      case "view-operation" -> viewOperation();
      case "view-agreement", "charge-agreement", "cancel-agreement", "pause-agreement" ->
          sample(name).with(SAMPLE_AGREEMENT, agreement());
      case "resume-agreement" -> resume();
      case "remove-token" -> sample(name).with(SAMPLE_TOKEN, storedCard());
      case "replay-notification" -> replay();
      case "return-from-3ds", "return-from-3ds-post" ->
          sample(name).with("RETURN_STATE", returnState());
      case "receive-webhook" -> signed(webhook(name, challenged()));
      case "receive-refund-webhook" -> signed(webhook(name, refunded()));
      case "receive-dispute-webhook" -> webhook(name, paid());
      default -> throw new AssertionError("nobody knows what the sample " + name + " needs");
    };
  }

  /** Creates a payment; {@code more} fields begin with a comma. */
  Order create(String more) throws IOException {
    int number = ++orders;
    String body =
        """
        {"amount":1250,"currency":"EUR","reference":"order-%d",\
        "return_url":"https://shop.example/result"%s}\
        """
            .formatted(number, more);
    Answer answer =
        send(sample("create-payment").header("idempotency-key", "order-" + number).body(body));
    return new Order(
        answer.json().text("id").orElseThrow(),
        answer.json().text("client_token").orElseThrow(),
        answer.json().text("agreement_id").orElse(""));
  }

  Order paid() throws IOException {
    return confirmed("");
  }

  Order authorised() throws IOException {
    return confirmed(",\"capture_method\":\"MANUAL\"");
  }

  Order confirmed(String more) throws IOException {
    Order order = create(more);
    send(about(sample("confirm-payment"), order));
    return order;
  }

  /** The id of a payment that its agreement charged, and that PayKKa has declined. */
  String declinedCharge() throws IOException {
    SampleEvent charge = ready("charge-agreement");
    world.fail(Fault.PAYKKA_DECLINES);
    Answer answer = send(charge);
    world.fail(Fault.NONE);
    return answer.json().text("id").orElseThrow();
  }

  /** A payment whose shopper is at their bank. */
  Order challenged() throws IOException {
    world.paykka().challenge(true);
    Order order = paid();
    world.paykka().challenge(false);
    return order;
  }

  /** The state of a return address of a payment that PayKKa has approved meanwhile. */
  String returnState() throws IOException {
    Order order = challenged();
    String address = world.paykka().latestReturnUrl();
    world.paykka().approve(order.transId());
    return address.substring(address.lastIndexOf('/') + 1);
  }

  /** The id of an agreement that can be charged. */
  String agreement() throws IOException {
    Order order =
        confirmed(
            """
            ,"payment_type":"RECURRING","shopper_reference":"shopper-7"\
            """);
    return order.agreement();
  }

  /** The token of a stored card. */
  String storedCard() throws IOException {
    Order order =
        confirmed(
            ofTheShopper() + ",\"store_payment_method\":true,\"token_usage\":\"CARD_ON_FILE\"");
    return "TK" + world.paykka().orderId(order.transId()).substring(2);
  }

  static String ofTheShopper() {
    return ",\"shopper_reference\":\"shopper-7\"";
  }

  SampleEvent about(SampleEvent event, Order order) {
    return filled(event, Map.of(SAMPLE_PAYMENT, order.id(), "CLIENT_TOKEN", order.clientToken()));
  }

  /** The merchant's server sends it instead of the browser. */
  SampleEvent asMerchant(SampleEvent event) {
    return event.bearer(canaries.apiKey);
  }

  SampleEvent signed(SampleEvent event) {
    return event.headers(world.paykka().signed(PATH_OF_WEBHOOKS, event.body().getBytes(UTF_8)));
  }

  private SampleEvent viewOperation() throws IOException {
    Order order = paid();
    Answer refund = send(about(sample("refund-payment"), order));
    String id = refund.json().text("id").orElseThrow();
    return sample("view-operation")
        .with(SAMPLE_PAYMENT + "r02", id)
        .with(SAMPLE_PAYMENT, order.id());
  }

  private SampleEvent resume() throws IOException {
    String agreement = agreement();
    send(sample("pause-agreement").with(SAMPLE_AGREEMENT, agreement));
    return sample("resume-agreement").with(SAMPLE_AGREEMENT, agreement);
  }

  private SampleEvent replay() throws IOException {
    world.aws().take();
    Order order = paid();
    deliver(world.handler(Function.DELIVER_NOTIFICATION));
    return about(sample("replay-notification"), order);
  }

  private Order refunded() throws IOException {
    Order order = paid();
    send(about(sample("refund-payment"), order));
    return order;
  }

  private SampleEvent webhook(String name, Order order) {
    return filled(
        sample(name),
        Map.of(
            "MERCHANT_ID",
            PlayedPaykka.MERCHANT,
            SAMPLE_PAYMENT,
            order.id(),
            SAMPLE_ORDER,
            world.paykka().approve(order.transId())));
  }

  private static SampleEvent filled(SampleEvent event, Map<String, String> values) {
    SampleEvent filled = event;
    for (Map.Entry<String, String> value : values.entrySet()) {
      if (filled.has(value.getKey())) {
        filled = filled.with(value.getKey(), value.getValue());
      }
    }
    return filled;
  }

  private static SampleEvent inBody(SampleEvent event, String before, String now) {
    return event.body().contains(before) ? event.inBody(before, now) : event;
  }
}
