package io.paykkaserverless.simulation.smallscope;

import static org.assertj.core.api.Assertions.assertThat;

import io.paykkaserverless.core.evidence.Evidence;
import io.paykkaserverless.core.paykka.TransactionStatus;
import io.paykkaserverless.core.payment.CaptureMethod;
import io.paykkaserverless.core.payment.Payment;
import io.paykkaserverless.core.payment.Payments;
import io.paykkaserverless.simulation.smallscope.Explorer.Explored;
import io.paykkaserverless.simulation.smallscope.TransitionsScope.Moment;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/**
 * Every order of up to six events, not some of them. A violation is told by its shortest story.
 * With {@code proof.depth=nightly} more can happen, and longer.
 */
@TestInstance(Lifecycle.PER_CLASS)
class SmallScopeTest {

  private static final boolean NIGHTLY =
      System.getProperty("proof.depth", "build").equals("nightly");
  private static final int EVENTS = 6;

  private final Evidence evidence = Evidence.of("small-scope");

  @AfterAll
  void keepWhatWasCounted() {
    evidence.keep();
  }

  @Test
  void noOrderOfEventsBreaksALawAndEveryRowOfTheTableIsMet() {
    Rows rows = new Rows();
    explore("attempts", Alphabets.attempts(), created(), EVENTS, rows);
    explore("requests anywhere", Alphabets.requestsAnywhere(), created(), 3, rows);

    assertThat(rows.missed()).as("rows of the table that nobody met").isEmpty();
    assertThat(rows.missedMoves()).as("moves of the table that nobody made").isEmpty();
    evidence.number("rows of the transition table met", rows.metSoFar());
    evidence.number("moves of the transition table made", rows.madeSoFar());
  }

  @Test
  void noOrderOfOperationsBreaksALaw() {
    Rows rows = new Rows();
    explore("money", Alphabets.money(), Course.authorised(), EVENTS, rows);
    if (NIGHTLY) {
      explore("all money", Alphabets.allMoney(), Course.authorised(), EVENTS - 1, rows);
    }
  }

  private void explore(String run, List<Happening> alphabet, Payment start, int depth, Rows rows) {
    Explored<Moment> all = Explorer.explore(new TransitionsScope(start, alphabet, rows), depth);
    evidence.number("events that can happen, " + run, alphabet.size());
    count(run, all);
  }

  @Test
  void aFunctionThatDiesLeavesNothingBehindThatOthersDoNotMend() {
    AcceptScope scope = new AcceptScope(Alphabets.webhooks());
    Explored<World> all = Explorer.explore(scope, EVENTS);

    Set<String> ends = new HashSet<>();
    all.states().stream().filter(it -> it.crashes() == 0).map(scope::end).forEach(ends::add);
    for (int i = 0; i < all.states().size(); i++) {
      assertThat(ends)
          .as("where it ends without a crash; it does so after:%s", all.story().apply(i))
          .contains(scope.end(all.states().get(i)));
    }
    evidence.number("events that can happen, acceptance", scope.alphabet());
    evidence.number("places where it ends, acceptance", ends.size());
    count("acceptance", all);
  }

  @Test
  void trueWebhooksEndInTheSamePlaceInEveryOrder() {
    long orders = 0;
    long states = 0;
    for (Course course : Course.all()) {
      CourseScope scope = new CourseScope(course);
      Explored<CourseScope.Heard> all = Explorer.explore(scope, 2 * EVENTS);
      TreeMap<String, String> ends = new TreeMap<>();
      for (int i = 0; i < all.states().size(); i++) {
        if (scope.isComplete(all.states().get(i))) {
          ends.putIfAbsent(scope.outcome(all.states().get(i)), all.story().apply(i));
        }
      }
      assertThat(ends.keySet())
          .as("%s; it ends in: %s", course.name(), ends)
          .containsExactly(scope.expected());
      states += all.states().size();
      orders += all.orders().longValueExact();
    }
    evidence.number("courses of events", Course.all().size());
    evidence.number("orders of twelve webhooks, courses", orders);
    evidence.number("states, courses", states);
  }

  @Test
  void whereverAShopperStopsTheTruthIsFoundOut() {
    World start = World.of(Payments.created(), Truth.NOTHING);
    int depth = NIGHTLY ? EVENTS + 1 : EVENTS;
    count("shopper", Explorer.explore(new WholeScope(start, new CardStories(), 2), depth));
  }

  @Test
  void whereverAMerchantStopsTheTruthIsFoundOut() {
    Truth truth =
        Truth.NOTHING.with(
            Payments.FIRST,
            Reports.of(Payments.FIRST, TransactionStatus.AUTHORIZED, Reports.AUTHORISED));
    World start = World.of(Course.authorised(), truth);
    MoneyStories stories = NIGHTLY ? MoneyStories.all() : MoneyStories.some();
    count("merchant", Explorer.explore(new WholeScope(start, stories, 1), 4));
  }

  private void count(String run, Explored<?> all) {
    evidence
        .number("orders of events, " + run, all.orders().longValueExact())
        .number("states, " + run, all.states().size())
        .number("transitions taken, " + run, all.steps())
        .number("deepest level with a new state, " + run, all.deepest())
        .number("equal situations tried out, " + run, all.trials());
    if (all.crashes() > 0) {
      evidence.number("crashes, " + run, all.crashes());
    }
  }

  private static Payment created() {
    return Payments.payment().captureMethod(CaptureMethod.MANUAL).build();
  }
}
