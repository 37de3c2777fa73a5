package io.paykkaserverless.simulation.story;

import io.paykkaserverless.core.money.Money;
import io.paykkaserverless.core.parked.EventBody;
import io.paykkaserverless.core.paykka.RefundReport;
import io.paykkaserverless.core.paykka.TransactionReport;
import io.paykkaserverless.core.paykka.TransactionStatus;
import io.paykkaserverless.core.payment.MerchantId;
import io.paykkaserverless.core.webhook.AcceptWebhook;
import io.paykkaserverless.core.webhook.AcceptWebhookResult;
import io.paykkaserverless.core.webhook.EventReading;
import io.paykkaserverless.core.webhook.PaykkaEvent;
import io.paykkaserverless.core.webhook.PaykkaEvent.PaymentReported;
import io.paykkaserverless.core.webhook.PaykkaEvent.RefundReported;
import io.paykkaserverless.simulation.story.Functions.Outcome;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** PayKKa's webhooks on their way: dropped, doubled, late, lying, and sent again when refused. */
final class Webhooks {

  private static final int FUNCTION_SECONDS = 15;
  private static final int TRIES_MAX = 6;
  private static final MerchantId SOMEBODY_ELSE = new MerchantId("18000000000001");

  private final Agenda agenda;
  private final Chance chance;
  private final Weather weather;
  private final Functions functions;
  private final Coverage coverage;
  private final Map<EventBody, PaykkaEvent> sent = new HashMap<>();
  private Optional<AcceptWebhook> receiver = Optional.empty();

  Webhooks(Agenda agenda, Chance chance, Weather weather, Functions functions, Coverage coverage) {
    this.agenda = agenda;
    this.chance = chance;
    this.weather = weather;
    this.functions = functions;
    this.coverage = coverage;
  }

  void goTo(AcceptWebhook useCase) {
    receiver = Optional.of(useCase);
  }

  void tell(TransactionReport report) {
    send(new PaymentReported(report));
    if (weather.brings(Fault.WEBHOOK_LYING)) {
      TransactionReport lie = lie(report);
      agenda.in(chance.mostlyLittle(5, 60_000), () -> deliverLie(new PaymentReported(lie)));
    }
  }

  void tell(RefundReport report) {
    send(new RefundReported(report));
  }

  void send(PaykkaEvent event) {
    if (weather.brings(Fault.WEBHOOK_DROPPED, 3)) {
      return;
    }
    boolean late = weather.brings(Fault.WEBHOOK_LATE, 2);
    long way = chance.mostlyLittle(5, late ? 20 * 3_600_000L : 3_000);
    agenda.in(way, () -> deliver(event, 1));
    if (weather.brings(Fault.WEBHOOK_DOUBLED, 2)) {
      agenda.in(chance.mostlyLittle(5, 60_000), () -> deliver(event, 1));
    }
  }

  private void deliver(PaykkaEvent event, int tries) {
    coverage.called(UseCase.WEBHOOK);
    functions.<AcceptWebhookResult>invoke(
        "webhook " + event.getClass().getSimpleName(),
        FUNCTION_SECONDS,
        () ->
            receiver
                .orElseThrow()
                .accept(new EventReading.Read(event, "TOLD"), () -> bodyOf(event)),
        outcome -> {
          if (!(outcome instanceof Outcome.Answered) && tries < TRIES_MAX) {
            weather.brought(Fault.FUNCTION_RETRIED);
            agenda.in(chance.mostlyLittle(5_000, 3_600_000), () -> deliver(event, tries + 1));
          }
        });
  }

  /** Whatever else becomes of it, it is not believed. */
  private void deliverLie(PaykkaEvent lie) {
    coverage.called(UseCase.WEBHOOK);
    functions.<AcceptWebhookResult>invoke(
        "lying webhook",
        FUNCTION_SECONDS,
        () -> receiver.orElseThrow().accept(new EventReading.Read(lie, "TOLD"), () -> bodyOf(lie)),
        outcome ->
            PromiseBroken.unless(
                !(outcome instanceof Outcome.Answered<AcceptWebhookResult>(var result))
                    || result instanceof AcceptWebhookResult.Parked,
                "a lie was believed: " + lie));
  }

  private EventBody bodyOf(PaykkaEvent event) {
    EventBody body = EventBody.of(event.toString().getBytes(StandardCharsets.UTF_8));
    sent.put(body, event);
    return body;
  }

  /** What a parked body says. */
  EventReading reread(EventBody body) {
    return Optional.ofNullable(sent.get(body))
        .<EventReading>map(event -> new EventReading.Read(event, "TOLD"))
        .orElseGet(() -> new EventReading.Malformed("nothing like it ever came"));
  }

  /** Another outcome, of another merchant's account or of another price. */
  private TransactionReport lie(TransactionReport report) {
    Money told = report.amount().orElseThrow();
    return switch (chance.upTo(2)) {
      case 0 -> lie(report, Optional.of(SOMEBODY_ELSE), report.amount());
      case 1 ->
          lie(
              report,
              report.merchantId(),
              Optional.of(new Money(told.minor() + 1, told.currency())));
      default -> lie(report, report.merchantId(), Optional.of(Money.of(told.minor(), "USD")));
    };
  }

  private TransactionReport lie(
      TransactionReport report, Optional<MerchantId> merchant, Optional<Money> amount) {
    return new TransactionReport(
        report.transId(),
        merchant,
        amount,
        report.orderId(),
        chance.of(List.of(TransactionStatus.values())),
        report.failure(),
        report.authenticationUrl(),
        report.card(),
        report.shopper(),
        report.token(),
        report.agreement(),
        Optional.empty());
  }
}
