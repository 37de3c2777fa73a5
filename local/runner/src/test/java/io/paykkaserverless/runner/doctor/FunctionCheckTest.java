package io.paykkaserverless.runner.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.Architecture;
import software.amazon.awssdk.services.lambda.model.GetAccountSettingsRequest;
import software.amazon.awssdk.services.lambda.model.GetAccountSettingsResponse;
import software.amazon.awssdk.services.lambda.model.GetAliasRequest;
import software.amazon.awssdk.services.lambda.model.GetAliasResponse;
import software.amazon.awssdk.services.lambda.model.GetFunctionConcurrencyRequest;
import software.amazon.awssdk.services.lambda.model.GetFunctionConcurrencyResponse;
import software.amazon.awssdk.services.lambda.model.GetFunctionConfigurationRequest;
import software.amazon.awssdk.services.lambda.model.GetFunctionConfigurationResponse;
import software.amazon.awssdk.services.lambda.model.LastUpdateStatus;
import software.amazon.awssdk.services.lambda.model.ResourceNotFoundException;
import software.amazon.awssdk.services.lambda.model.SnapStartApplyOn;
import software.amazon.awssdk.services.lambda.model.SnapStartOptimizationStatus;
import software.amazon.awssdk.services.lambda.model.State;

/** A deployed function is what was deployed last, and ready. */
final class FunctionCheckTest {

  private static final GetFunctionConfigurationResponse FINE =
      GetFunctionConfigurationResponse.builder()
          .state(State.ACTIVE)
          .lastUpdateStatus(LastUpdateStatus.SUCCESSFUL)
          .memorySize(1024)
          .timeout(28)
          .codeSha256("c0de")
          .architectures(Architecture.ARM64)
          .runtime("java25")
          .handler("a.Handler")
          .environment(it -> it.variables(Map.of("PAYKKA_PUBLIC_KEYS", "one")))
          .snapStart(
              it ->
                  it.applyOn(SnapStartApplyOn.PUBLISHED_VERSIONS)
                      .optimizationStatus(SnapStartOptimizationStatus.ON))
          .build();

  @Test
  void aliasAndLatestAreTheSame() {
    assertThat(look(FINE, FINE, "7"))
        .containsExactly(Finding.ok("active; the alias runs version 7, deployed last"));
  }

  @Test
  void anAliasThatStayedBehindIsNamedWithoutAnyValue() {
    GetFunctionConfigurationResponse newer =
        changed(
            it ->
                it.memorySize(2048)
                    .environment(
                        variables ->
                            variables.variables(
                                Map.of("PAYKKA_PUBLIC_KEYS", "two", "ATTEMPTS_MAX", "5"))));

    assertThat(look(newer, FINE, "7"))
        .containsExactly(
            Finding.problem(
                "the alias runs an older configuration (version 7): other variables (ATTEMPTS_MAX"
                    + " PAYKKA_PUBLIC_KEYS), memory",
                "change Release in samconfig.toml, then: sam deploy --config-env ENVIRONMENT"));
  }

  @Test
  void olderCodeAndTimeoutCountToo() {
    assertThat(says(changed(it -> it.codeSha256("new").timeout(29)), FINE))
        .endsWith("other code, timeout");
  }

  @Test
  void whatOnlyAParameterOfTheTemplateChangesCountsToo() {
    assertThat(says(changed(it -> it.architectures(Architecture.X86_64)), FINE))
        .endsWith("other architecture");
    assertThat(says(changed(it -> it.snapStart(snap -> snap.applyOn(SnapStartApplyOn.NONE))), FINE))
        .endsWith("other SnapStart");
    assertThat(says(changed(it -> it.runtime("java26").handler("another.Handler")), FINE))
        .endsWith("other runtime, handler");
  }

  @Test
  void latestHasNoSnapshotOfItsOwn() {
    GetFunctionConfigurationResponse latest =
        changed(
            it ->
                it.snapStart(
                    snap ->
                        snap.applyOn(SnapStartApplyOn.PUBLISHED_VERSIONS)
                            .optimizationStatus(SnapStartOptimizationStatus.OFF)));

    assertThat(look(latest, FINE, "7")).extracting(Finding::verdict).containsExactly(Verdict.OK);
  }

  @Test
  void anAliasMustExistAndPointToAVersion() {
    assertThat(look(FINE, FINE, "$LATEST").getFirst().says())
        .isEqualTo("the alias points to no published version");
    assertThat(look(FINE, FINE, "none").getFirst().says()).isEqualTo("it has no alias live");
  }

  @Test
  void anUpdateThatFailedIsAProblem() {
    assertThat(
            says(
                changed(
                    it ->
                        it.lastUpdateStatus(LastUpdateStatus.FAILED)
                            .lastUpdateStatusReason("no role")),
                FINE))
        .isEqualTo("its last update is Failed: no role");
  }

  @Test
  void aVersionThatIsNotReadyIsAProblemAndOneAtRestAWarning() {
    assertThat(look(FINE, changed(it -> it.state(State.FAILED).stateReason("no image")), "7"))
        .contains(
            Finding.problem(
                "it is Failed: no image", "wait, or mend what it says and deploy again"));
    assertThat(look(FINE, changed(it -> it.state(State.INACTIVE)), "7"))
        .extracting(Finding::verdict)
        .containsExactly(Verdict.WARNING);
  }

  @Test
  void aSnapshotThatDoesNotWorkIsAWarningWhereItIsWanted() {
    GetFunctionConfigurationResponse slow =
        changed(
            it -> it.snapStart(snap -> snap.optimizationStatus(SnapStartOptimizationStatus.OFF)));

    assertThat(look(slow, slow, "7")).extracting(Finding::verdict).containsExactly(Verdict.WARNING);
    assertThat(
            new FunctionCheck("CreatePaymentFunction", "shop-f", false, fake(slow, slow, "7"))
                .look())
        .extracting(Finding::verdict)
        .containsExactly(Verdict.OK);
  }

  @Test
  void noReservedConcurrencyMeansTurnedOff() {
    FakeLambda fake = fake(FINE, FINE, "7");
    fake.reserved = Optional.of(0);

    assertThat(new FunctionCheck("CreatePaymentFunction", "shop-f", true, fake).look().getLast())
        .isEqualTo(
            Finding.problem(
                "its reserved concurrency is 0, so that Lambda refuses every call",
                "aws lambda delete-function-concurrency --function-name shop-f"));
  }

  @Test
  void aFunctionThatIsGoneIsNamed() {
    assertThat(
            new FunctionCheck("CreatePaymentFunction", "gone", true, fake(FINE, FINE, "7")).look())
        .extracting(Finding::says)
        .containsExactly("there is no such function");
  }

  @Test
  void isCalledAsInLogs() {
    assertThat(new FunctionCheck("CreatePaymentFunction", "f", true, fake(FINE, FINE, "7")).name())
        .isEqualTo("create-payment");
  }

  @Test
  void theAccountMustLeaveRoom() {
    FakeLambda fake = fake(FINE, FINE, "7");
    fake.unreserved = 900;
    assertThat(new ConcurrencyCheck(fake).look())
        .containsExactly(Finding.ok("1000 at once, 100 of them reserved"));

    fake.unreserved = 10;
    assertThat(new ConcurrencyCheck(fake).look())
        .extracting(Finding::verdict)
        .containsExactly(Verdict.WARNING);
  }

  private static String says(
      GetFunctionConfigurationResponse latest, GetFunctionConfigurationResponse live) {
    return look(latest, live, "7").getFirst().says();
  }

  private static List<Finding> look(
      GetFunctionConfigurationResponse latest,
      GetFunctionConfigurationResponse live,
      String version) {
    return new FunctionCheck("CreatePaymentFunction", "shop-f", true, fake(latest, live, version))
        .look();
  }

  private static FakeLambda fake(
      GetFunctionConfigurationResponse latest,
      GetFunctionConfigurationResponse live,
      String version) {
    return new FakeLambda(latest, live, version);
  }

  private static GetFunctionConfigurationResponse changed(
      UnaryOperator<GetFunctionConfigurationResponse.Builder> change) {
    return change.apply(FINE.toBuilder()).build();
  }

  /** Knows one function, {@code shop-f}. */
  private static final class FakeLambda implements LambdaClient {

    private final GetFunctionConfigurationResponse latest;
    private final GetFunctionConfigurationResponse live;
    private final String version;
    private Optional<Integer> reserved = Optional.empty();
    private int unreserved = 900;

    FakeLambda(
        GetFunctionConfigurationResponse latest,
        GetFunctionConfigurationResponse live,
        String version) {
      this.latest = latest;
      this.live = live;
      this.version = version;
    }

    @Override
    public GetFunctionConfigurationResponse getFunctionConfiguration(
        GetFunctionConfigurationRequest request) {
      if (!request.functionName().equals("shop-f")) {
        throw missing();
      }
      return "live".equals(request.qualifier()) ? live : latest;
    }

    @Override
    public GetAliasResponse getAlias(GetAliasRequest request) {
      if (version.equals("none")) {
        throw missing();
      }
      return GetAliasResponse.builder().functionVersion(version).build();
    }

    @Override
    public GetFunctionConcurrencyResponse getFunctionConcurrency(
        GetFunctionConcurrencyRequest request) {
      return GetFunctionConcurrencyResponse.builder()
          .reservedConcurrentExecutions(reserved.orElse(null))
          .build();
    }

    @Override
    public GetAccountSettingsResponse getAccountSettings(GetAccountSettingsRequest request) {
      return GetAccountSettingsResponse.builder()
          .accountLimit(
              it -> it.concurrentExecutions(1000).unreservedConcurrentExecutions(unreserved))
          .build();
    }

    @Override
    public String serviceName() {
      return "lambda";
    }

    @Override
    public void close() {}

    private static ResourceNotFoundException missing() {
      return ResourceNotFoundException.builder().message("Function not found").build();
    }
  }
}
