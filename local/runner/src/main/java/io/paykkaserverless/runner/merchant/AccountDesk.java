package io.paykkaserverless.runner.merchant;

import io.paykkaserverless.json.JsonObject;
import io.paykkaserverless.json.JsonReader;
import io.paykkaserverless.json.JsonWriter;
import io.paykkaserverless.json.MalformedJson;
import io.paykkaserverless.runner.merchant.Agreement.NextCharge;
import io.paykkaserverless.runner.merchant.ApiConnection.Reply;
import io.paykkaserverless.runner.merchant.ApiConnection.Reply.Done;
import io.paykkaserverless.runner.merchant.ApiConnection.Reply.Refused;
import io.paykkaserverless.runner.merchant.ApiConnection.Reply.Silent;
import java.time.InstantSource;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers the account page: what the shopper has, and what the shopper wants done with it. Touches
 * no card and no subscription but the shopper's own.
 */
final class AccountDesk {

  private static final Logger LOG = LoggerFactory.getLogger(AccountDesk.class);
  private static final String CARDS = "/account/cards/";
  private static final String SUBSCRIPTIONS = "/account/subscriptions/";

  private final ShopperAccount account;
  private final PaymentsApi payments;
  private final InstantSource clock;

  AccountDesk(ShopperAccount account, PaymentsApi payments, InstantSource clock) {
    this.account = account;
    this.payments = payments;
    this.clock = clock;
  }

  /** The shopper, the cards and the subscriptions, the latter as the payment API says. */
  byte[] toJson() {
    JsonWriter json =
        new JsonWriter().put("shopper", account.shopper().reference()).beginArray("cards");
    for (StoredCard card : account.cards()) {
      card.writeTo(json.beginElement());
      json.end();
    }
    json.end().beginArray("subscriptions");
    account.subscriptions().forEach((id, order) -> writeSubscription(json, id, order));
    return json.end().toBytes();
  }

  /** Pauses, resumes or charges a subscription; nothing where the path is none of these. */
  Optional<Answer> post(String path, byte[] body) {
    List<String> parts = partsAfter(SUBSCRIPTIONS, path);
    return parts.size() == 2
        ? switch (parts.getLast()) {
          case "pause" -> with(parts.getFirst(), payments::pause);
          case "resume" -> with(parts.getFirst(), payments::resume);
          case "charge" -> charge(parts.getFirst(), body);
          default -> Optional.empty();
        }
        : Optional.empty();
  }

  /** Removes a card or cancels a subscription; nothing where the path is neither. */
  Optional<Answer> delete(String path) {
    List<String> subscription = partsAfter(SUBSCRIPTIONS, path);
    if (subscription.size() == 1) {
      return with(subscription.getFirst(), payments::cancel);
    }
    List<String> card = partsAfter(CARDS, path);
    return card.size() == 1 && !card.getFirst().isEmpty()
        ? Optional.of(removeCard(card.getFirst()))
        : Optional.empty();
  }

  private void writeSubscription(JsonWriter json, String agreementId, Order order) {
    json.beginElement()
        .put("order", order.number())
        .put("agreement_id", agreementId)
        .put("title", order.basket().title())
        .put("amount", order.basket().amountMinor())
        .put("currency", order.basket().currency().getCurrencyCode())
        .put("exponent", order.basket().exponent());
    payments
        .agreement(agreementId)
        .ifPresentOrElse(agreement -> agreement.writeTo(json), () -> json.put("status", "UNKNOWN"));
    json.beginArray("charges");
    for (NotificationMessage charge : account.charges(agreementId)) {
      json.beginElement()
          .put("period", charge.period())
          .put("amount", charge.amountMinor())
          .put("status", charge.status())
          .end();
    }
    json.end().end();
  }

  /** A card that the shopper does not have is as gone as it can be. */
  private Answer removeCard(String token) {
    if (!account.hasCard(token)) {
      return Answer.empty(204);
    }
    Reply reply = payments.removeToken(token);
    boolean gone = reply instanceof Done || reply.equals(new Refused(404));
    if (!gone) {
      return answer(reply);
    }
    account.forgetCard(token);
    return Answer.empty(204);
  }

  private Optional<Answer> with(String agreementId, Function<String, Reply> action) {
    return account.subscription(agreementId).map(_ -> answer(action.apply(agreementId)));
  }

  private Optional<Answer> charge(String agreementId, byte[] body) {
    return account.subscription(agreementId).map(order -> charge(agreementId, order, body));
  }

  private Answer charge(String agreementId, Order order, byte[] body) {
    Optional<Agreement> agreement = payments.agreement(agreementId);
    if (agreement.isEmpty()) {
      return notAvailable();
    }
    Optional<NextCharge> next = agreement.get().nextCharge();
    String period = next.map(NextCharge::period).orElseGet(this::currentMonth);
    // Two clicks are one charge: the second one still speaks of the period that was shown.
    if (periodShown(body).filter(shown -> !shown.equals(period)).isPresent()) {
      return Answer.problem(409, "Already charged", "This period has been charged already.");
    }
    long amount = next.map(NextCharge::amountMinor).orElse(order.basket().amountMinor());
    Reply reply = payments.charge(agreementId, order, period, amount);
    return reply instanceof Done(Optional<JsonObject> payment)
        ? Answer.json(
            200,
            new JsonWriter()
                .put("period", period)
                .put("amount", amount)
                .put("status", payment.flatMap(json -> json.text("status")).orElse("UNKNOWN"))
                .toBytes())
        : answer(reply);
  }

  private String currentMonth() {
    return YearMonth.from(clock.instant().atOffset(ZoneOffset.UTC)).toString();
  }

  private static Optional<String> periodShown(byte[] body) {
    try {
      return JsonReader.readObject(body).text("period");
    } catch (MalformedJson _) {
      return Optional.empty();
    }
  }

  private static Answer answer(Reply reply) {
    return switch (reply) {
      case Done _ -> Answer.empty(204);
      case Refused(int status) when status == 409 ->
          Answer.problem(409, "Not possible now", "The subscription's state does not allow this.");
      case Refused(int status) -> {
        LOG.warn("The payment API refused with {}", status);
        yield notAvailable();
      }
      case Silent(String why) -> {
        LOG.warn("Nobody knows what came of it: {}", why);
        yield notAvailable();
      }
    };
  }

  private static Answer notAvailable() {
    return Answer.problem(502, "Not available", "This is not possible now. Please try again.");
  }

  private static List<String> partsAfter(String prefix, String path) {
    return path.startsWith(prefix)
        ? List.of(path.substring(prefix.length()).split("/", -1))
        : List.of();
  }
}
