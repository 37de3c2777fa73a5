package io.paykkaserverless.runner.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import io.paykkaserverless.json.JsonObject;
import io.paykkaserverless.runner.lambda.FunctionBench.Running;
import io.paykkaserverless.runner.template.FunctionDefinition;
import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The shipped jars as SnapStart starts them: AWS's runtime interface client runs the hooks of
 * {@code org.crac}, asks {@code /restore/next}, and goes on. Nothing is frozen here: this machine
 * has no Firecracker.
 */
@TestInstance(Lifecycle.PER_CLASS)
final class SnapStartIT {

  private static final String REHEARSED = "rehearsed before the snapshot";
  private static final String FLAGS_OF_THE_JVM = "Picked up JAVA_TOOL_OPTIONS: ";

  private BenchShop shop;

  @BeforeAll
  void open() {
    shop = new BenchShop(Path.of("../.."));
  }

  @AfterAll
  void close() {
    shop.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "CreatePaymentFunction",
        "ConfirmPaymentFunction",
        "ConfirmPlainCardFunction",
        "ReturnFrom3dsFunction",
        "ReceiveWebhookFunction",
        "ManagePaymentFunction",
        "DeliverNotificationFunction",
        "ReconcilePaymentsFunction"
      })
  void rehearsesAndCallsNobody(String id) {
    try (CountingServer everybody = new CountingServer();
        FunctionBench bench =
            new FunctionBench(
                Map.of(
                    "AWS_ENDPOINT_URL", everybody.url(),
                    "ALLOW_INSECURE_LOOPBACK", "true",
                    "PAYKKA_API_URL", everybody.url()))) {
      Running function =
          bench.start(reaching(shop.function(id), everybody), Initialization.SNAP_START);

      function.awaitCheckpoint();

      assertThat(function.output())
          .filteredOn(line -> !line.startsWith(FLAGS_OF_THE_JVM))
          .singleElement()
          .asString()
          .contains(REHEARSED);
      assertThat(everybody.connections()).as("of which one reads a secret").isZero();
    }
  }

  @Test
  void anOrdinaryColdStartRehearsesNothing() {
    Running function =
        shop.bench().start(shop.function("CreatePaymentFunction"), Initialization.ON_DEMAND);
    function.awaitInitialised();

    shop.create();

    assertThat(String.join("\n", function.output()))
        .contains("POST /payments")
        .doesNotContain(REHEARSED);
  }

  @Test
  void thePaymentAfterTheRestoreIsServedAsEver() throws InterruptedException {
    List<Running> functions =
        List.of(
                "CreatePaymentFunction",
                "ConfirmPaymentFunction",
                "ReturnFrom3dsFunction",
                "ReceiveWebhookFunction",
                "ManagePaymentFunction")
            .stream()
            .map(id -> shop.bench().start(shop.function(id), Initialization.SNAP_START))
            .toList();
    for (Running function : functions) {
      function.awaitCheckpoint();
      function.api().restore();
    }

    JsonObject payment = shop.create();
    URI back = shop.approve(shop.confirm(payment));
    shop.comeBack(back);

    assertThat(shop.view(payment).text("status")).contains("PAID");
  }

  private static FunctionDefinition reaching(FunctionDefinition function, CountingServer server) {
    Map<String, String> environment = new HashMap<>(function.environment());
    environment.replaceAll((_, value) -> value.startsWith("http://") ? server.url() : value);
    return new FunctionDefinition(
        function.id(),
        function.handler(),
        function.jar(),
        function.memoryMb(),
        function.timeout(),
        environment);
  }
}
