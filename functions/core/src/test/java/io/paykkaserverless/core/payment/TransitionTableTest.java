package io.paykkaserverless.core.payment;

import static org.assertj.core.api.Assertions.assertThat;

import io.paykkaserverless.core.evidence.Evidence;
import io.paykkaserverless.core.payment.TransitionTable.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TransitionTableTest {

  private static final Path DOCUMENT = Path.of("../../docs/payment-states.md");

  @Test
  void everyStateHasAVerdictOnEveryEvent() {
    for (PaymentState state : PaymentState.values()) {
      for (PaymentEvent event : PaymentEvent.values()) {
        assertThat(TransitionTable.consult(state, event)).as("%s, %s", state, event).isNotNull();
      }
    }

    Evidence.of("transitions")
        .number("states", PaymentState.values().length)
        .number("events", PaymentEvent.values().length)
        .number(
            "pairs of state and event",
            (long) PaymentState.values().length * PaymentEvent.values().length)
        .keep();
  }

  @Test
  void theTableIsTheSameHoweverOftenItIsWrittenDown() {
    TransitionTable.rows()
        .forEach(
            (state, row) ->
                assertThat(row)
                    .hasSize(PaymentEvent.values().length)
                    .allSatisfy(
                        (event, verdict) ->
                            assertThat(verdict).isEqualTo(TransitionTable.consult(state, event))));
    assertThat(TransitionTable.rows()).containsOnlyKeys(PaymentState.values());
  }

  @Test
  void everyStateCanBeReachedFromCreated() {
    Set<PaymentState> reached = EnumSet.of(PaymentState.CREATED);
    boolean more = true;
    while (more) {
      Set<PaymentState> next = EnumSet.copyOf(reached);
      reached.forEach(state -> next.addAll(movesFrom(state)));
      more = reached.addAll(next);
    }

    assertThat(reached).containsExactlyInAnyOrder(PaymentState.values());
  }

  @ParameterizedTest
  @EnumSource(PaymentState.class)
  void whatWasApprovedNeverBecomesUnapproved(PaymentState state) {
    if (state.isApproved()) {
      assertThat(movesFrom(state)).allMatch(PaymentState::isApproved);
    }
  }

  @ParameterizedTest
  @EnumSource(PaymentState.class)
  void nothingMovesToItself(PaymentState state) {
    assertThat(movesFrom(state)).doesNotContain(state);
  }

  @ParameterizedTest
  @EnumSource(PaymentState.class)
  void aNewAttemptStartsOnlyWhereNoneIsOpenAndNoneSucceeded(PaymentState state) {
    boolean possible =
        TransitionTable.consult(state, PaymentEvent.ATTEMPT_STARTED) instanceof Verdict.Move;

    assertThat(possible).isEqualTo(state == PaymentState.CREATED || state == PaymentState.DECLINED);
  }

  @ParameterizedTest
  @EnumSource(PaymentState.class)
  void onlyFailedAndExpiredPaymentsAreEverCorrected(PaymentState state) {
    for (PaymentEvent event : PaymentEvent.values()) {
      if (TransitionTable.consult(state, event) instanceof Verdict.Move(var to, boolean correction)
          && correction) {
        assertThat(state).isIn(PaymentState.DECLINED, PaymentState.EXPIRED);
        assertThat(to.isApproved()).isTrue();
      }
    }
  }

  @ParameterizedTest
  @EnumSource(PaymentState.class)
  void aRepeatOfTheEventThatLedHereIsOldNews(PaymentState state) {
    for (PaymentState from : PaymentState.values()) {
      for (PaymentEvent event : PaymentEvent.values()) {
        boolean ledHere =
            TransitionTable.consult(from, event) instanceof Verdict.Move move && move.to() == state;
        if (ledHere && event != PaymentEvent.ATTEMPT_STARTED) {
          assertThat(TransitionTable.consult(state, event))
              .as("%s again in %s", event, state)
              .isInstanceOf(Verdict.OldNews.class);
        }
      }
    }
  }

  /** Run with {@code -Ddocs.update=true} after changing the table. */
  @Test
  void theDrawingInTheDocsShowsThisTable() throws IOException {
    String drawn = StateDiagram.render();
    if (Boolean.getBoolean("docs.update")) {
      Files.writeString(DOCUMENT, drawn);
    }

    assertThat(DOCUMENT)
        .as("run: mvn -pl functions/core test -Dtest=TransitionTableTest -Ddocs.update=true")
        .hasContent(drawn);
  }

  private static Set<PaymentState> movesFrom(PaymentState state) {
    Set<PaymentState> to = EnumSet.noneOf(PaymentState.class);
    for (PaymentEvent event : PaymentEvent.values()) {
      if (TransitionTable.consult(state, event) instanceof Verdict.Move move) {
        to.add(move.to());
      }
    }
    return to;
  }
}
