package io.paykkaserverless.simulation.story;

import static org.assertj.core.api.Assertions.assertThat;

import io.paykkaserverless.core.evidence.Evidence;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Stories that notice nothing prove nothing: each mistake is found, and for what it is. */
class DeliberateMistakesTest {

  /** A mistake that a few hundred stories do not find is as good as not looked for. */
  private static final long STORIES_MAX = 600;

  private static final Map<Mistake, String> FOUND_AS =
      new EnumMap<>(
          Map.of(
              Mistake.DROP_THE_CONDITIONAL_WRITE,
              "(?s).*(was changed|are lost|no way leads|were lost|call for a person is lost|is sent"
                  + " twice|told \\[).*",
              Mistake.RESEND_ON_TIMEOUT,
              "(?s).*is sent twice.*",
              Mistake.TRUST_THE_RETURN_URL,
              "(?s).*and PayKKa holds no money.*",
              Mistake.FORGET_THE_RESERVATION,
              "(?s).*(nobody wrote down|is not under way here).*",
              Mistake.NOTIFY_BEFORE_COMMIT,
              "(?s).*a message nobody wrote down.*",
              Mistake.LOSE_WHAT_IS_ARCHIVED,
              "(?s).*messages are lost.*"));

  @Test
  void everyMistakeIsFoundForWhatItIs() {
    long stories = 0;
    for (Map.Entry<Mistake, String> mistake : FOUND_AS.entrySet()) {
      Found found = found(mistake.getKey());
      stories += found.stories();
      System.out.printf(
          "%s is found after %d stories: %s%n",
          mistake.getKey(), found.stories(), found.how().lines().findFirst().orElseThrow());
      assertThat(found.how()).as(mistake.getKey().name()).matches(mistake.getValue());
    }
    assertThat(FOUND_AS).hasSize(Mistake.values().length - 1);
    Evidence.of("deliberate-mistakes-in-use-cases")
        .number("mistakes made and found", FOUND_AS.size())
        .number("stories it took", stories)
        .keep();
  }

  private record Found(long stories, String how) {}

  private static Found found(Mistake mistake) {
    for (long seed = 0; seed < STORIES_MAX; seed++) {
      Optional<String> how = broken(seed, mistake);
      if (how.isPresent()) {
        return new Found(seed + 1, how.get());
      }
    }
    throw new AssertionError(STORIES_MAX + " stories did not notice: " + mistake);
  }

  private static Optional<String> broken(long seed, Mistake mistake) {
    try {
      Scenario.play(seed, new Coverage(), mistake);
      return Optional.empty();
    } catch (PromiseBroken e) {
      return Optional.of(String.valueOf(e.getMessage()));
    }
  }
}
