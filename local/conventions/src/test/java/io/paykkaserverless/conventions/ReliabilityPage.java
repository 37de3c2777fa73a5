package io.paykkaserverless.conventions;

import io.paykkaserverless.conventions.Promises.Promise;
import io.paykkaserverless.conventions.Promises.Rare;
import io.paykkaserverless.conventions.Promises.Suite;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Writes {@code docs/reliability.md}. */
final class ReliabilityPage {

  private static final String TOP =
      """
      # What is proven

      <!-- Written by ReliabilityPageIT from reliability/promises.yaml and from what the suites of a build counted; do not edit. -->

      Each promise of the [README](../README.md), what makes it so, which tests would fail if it were broken, and how often a plain `mvn verify` tries to break it. The numbers
      are counted by the very run that checks this page; one that differs fails the build. The seeds are the same in every build, and so are the numbers.

      | promise | what makes it so | tests that would fail | counted |
      |---|---|---|---|
      """;

  private static final String SUITES =
      """

      ## What the suites counted

      | suite | what it does | counted |
      |---|---|---|
      """;

  private static final String RARE =
      """

      ## Measured less often

      | | what it says | measured | |
      |---|---|---|---|
      """;

  private static final String SEED =
      """

      ## A story that fails

      A suite that draws its stories at random draws them from seeds, and a failing one prints its seed and what happened. The same seed tells the same story:

      ```
      mvn -pl local/simulation -am test -Dtest=StoriesTest -Dsimulation.seed=N -Dsurefire.failIfNoSpecifiedTests=false
      ```

      Mend the cause, keep the story as a test with a name, and run the suite again: a seed that was fixed tells another story once the code draws otherwise.
      """;

  private static final String FURTHER =
      """

      ## Go further

      The commands of the table above do what a build has no time for, and keep what they counted in [reliability](reliability) with the day: `./paykka mutants` always, a nightly run
      with `-Ddocs.update=true`. The next build that updates this page brings it here.

      This page is written again by `mvn verify -Ddocs.update=true`, or after a whole `mvn verify` by
      """;

  private static final String LIMITS =
      """

      ## Not proven

      - **AWS itself.** Everything here ran against DynamoDB Local, ElasticMQ, a stub of Secrets Manager and AWS's runtime client on one machine, never in an AWS account. How they differ from
        AWS is [listed](adr/0032-one-contract-two-backends.md) and printed by each run; what [LocalStack](local-aws.md#what-has-been-run-where) has shown is said there.
      - **PayKKa itself.** Its side is played by a [sandbox](../local/paykka-sandbox/README.md) of ours, after PayKKa's documentation. Where that is silent, the sandbox is our reading of it.
      - **Everything.** A story that was not drawn was not told, twenty at once are not every interleaving, and a mistake that code and test share is seen by neither.
      - **Other people's code**: the JDK, the AWS SDK, Jackson, DynamoDB. And **the shop**, which may ship without looking at what it is told.

      Who attacks, and with what, is in the [threat model](threat-model.md); what a function costs and takes in [costs](costs.md).
      """;

  private final Promises promises;
  private final Map<String, KeptNumbers> counted;
  private final Map<String, KeptNumbers> rare;

  /**
   * The page for one build.
   *
   * @param counted by each suite
   * @param rare what is kept in docs/reliability
   */
  ReliabilityPage(
      Promises promises, Map<String, KeptNumbers> counted, Map<String, KeptNumbers> rare) {
    this.promises = promises;
    this.counted = counted;
    this.rare = rare;
  }

  String render(String howToUpdate) {
    return TOP
        + rows(promises.promises(), this::promise)
        + SUITES
        + rows(promises.suites(), this::suite)
        + RARE
        + rows(promises.rare(), this::rare)
        + SEED
        + FURTHER
        + code(howToUpdate)
        + ".\n"
        + LIMITS;
  }

  private String promise(Promise promise) {
    return row(
        "**%s.** %s".formatted(promise.name(), promise.means()),
        String.join("<br>", promise.because()),
        promise.fails().stream().map(ReliabilityPage::code).collect(Collectors.joining(", ")),
        promises.suites().stream()
            .filter(suite -> promise.counted().containsKey(suite.name()))
            .map(suite -> mostTelling(promise, suite))
            .collect(Collectors.joining("<br>")));
  }

  private String mostTelling(Promise promise, Suite suite) {
    Map<String, String> all = numbers(suite);
    return suite.name()
        + ": "
        + Objects.requireNonNull(promise.counted().get(suite.name())).stream()
            .map(name -> number(name, requireCounted(all, suite, name)))
            .collect(Collectors.joining(", "));
  }

  private static String requireCounted(Map<String, String> all, Suite suite, String name) {
    return Objects.requireNonNull(
        all.get(name), () -> suite.name() + " counts no " + name + " but " + all.keySet());
  }

  private String suite(Suite suite) {
    return row(
        suite.name() + ", " + code(suite.test()),
        suite.does(),
        numbers(suite).entrySet().stream()
            .map(number -> number(number.getKey(), number.getValue()))
            .collect(Collectors.joining("<br>")));
  }

  private Map<String, String> numbers(Suite suite) {
    return Objects.requireNonNull(counted.get(suite.name()), suite.name()).inGroups();
  }

  private String rare(Rare entry) {
    KeptNumbers kept = rare.get(entry.name());
    return kept == null
        ? row(code(entry.command()), entry.does(), "not yet", "")
        : row(
            code(entry.command()),
            entry.does(),
            kept.day(),
            kept.inGroups().entrySet().stream()
                .map(number -> number.getKey() + ": " + number.getValue())
                .collect(Collectors.joining("<br>")));
  }

  private static String number(String name, String number) {
    return number + " " + name;
  }

  private static String code(String text) {
    return "`" + text + "`";
  }

  private static <T> String rows(List<T> things, Function<T, String> row) {
    return things.stream().map(row).collect(Collectors.joining());
  }

  private static String row(String... cells) {
    return Stream.of(cells).collect(Collectors.joining(" | ", "| ", " |\n"));
  }
}
