package io.paykkaserverless.simulation.crash;

import static org.assertj.core.api.Assertions.assertThat;

import io.paykkaserverless.core.operation.FakeOperations.Mood;
import io.paykkaserverless.core.operation.Operation;
import io.paykkaserverless.core.operation.OperationCommand;
import io.paykkaserverless.core.operation.OperationId;
import io.paykkaserverless.core.operation.OperationKind;
import io.paykkaserverless.core.operation.OperationResult;
import io.paykkaserverless.core.operation.OperationState;
import io.paykkaserverless.core.operation.Operations;
import io.paykkaserverless.core.payment.CaptureMethod;
import io.paykkaserverless.core.payment.FakePaykka;
import io.paykkaserverless.core.payment.Payment;
import io.paykkaserverless.core.payment.PaymentState;
import io.paykkaserverless.core.payment.Payments;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;

/** The merchant moves money of an approved payment, and looks at it. */
final class OperationErrands {

  private OperationErrands() {}

  static Stream<Errand> all() {
    return Stream.of(
            captures(),
            voids(),
            refunds(),
            looks(),
            rechecks(),
            archived(),
            Stream.of(notPossible(), misused()))
        .flatMap(errands -> errands);
  }

  private static Stream<Errand> captures() {
    return Stream.of(
        capture(Mood.DOES_IT).then(PayErrands.ends(PaymentState.PAID)),
        capture(Mood.REFUSES).then(PayErrands.ends(PaymentState.AUTHORIZED)),
        capture(Mood.LOSES_THE_ANSWER_AFTER_DOING_IT).then(PayErrands.ends(PaymentState.PAID)),
        movingLostFirst("capture, PayKKa gets only the second request", Operations::captureAll)
            .given(OperationErrands::authorised)
            .then(PayErrands.ends(PaymentState.PAID)),
        moving("capture, PayKKa TAKES_ITS_TIME", Operations::captureAll)
            .given(OperationErrands::authorised)
            .given(World::takesItsTime)
            .then(PayErrands.ends(PaymentState.PAID)),
        moving("capture a part", key -> Operations.capture(500, key))
            .given(OperationErrands::authorised)
            .then(PayErrands.ends(PaymentState.AUTHORIZED)),
        moving("capture another part", key -> Operations.capture(500, key))
            .given(OperationErrands::authorised)
            .given(world -> world.uses.operate.operate(Operations.capture(300, "before")))
            .then(PayErrands.ends(PaymentState.AUTHORIZED)));
  }

  private static Errand capture(Mood mood) {
    return moving("capture, PayKKa " + mood, Operations::captureAll)
        .given(OperationErrands::authorised)
        .given(paykka(mood));
  }

  private static Stream<Errand> voids() {
    return Stream.of(
        voidAll(Mood.DOES_IT).then(PayErrands.ends(PaymentState.CANCELED)),
        voidAll(Mood.REFUSES).then(PayErrands.ends(PaymentState.AUTHORIZED)),
        voidAll(Mood.LOSES_THE_ANSWER_AFTER_DOING_IT).then(PayErrands.ends(PaymentState.CANCELED)),
        movingLostFirst("void, PayKKa gets only the second request", Operations::voidRest)
            .given(OperationErrands::authorised)
            .then(PayErrands.ends(PaymentState.CANCELED)),
        moving("void, PayKKa TAKES_ITS_TIME", Operations::voidRest)
            .given(OperationErrands::authorised)
            .given(World::takesItsTime)
            .then(PayErrands.ends(PaymentState.CANCELED)),
        moving("void the rest", Operations::voidRest)
            .given(OperationErrands::authorised)
            .given(world -> world.uses.operate.operate(Operations.capture(500, "before")))
            .then(PayErrands.ends(PaymentState.PARTIALLY_REVERSED)));
  }

  private static Errand voidAll(Mood mood) {
    return moving("void, PayKKa " + mood, Operations::voidRest)
        .given(OperationErrands::authorised)
        .given(paykka(mood));
  }

  private static Stream<Errand> refunds() {
    return Stream.concat(
        Stream.of(
                Mood.DOES_IT,
                Mood.TAKES_ITS_TIME,
                Mood.REVIEWS_IT,
                Mood.LOSES_THE_ANSWER_AFTER_DOING_IT,
                Mood.ANSWERS_FOR_ANOTHER_AMOUNT)
            .map(
                mood ->
                    refund("refund, PayKKa " + mood)
                        .given(paykka(mood))
                        .then(PayErrands.ends(PaymentState.REFUNDED))),
        Stream.of(
            refund("refund, PayKKa REFUSES")
                .given(paykka(Mood.REFUSES))
                .then(PayErrands.ends(PaymentState.PAID)),
            movingLostFirst("refund, PayKKa gets only the second request", Operations::refundAll)
                .given(World::confirm)
                .then(PayErrands.ends(PaymentState.REFUNDED)),
            Errand.of(
                    "refund, the answer and the queries are lost",
                    OperationErrands::isRefundedInTheDark)
                .given(World::confirm)
                .given(paykka(Mood.LOSES_THE_ANSWER_AFTER_DOING_IT))
                .given(world -> world.bench.operations.stopAnsweringQueries())
                .then(PayErrands.ends(PaymentState.REFUNDED)),
            moving("refund a part", key -> Operations.refund(300, key))
                .given(World::confirm)
                .then(PayErrands.ends(PaymentState.PARTIALLY_REFUNDED)),
            moving("refund another part", key -> Operations.refund(300, key))
                .given(World::confirm)
                .given(world -> world.uses.operate.operate(Operations.refund(200, "before")))
                .then(PayErrands.ends(PaymentState.PARTIALLY_REFUNDED))
                .then(
                    world ->
                        assertThat(world.payment().books().balances().refunded()).isEqualTo(500))));
  }

  private static Errand refund(String name) {
    return moving(name, Operations::refundAll).given(World::confirm);
  }

  /** PayKKa answers no queries until the first call is over. */
  private static boolean isRefundedInTheDark(World world) {
    try {
      return isMoved(world, Operations::refundAll);
    } finally {
      world.bench.operations.answerQueries();
    }
  }

  private static Errand notPossible() {
    return moving("refund more than was taken", key -> Operations.refund(9_999, key))
        .given(World::confirm)
        .then(PayErrands.ends(PaymentState.PAID));
  }

  private static Errand misused() {
    return Errand.of(
            "use a key for something else",
            world ->
                world.uses.operate.operate(Operations.refund(200, "key-1"))
                    instanceof OperationResult.KeyReused)
        .given(World::confirm)
        .given(world -> world.uses.operate.operate(Operations.refund(300, "key-1")))
        .then(PayErrands.ends(PaymentState.PARTIALLY_REFUNDED));
  }

  private static Stream<Errand> looks() {
    return Stream.of(
        view("view what is quiet").then(PayErrands.ends(PaymentState.EXPIRED)),
        view("view what is in doubt")
            .given(OperationErrands::unknown)
            .given(world -> world.pass(Duration.ofMinutes(1)))
            .then(PayErrands.ends(PaymentState.PAID)),
        view("view what is in doubt in vain")
            .given(OperationErrands::unknown)
            .given(world -> world.bench.paykka.stopAnsweringQueries())
            .given(world -> world.pass(Duration.ofMinutes(1)))
            .meanwhile(world -> world.bench.paykka.answerQueries())
            .then(PayErrands.ends(PaymentState.PAID)),
        view("view a refund's payment")
            .given(OperationErrands::openRefund)
            .given(world -> world.pass(Duration.ofMinutes(1)))
            .then(PayErrands.ends(PaymentState.REFUNDED)),
        Errand.of("view a refund", world -> isSeen(world, OperationKind.REFUND))
            .given(OperationErrands::openRefund)
            .then(PayErrands.ends(PaymentState.REFUNDED)),
        Errand.of("view a capture", world -> isSeen(world, OperationKind.CAPTURE))
            .given(OperationErrands::authorised)
            .given(World::takesItsTime)
            .given(world -> world.uses.operate.operate(Operations.captureAll("key-1")))
            .given(World::paykkaFinishes)
            .then(PayErrands.ends(PaymentState.PAID)));
  }

  private static Errand view(String name) {
    return Errand.of(name, world -> world.uses.view.viewWhole(Payments.ID).isPresent());
  }

  private static boolean isSeen(World world, OperationKind kind) {
    return world.uses.viewOperation.view(new OperationId(Payments.ID, kind, 1)).isPresent();
  }

  private static Stream<Errand> rechecks() {
    return Stream.of(
        recheck("recheck what nobody tried").then(PayErrands.ends(PaymentState.EXPIRED)),
        recheck("recheck what is in doubt")
            .given(OperationErrands::unknown)
            .then(PayErrands.ends(PaymentState.PAID)),
        recheck("recheck what is paid")
            .given(World::confirm)
            .then(PayErrands.ends(PaymentState.PAID)),
        recheck("recheck an open refund")
            .given(OperationErrands::openRefund)
            .given(World::paykkaFinishes)
            .then(PayErrands.ends(PaymentState.REFUNDED)),
        recheck("recheck three refunds")
            .given(World::confirm)
            .given(paykka(Mood.TAKES_ITS_TIME))
            .given(
                world -> {
                  for (int i = 1; i <= 3; i++) {
                    world.uses.operate.operate(Operations.refund(100, "key-" + i));
                  }
                })
            .given(World::paykkaFinishes)
            .then(PayErrands.ends(PaymentState.PARTIALLY_REFUNDED)));
  }

  private static Stream<Errand> archived() {
    return Stream.of(
        Errand.of(
                "ask again for a refund that is archived",
                world -> isOver(world.uses.operate.operate(Operations.refund(300, "first"))))
            .given(OperationErrands::archivedRefund)
            .then(PayErrands.ends(PaymentState.PARTIALLY_REFUNDED))
            .then(world -> assertThat(world.bench.operations.refunds()).isEqualTo(2)),
        Errand.of(
                "use the key of a refund that is archived for something else",
                world ->
                    world.uses.operate.operate(Operations.refund(301, "first"))
                        instanceof OperationResult.KeyReused)
            .given(OperationErrands::archivedRefund)
            .then(PayErrands.ends(PaymentState.PARTIALLY_REFUNDED)),
        Errand.of("view a refund that is archived", world -> isSeen(world, OperationKind.REFUND))
            .given(OperationErrands::archivedRefund)
            .then(PayErrands.ends(PaymentState.PARTIALLY_REFUNDED)),
        view("view a payment of which much is archived")
            .given(OperationErrands::archivedRefund)
            .then(PayErrands.ends(PaymentState.PARTIALLY_REFUNDED)));
  }

  /** The second one's first write archives the first one. */
  static void archivedRefund(World world) {
    world.confirm();
    world.uses.operate.operate(Operations.refund(300, "first"));
    world.uses.operate.operate(Operations.refund(200, "second"));
    assertThat(world.payment().books().isArchived(1)).isTrue();
  }

  private static Errand recheck(String name) {
    return Errand.of(name, world -> world.uses.reconcile.recheck(Payments.ID).isPresent());
  }

  static void authorised(World world) {
    world.begin(Payments.payment().captureMethod(CaptureMethod.MANUAL).build());
    world.bench.paykka.mood(FakePaykka.Mood.AUTHORIZES_ONLY);
    world.confirm();
  }

  /** PayKKa has taken the money, and nobody here knows. */
  static void unknown(World world) {
    world.bench.paykka.mood(FakePaykka.Mood.LOSES_THE_ANSWER_AFTER_CHARGING);
    world.bench.paykka.stopAnsweringQueries();
    world.confirm();
    world.bench.paykka.answerQueries();
  }

  static void openRefund(World world) {
    world.confirm();
    world.bench.operations.mood(Mood.TAKES_ITS_TIME);
    world.uses.operate.operate(Operations.refundAll("key-1"));
  }

  static Consumer<World> paykka(Mood mood) {
    return world -> world.bench.operations.mood(mood);
  }

  private static Errand moving(String name, Function<String, OperationCommand> command) {
    return Errand.of(name, world -> isMoved(world, command));
  }

  /** The network loses the first request on its way, and no other. */
  private static Errand movingLostFirst(String name, Function<String, OperationCommand> command) {
    return Errand.of(
        name,
        world -> {
          boolean first = world.bench.operations.requests() == 0;
          world.bench.operations.mood(first ? Mood.NEVER_GETS_THE_REQUEST : Mood.DOES_IT);
          return isMoved(world, command);
        });
  }

  /** By a merchant who takes another key only once the last one's request is certain to be lost. */
  private static boolean isMoved(World world, Function<String, OperationCommand> command) {
    Payment now = world.bench.archiving.whole(world.payment());
    long lost = now.books().operations().stream().filter(Ending::isUnsent).count();
    return isOver(world.uses.operate.operate(command.apply("key-" + (lost + 1))));
  }

  private static boolean isOver(OperationResult result) {
    return switch (result) {
      case OperationResult.Taken(Payment _, Operation operation, boolean _) ->
          !Ending.isUnsent(operation) && isAnswer(operation.state());
      case OperationResult.KeyReused _,
          OperationResult.NotPossible _,
          OperationResult.NoSuchPayment _ ->
          true;
    };
  }

  private static boolean isAnswer(OperationState state) {
    return Optional.of(state)
        .filter(it -> it != OperationState.REQUESTED && it != OperationState.UNKNOWN)
        .isPresent();
  }
}
