package io.paykkaserverless.runner.template;

import static org.assertj.core.api.Assertions.assertThat;

import io.paykkaserverless.core.confirm.AttemptTimes;
import io.paykkaserverless.core.operation.OperationTimes;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Whoever waits must wait longer than whom it waits for: PayKKa, a function, API Gateway. */
final class TimeoutsTest {

  /** "Quotas for configuring and running an HTTP API in API Gateway": integration timeout. */
  private static final Duration API_GATEWAY = Duration.ofSeconds(30);

  /** What a call of the AWS SDK takes at most, with all its tries: see AwsClients. */
  private static final Duration SDK_CALL = Duration.ofSeconds(5);

  /** Reading before and writing after. */
  private static final Duration STORING = SDK_CALL.multipliedBy(2);

  private static final Duration LONGEST_CALL =
      List.of(AttemptTimes.DEFAULT.initiation(), OperationTimes.DEFAULT.request()).stream()
          .max(Duration::compareTo)
          .orElseThrow();

  private final Template template = OurTemplate.withEverythingOn();
  private final Set<String> behindTheApi =
      template.routes().stream().map(RouteDefinition::function).collect(Collectors.toSet());

  @Test
  void noFunctionRunsLongerThanApiGatewayWaits() {
    assertThat(template.functions())
        .filteredOn(function -> behindTheApi.contains(function.id()))
        .hasSizeGreaterThan(5)
        .allSatisfy(function -> assertThat(function.timeout()).isLessThan(API_GATEWAY));
  }

  @Test
  void whoMovesMoneyOutlivesTheLongestCallToPaykkaAndWhatIsStoredAroundIt() {
    assertThat(template.functions())
        .filteredOn(
            function ->
                Set.of("confirm-payment", "confirm-plain-card", "manage-payment")
                    .contains(function.name()))
        .hasSize(3)
        .allSatisfy(
            function -> assertThat(function.timeout()).isGreaterThan(LONGEST_CALL.plus(STORING)));
  }

  /** It asks up to three times, with two seconds of pauses between, and stores what it heard. */
  @Test
  void whoComesBackFromTheBankIsAnsweredBeforeTheFunctionEnds() {
    Duration asking = Duration.ofSeconds(3 * 4).plusSeconds(2);

    assertThat(template.functions())
        .filteredOn(function -> function.name().equals("return-from-3ds"))
        .singleElement()
        .satisfies(function -> assertThat(function.timeout()).isGreaterThan(asking.plus(SDK_CALL)));
  }
}
