package io.paykkaserverless.core.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** Several writers at one payment. */
class OptimisticWriteTest {

  private final List<Long> decidedOn = new ArrayList<>();

  @Test
  void aWriteWhoseAnswerWasLostIsKnownAgain() {
    OptimisticWrite.Written written =
        writing(overtakenBy(next -> next)).write(Payments.created(), this::decide);

    assertThat(written.before()).isEqualTo(Payments.created());
    assertThat(written.decision()).isEqualTo(new Decision.Change(Payments.created().nextVersion()));
    assertThat(decidedOn).containsExactly(1L);
  }

  @Test
  void whoIsOvertakenDecidesAgainOnWhatWasWritten() {
    Payment theirs = Payments.payment().version(7).build();
    OptimisticWrite.Written written =
        writing(overtakenBy(_ -> theirs))
            .write(
                Payments.created(),
                payment ->
                    payment.version() == 7 ? new Decision.NoChange(payment) : decide(payment));

    assertThat(written.before()).isEqualTo(theirs);
    assertThat(written.decision()).isEqualTo(new Decision.NoChange(theirs));
  }

  @Test
  void nobodyIsOvertakenForEver() {
    OptimisticWrite busy = writing(overtakenBy(Payment::nextVersion));

    assertThatThrownBy(() -> busy.write(Payments.created(), this::decide))
        .hasMessage("no end of concurrent writes on " + Payments.ID);
    assertThat(decidedOn).hasSize(25);
  }

  private static OptimisticWrite writing(PaymentStore store) {
    return new OptimisticWrite(store, new Archiving(new InMemoryPaymentArchive()));
  }

  private Decision decide(Payment payment) {
    decidedOn.add(payment.version());
    return new Decision.Change(payment.nextVersion());
  }

  /** A store in which something else stands whenever somebody writes. */
  private static PaymentStore overtakenBy(UnaryOperator<Payment> stored) {
    return new PaymentStore() {
      @Override
      public Insertion insert(Payment payment) {
        return new Insertion.Inserted();
      }

      @Override
      public Optional<Payment> find(PaymentId id) {
        return Optional.empty();
      }

      @Override
      public Replacement replace(Payment next) {
        return new Replacement.Overtaken(stored.apply(next));
      }
    };
  }
}
