package io.paykkaserverless.simulation.smallscope;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.paykkaserverless.simulation.smallscope.Explorer.Explored;
import io.paykkaserverless.simulation.smallscope.Scope.Step;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class ExplorerTest {

  @Test
  void whatComesToTheSameIsOneStateAndEveryOrderIsCounted() {
    Explored<String> all = Explorer.explore(new Letters(Letters::counts, "never"), 6);

    // Seven levels, and on each as many states as there are shares of a and b.
    assertThat(all.states()).hasSize(28);
    assertThat(all.steps()).isEqualTo(2 * 21);
    assertThat(all.orders()).isEqualTo(64);
    assertThat(all.deepest()).isEqualTo(6);
  }

  @Test
  void aViolationIsToldByItsShortestStory() {
    assertThatThrownBy(() -> Explorer.explore(new Letters(it -> it, "abb"), 6))
        .isInstanceOf(AssertionError.class)
        .hasMessage(
            """
            shortest story that breaks a law:
             a
             b
             then b: there it is\
            """);
  }

  @Test
  void everyStateTellsHowItWasReached() {
    Explored<String> all = Explorer.explore(new Letters(it -> it, "never"), 2);

    assertThat(all.story().apply(all.states().indexOf("ba"))).isEqualTo("\n b\n a");
  }

  /** A key that forgets what matters would leave out states; it is found out. */
  @Test
  void aKeyThatForgetsTooMuchIsNoticed() {
    Scope<String> lastLetterMatters =
        new Letters(Letters::counts, "never") {
          @Override
          String what(String letters, String next) {
            return letters.endsWith("a") ? next + " after a" : next;
          }
        };

    assertThatThrownBy(() -> Explorer.explore(lastLetterMatters, 20))
        .isInstanceOf(AssertionError.class)
        .hasMessageStartingWith("two situations of one key part");
  }

  /** The letters a and b in any order; one word breaks the law. */
  private static class Letters implements Scope<String> {
    private final Function<String, String> keys;
    private final String forbidden;

    Letters(Function<String, String> keys, String forbidden) {
      this.keys = keys;
      this.forbidden = forbidden;
    }

    /** In words; {@code letters} is what happened before. */
    String what(String letters, String next) {
      return letters.equals(forbidden) ? "?" : next;
    }

    static String counts(String letters) {
      return letters.length() + "," + letters.replace("b", "").length();
    }

    @Override
    public String start() {
      return "";
    }

    @Override
    public String key(String letters) {
      return keys.apply(letters);
    }

    @Override
    public List<Step<String>> steps(String letters) {
      return List.of(step(letters, "a"), step(letters, "b"));
    }

    private Step<String> step(String letters, String next) {
      if ((letters + next).equals(forbidden)) {
        throw new AssertionError(next + ": there it is");
      }
      return Step.whole(what(letters, next), letters + next);
    }
  }
}
