package io.paykkaserverless.simulation.smallscope;

import io.paykkaserverless.core.operation.OperationCommand;
import io.paykkaserverless.core.operation.OperationKind;
import io.paykkaserverless.core.operation.Operations;
import io.paykkaserverless.core.paykka.RefundReport;
import io.paykkaserverless.core.paykka.RefundStatus;
import io.paykkaserverless.core.payment.Payments;
import io.paykkaserverless.simulation.smallscope.TruthfulPaykka.Way;
import io.paykkaserverless.simulation.smallscope.WholeScope.Story;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A merchant captures, lets go and gives back, each under a key of its own. */
final class MoneyStories implements WholeScope.Stories {

  private static final List<OperationCommand> COMMANDS =
      List.of(
          Operations.capture(Reports.PART, "capture-part"),
          Operations.captureAll("capture-rest"),
          Operations.voidRest("void"),
          Operations.refund(Reports.PART, "refund-part"),
          Operations.refundAll("refund-rest"));

  private final List<OperationCommand> commands;

  private MoneyStories(List<OperationCommand> commands) {
    this.commands = commands;
  }

  /** A second refund is left out. */
  static MoneyStories some() {
    return new MoneyStories(COMMANDS.subList(0, 4));
  }

  static MoneyStories all() {
    return new MoneyStories(COMMANDS);
  }

  private static final List<Way> WAYS =
      List.of(Way.DOES_IT, Way.REFUSES, Way.ANSWER_IS_LOST, Way.NEVER_ARRIVES);

  @Override
  public List<Story> in(World world) {
    List<Story> stories = new ArrayList<>();
    for (OperationCommand command : commands) {
      for (Way way : WAYS) {
        stories.add(commanded(world, command, way));
      }
      if (command.kind() == OperationKind.REFUND) {
        stories.add(commanded(world, command, Way.TAKES_ITS_TIME));
      }
    }
    stories.add(
        CardStories.ours(
            "the merchant has it checked",
            world,
            Way.DOES_IT,
            desk -> desk.uses().reconcile.recheck(Payments.ID)));
    world
        .truth()
        .refunds()
        .forEach(
            (number, refund) -> {
              if (refund.status() == RefundStatus.PROCESSING) {
                stories.add(ended(world, number, refund, RefundStatus.SUCCESS));
                stories.add(ended(world, number, refund, RefundStatus.FAILURE));
              }
            });
    CardStories.common(world, stories);
    return stories;
  }

  private static Story commanded(World world, OperationCommand command, Way way) {
    return CardStories.ours(
        "the merchant: " + command.key().value() + ", PayKKa " + way,
        world,
        way,
        desk -> desk.uses().operate.operate(command));
  }

  private static Story ended(World world, int number, RefundReport refund, RefundStatus status) {
    RefundReport report =
        Reports.refund(
            Payments.ID, number, Payments.FIRST, refund.amount().orElseThrow().minor(), status);
    return new Story(
        "at PayKKa refund " + number + " becomes " + status,
        world.truth().ended(Payments.FIRST, number, report),
        Optional.empty());
  }
}
