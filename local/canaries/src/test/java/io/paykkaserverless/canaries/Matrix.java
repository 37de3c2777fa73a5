package io.paykkaserverless.canaries;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import io.paykkaserverless.aws.canary.MadeUpCard;
import io.paykkaserverless.aws.http.SampleEvent;
import io.paykkaserverless.aws.sqs.QueueEvent;
import io.paykkaserverless.canaries.Fault.Place;
import io.paykkaserverless.canaries.Shop.Order;
import io.paykkaserverless.core.notification.ReplayNotification;
import io.paykkaserverless.core.operation.OperatePayment;
import io.paykkaserverless.core.payment.AttemptId;
import io.paykkaserverless.core.secret.FixedKeys;
import io.paykkaserverless.core.secret.HmacKey;
import io.paykkaserverless.core.token.ReturnTokens;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Every route on every way out, and the two functions that have no route. */
final class Matrix {

  private static final Path EVENTS = Path.of("..", "..", "events");

  private final World world;
  private final Shop shop;
  private final Sinks sinks;
  private final Canaries canaries;
  private int cells;

  Matrix(World world, Shop shop, Sinks sinks, Canaries canaries) {
    this.world = world;
    this.shop = shop;
    this.sinks = sinks;
    this.canaries = canaries;
  }

  /** How many ways out there were. */
  int cells() {
    return cells;
  }

  /** The samples of API Gateway's events. */
  static List<String> samples() throws IOException {
    try (Stream<Path> files = Files.list(EVENTS)) {
      return files
          .map(file -> file.getFileName().toString().replace(".json", ""))
          .filter(name -> SampleEvent.of(name).has("\"routeKey\""))
          .sorted()
          .toList();
    }
  }

  /** Something that happens, and is looked at when it has. */
  @FunctionalInterface
  private interface Play {
    void play() throws IOException;
  }

  void run() throws IOException {
    Set<String> routes = new HashSet<>();
    for (String sample : samples()) {
      happy(sample);
      // Each way to pay has fields of its own; of other routes one sample is as good as another.
      if (sample.startsWith("confirm-") || routes.add(SampleEvent.of(sample).route())) {
        wrong(sample);
        faulty(sample);
      }
    }
    everyCard();
    problems();
    functionsWithoutRoute();
    sinks.lookAtItems("in the end");
  }

  private void cell(String what, Play play) throws IOException {
    cells++;
    try {
      play.play();
    } catch (AssertionError | RuntimeException e) {
      throw new AssertionError(what, e);
    } finally {
      world.fail(Fault.NONE);
    }
    sinks.look(what);
  }

  private void happy(String sample) throws IOException {
    cell(sample, () -> shop.send(shop.ready(sample)));
  }

  private void wrong(String sample) throws IOException {
    WrongRequests wrong = new WrongRequests(canaries.card.number());
    boolean once = !sample.startsWith("confirm");
    SampleEvent ready = shop.ready(sample);
    for (String what : wrong.of(ready).keySet()) {
      SampleEvent event = once ? ready : shop.ready(sample);
      cell(sample + ", " + what, () -> shop.sendWrong(resigned(wrong.like(what, event))));
    }
    cell(
        sample + ", no event",
        () -> shop.sendRaw(ready.route(), "{\"body\":\"" + canaries.card.number() + "\""));
  }

  /** A webhook is signed as it is sent; whoever else sends it, sends it as it is. */
  private SampleEvent resigned(SampleEvent event) {
    return event.has("x-paykka-sign") ? shop.signed(event) : event;
  }

  private void faulty(String sample) throws IOException {
    for (Fault fault : Fault.values()) {
      if (isWorthWhile(sample, fault)) {
        SampleEvent event = shop.ready(sample);
        cell(
            sample + ", " + fault,
            () -> {
              world.fail(fault);
              if (fault.isAt(Place.SECRETS)) {
                shop.send(event, world.fresh(Function.of(event.route()), Map.of()));
              } else {
                shop.send(event);
              }
            });
      }
    }
  }

  /** A shopper who comes back waits two seconds for PayKKa: half of the faults for each method. */
  private static boolean isWorthWhile(String sample, Fault fault) {
    boolean returning = sample.startsWith("return-from-3ds") && fault.isAt(Place.PAYKKA);
    return fault != Fault.NONE
        && !fault.isAt(Place.MERCHANT)
        && (!returning || Fault.AT_PAYKKA.indexOf(fault) % 2 == (sample.endsWith("post") ? 1 : 0));
  }

  private void everyCard() throws IOException {
    for (MadeUpCard card : canaries.cards) {
      cell(
          "a card of " + card.number().length() + " digits",
          () ->
              shop.send(
                  shop.ready("confirm-plain-card")
                      .inBody(canaries.card.number(), card.number())
                      .inBody("\"" + canaries.card.code() + "\"", "\"" + card.code() + "\"")
                      .inBody(
                          "\"exp_year\":\"" + canaries.card.year(), "\"exp_year\":\"" + card.year())
                      .inBody(
                          "\"exp_month\":\"" + canaries.card.month(),
                          "\"exp_month\":\"" + card.month())));
    }
    cell(
        "a card the code of which is wrong",
        () ->
            shop.send(
                shop.ready("confirm-plain-card")
                    .inBody(
                        "\"" + canaries.card.code() + "\"", "\"" + canaries.card.number() + "\"")));
  }

  /** What needs a state of its own. */
  private void problems() throws IOException {
    cell("create, key reused", this::reuseKey);
    for (String sample : List.of("confirm-payment", "confirm-plain-card")) {
      cell(sample + ", too late", () -> shop.send(shop.about(shop.sample(sample), expired())));
      cell(sample + ", charged by agreement", () -> confirmCharge(sample));
      cell(sample + ", too often", () -> shop.send(shop.ready(sample), limited(sample)));
      cell(sample + ", unknown", () -> shop.send(shop.asMerchant(shop.sample(sample))));
    }
    cell(
        "confirm-decrypted-apple-pay, by the browser",
        () -> {
          Order order = shop.create("");
          shop.send(
              shop.about(shop.sample("confirm-decrypted-apple-pay"), order)
                  .bearer(order.clientToken()));
        });
    cell(
        "session, too late",
        () -> shop.send(shop.about(shop.sample("apple-pay-session"), expired())));
    cell(
        "session, paid",
        () -> shop.send(shop.about(shop.sample("apple-pay-session"), shop.paid())));
    cell("session, unknown", () -> shop.send(shop.asMerchant(shop.sample("apple-pay-session"))));
    agreements();
    for (String sample : List.of("capture-payment", "void-payment", "refund-payment")) {
      operations(sample);
    }
    replays();
    returns();
    cell(
        "an unknown dispute",
        () -> shop.send(shop.ready("receive-dispute-webhook").inBody("GW0", "GW9")));
    brokenBase64();
  }

  private void reuseKey() throws IOException {
    SampleEvent event = shop.sample("create-payment");
    shop.send(event);
    shop.send(event.inBody("\"currency\":\"EUR\"", "\"currency\":\"GBP\""));
  }

  private void confirmCharge(String sample) throws IOException {
    Order charge = new Order(shop.declinedCharge(), "none", "");
    shop.send(shop.asMerchant(shop.about(shop.sample(sample), charge)));
  }

  private RequestStreamHandler limited(String sample) {
    return world.fresh(
        Function.of(SampleEvent.of(sample).route()), Map.of("ATTEMPTS_PER_ADDRESS_MAX", "1"));
  }

  /** A payment whose time is over. */
  private Order expired() throws IOException {
    Order order = shop.create("");
    world
        .aws()
        .call(
            "UpdateItem",
            """
            {"TableName":"%s","Key":{"pk":{"S":"%s"},"sk":{"S":"payment"}},\
            "UpdateExpression":"SET ca = :then, ea = :past",\
            "ExpressionAttributeValues":{":then":{"N":"1000"},":past":{"N":"2000"}}}\
            """
                .formatted(World.TABLE, order.id()));
    return order;
  }

  private void agreements() throws IOException {
    cell(
        "charge, period reused",
        () -> {
          SampleEvent charge = shop.ready("charge-agreement");
          shop.send(charge);
          shop.send(charge.inBody("990", "991"));
        });
    for (String sample :
        List.of("charge-agreement", "pause-agreement", "resume-agreement", "cancel-agreement")) {
      cell(
          sample + ", over",
          () -> {
            SampleEvent event = shop.ready(sample);
            String id = event.path().split("/", -1)[2];
            shop.send(
                shop.sample("cancel-agreement").with("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", id));
            shop.send(event);
          });
    }
  }

  private void operations(String sample) throws IOException {
    boolean refund = sample.startsWith("refund");
    String all = "{}";
    cell(sample + ", too much", () -> shop.send(shop.ready(sample).body("{\"amount\":999999}")));
    cell(
        sample + ", other currency",
        () -> shop.send(shop.ready(sample).body("{\"amount\":1,\"currency\":\"GBP\"}")));
    cell(
        sample + ", not possible",
        () -> shop.send(shop.about(shop.sample(sample), refund ? shop.authorised() : shop.paid())));
    cell(
        sample + ", key reused",
        () -> {
          SampleEvent event = shop.ready(sample);
          shop.send(event);
          shop.send(
              event.body(
                  refund || sample.startsWith("capture")
                      ? "{\"amount\":7}"
                      : "{\"reason\":\"DUPLICATE\"}"));
        });
    cell(
        sample + ", under way",
        () -> {
          SampleEvent event = shop.ready(sample).body(all);
          world.fail(Fault.PAYKKA_TIMES_OUT);
          shop.send(event);
          shop.send(event.header("idempotency-key", "another-key"));
        });
    cell(
        sample + ", too many",
        () -> {
          SampleEvent event = shop.ready(sample).body(all);
          world.fail(Fault.PAYKKA_REFUSES);
          for (int i = 0; i <= OperatePayment.OPERATIONS_MAX; i++) {
            forgetWhatWasSent();
            shop.send(event.header("idempotency-key", "key-number-" + i));
          }
        });
  }

  /** The last item of many has all in it that the ones before had. */
  private void forgetWhatWasSent() {
    world.sent();
  }

  private void replays() throws IOException {
    cell(
        "replay, never sent",
        () -> shop.send(shop.about(shop.sample("replay-notification"), shop.paid())));
    cell(
        "replay, elsewhere",
        () -> shop.send(shop.ready("replay-notification").body("{\"endpoint\":\"elsewhere\"}")));
    cell(
        "replay, too often",
        () -> {
          SampleEvent event = shop.ready("replay-notification");
          for (int i = 0; i <= ReplayNotification.REPLAYS_MAX; i++) {
            forgetWhatWasSent();
            shop.send(event);
            shop.deliver(world.handler(Function.DELIVER_NOTIFICATION));
          }
        });
  }

  private void returns() throws IOException {
    ReturnTokens earlier =
        new ReturnTokens(
            new FixedKeys(new HmacKey(Base64.getDecoder().decode(canaries.tokenKey))),
            InstantSource.system());
    for (String sample : List.of("return-from-3ds", "return-from-3ds-post")) {
      cell(
          sample + ", too late",
          () -> {
            AttemptId attempt = AttemptId.parse(shop.paid().transId()).orElseThrow();
            shop.send(
                shop.sample(sample).with("RETURN_STATE", earlier.issue(attempt, Instant.EPOCH)));
          });
      cell(
          sample + ", no shop",
          () -> {
            // Its shopper was never asked for, so nobody said where they come back to.
            AttemptId attempt = AttemptId.parse(shop.declinedCharge() + "a01").orElseThrow();
            shop.send(
                shop.sample(sample)
                    .with("RETURN_STATE", earlier.issue(attempt, Instant.now().plusSeconds(600))));
          });
    }
  }

  /** What says that it is in Base64, and is not. */
  private void brokenBase64() throws IOException {
    for (String sample : samples()) {
      if (!SampleEvent.of(sample).body().isEmpty()) {
        cell(
            sample + ", broken Base64",
            () ->
                shop.send(
                    shop.ready(sample)
                        .body(canaries.card.number() + "!")
                        .with("\"isBase64Encoded\":false", "\"isBase64Encoded\":true")));
      }
    }
  }

  private void functionsWithoutRoute() throws IOException {
    for (Fault fault : Fault.values()) {
      cell(
          "deliver-notification, " + fault,
          () -> {
            shop.paid();
            world.fail(fault);
            shop.deliver(world.fresh(Function.DELIVER_NOTIFICATION, Map.of()));
          });
      cell(
          "reconcile-payments, " + fault,
          () -> {
            everythingIsDue();
            world.fail(fault);
            shop.invoke(world.fresh(Function.RECONCILE_PAYMENTS, Map.of()), "{}");
          });
    }
    String card = canaries.card.number();
    for (Function function : List.of(Function.DELIVER_NOTIFICATION, Function.RECONCILE_PAYMENTS)) {
      for (String event :
          Arrays.asList(
              "", card, "{\"" + card + "\":", "{\"Records\":[{\"body\":\"" + card + "\"}]}")) {
        cell(
            function + ", " + event.length() + " characters of nonsense",
            () -> shop.invoke(world.handler(function), event));
      }
    }
    cell(
        "deliver-notification, another's message",
        () ->
            shop.invoke(
                world.handler(Function.DELIVER_NOTIFICATION),
                new QueueEvent()
                    .withBody(card)
                    .withBody("{\"notification_id\":\"" + card + "\"}")
                    .text()));
  }

  /** An open payment, and an hour has passed since it was due. */
  private void everythingIsDue() throws IOException {
    world.fail(Fault.PAYKKA_IS_CUT_OFF);
    Order order = shop.paid();
    world.fail(Fault.NONE);
    world
        .aws()
        .call(
            "UpdateItem",
            """
            {"TableName":"%s","Key":{"pk":{"S":"%s"},"sk":{"S":"payment"}},\
            "UpdateExpression":"SET due_at = :past","ExpressionAttributeValues":{":past":{"N":"1"}}}\
            """
                .formatted(World.TABLE, order.id()));
  }
}
