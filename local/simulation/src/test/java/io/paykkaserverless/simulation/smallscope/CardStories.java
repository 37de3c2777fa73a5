package io.paykkaserverless.simulation.smallscope;

import io.paykkaserverless.core.card.ShopperDevice;
import io.paykkaserverless.core.confirm.ConfirmPaymentCommand;
import io.paykkaserverless.core.paykka.TransactionReport;
import io.paykkaserverless.core.paykka.TransactionStatus;
import io.paykkaserverless.core.payment.AttemptId;
import io.paykkaserverless.core.payment.Payment;
import io.paykkaserverless.core.payment.Payments;
import io.paykkaserverless.core.payment.Speaker;
import io.paykkaserverless.core.payment.TestBench;
import io.paykkaserverless.core.webhook.PaykkaEvent;
import io.paykkaserverless.simulation.smallscope.Desk.Job;
import io.paykkaserverless.simulation.smallscope.TruthfulPaykka.Way;
import io.paykkaserverless.simulation.smallscope.WholeScope.Story;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** A shopper pays: clicks, 3-D Secure, the way back, webhooks, the sweep, and time. */
final class CardStories implements WholeScope.Stories {

  private static final List<Way> WAYS =
      List.of(
          Way.DOES_IT,
          Way.AUTHORISES,
          Way.CHALLENGES,
          Way.DECLINES,
          Way.REFUSES,
          Way.ANSWER_IS_LOST,
          Way.NEVER_ARRIVES);

  @Override
  public List<Story> in(World world) {
    List<Story> stories = new ArrayList<>();
    Payment payment = world.payment().orElseThrow();
    boolean mayTry = payment.attempts().size() < 2 && !payment.state().isOpen();
    for (Way way : mayTry ? WAYS : List.of(Way.DOES_IT)) {
      stories.add(ours("the shopper confirms, PayKKa " + way, world, way, CardStories::confirm));
    }
    payment
        .latestAttempt()
        .ifPresent(
            attempt ->
                stories.add(
                    ours(
                        "the shopper comes back from attempt " + attempt.id().number(),
                        world,
                        Way.DOES_IT,
                        desk -> comesBack(desk, attempt.id()))));
    stories.add(
        ours(
            "the merchant has it checked",
            world,
            Way.DOES_IT,
            desk -> desk.uses().reconcile.recheck(Payments.ID)));
    atPaykka(world, stories);
    common(world, stories);
    return stories;
  }

  /** Webhooks, and what is due. */
  static void common(World world, List<Story> stories) {
    for (PaykkaEvent event : world.truth().webhooks()) {
      stories.add(
          ours(
              "webhook: " + AcceptScope.words(event),
              world,
              Way.DOES_IT,
              desk -> desk.webhook(event)));
    }
    WholeScope.due(world)
        .ifPresent(
            due -> {
              Instant at = due.isAfter(world.now()) ? due : world.now();
              stories.add(
                  ours(
                      "the sweep looks when something is due",
                      world,
                      Way.DOES_IT,
                      desk -> {
                        desk.clock().set(at);
                        desk.uses().sweep.run(Instant.MAX);
                      }));
            });
  }

  static Story ours(String what, World world, Way way, Consumer<Desk> work) {
    return new Story(what, world.truth(), Optional.of(new Job(way, work)));
  }

  private static void confirm(Desk desk) {
    desk.uses()
        .confirm
        .confirm(
            new ConfirmPaymentCommand(
                Payments.ID,
                Speaker.SHOPPER,
                TestBench.encryptedCard(),
                ShopperDevice.NONE,
                TestBench.PUBLIC_BASE_URL));
  }

  private static void comesBack(Desk desk, AttemptId attempt) {
    Instant until = desk.clock().instant().plus(Duration.ofHours(1));
    desk.uses().finishReturn.finish(desk.uses().returnTokens.issue(attempt, until));
  }

  private static void atPaykka(World world, List<Story> stories) {
    world
        .truth()
        .transactions()
        .forEach(
            (number, report) -> {
              AttemptId attempt = new AttemptId(Payments.ID, number);
              switch (report.status()) {
                case PROCESSING -> {
                  stories.add(
                      theirs(
                          world,
                          attempt,
                          Reports.of(attempt, TransactionStatus.SUCCESS, Reports.CAPTURED)));
                  stories.add(
                      theirs(world, attempt, Reports.of(attempt, TransactionStatus.FAILURE)));
                }
                case AUTHORIZED ->
                    stories.add(
                        theirs(
                            world,
                            attempt,
                            Reports.of(attempt, TransactionStatus.SUCCESS, Reports.CAPTURED)));
                case SUCCESS,
                    FAILURE,
                    CANCELED,
                    PARTIALLY_REVERSED,
                    PARTIALLY_REFUNDED,
                    REFUNDED -> {}
              }
            });
  }

  private static Story theirs(World world, AttemptId attempt, TransactionReport report) {
    return new Story(
        "at PayKKa attempt " + attempt.number() + " becomes " + report.status(),
        world.truth().with(attempt, report),
        Optional.empty());
  }
}
