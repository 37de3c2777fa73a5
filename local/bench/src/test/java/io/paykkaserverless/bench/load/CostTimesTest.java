package io.paykkaserverless.bench.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.paykkaserverless.bench.report.Figures;
import io.paykkaserverless.json.JsonNumber;
import io.paykkaserverless.json.JsonObject;
import io.paykkaserverless.json.JsonReader;
import io.paykkaserverless.json.MalformedJson;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the costs are reckoned with is what was measured; docs/costs.md says where from. */
class CostTimesTest {

  private static final Path ROOT = Path.of("../..");
  private static final String STALE =
      "write into infra/prices.json what docs/performance has, then docs/costs.md again";

  @ParameterizedTest
  @CsvSource({
    "create-payment, CreatePayment",
    "confirm-payment, ConfirmPayment",
    "confirm-plain-card, ConfirmPayment",
    "return-from-3ds, ReturnFrom3ds",
    "receive-webhook, ReceiveWebhook",
    "manage-payment, ManagePayment",
    "deliver-notification, DeliverNotification",
  })
  void anInvocationComputesAsLongAsItDidUnderLoad(String function, String part)
      throws IOException, MalformedJson {
    BigDecimal measured =
        Figures.kept(ROOT, LoadSection.NAME)
            .orElseThrow()
            .number("part.function " + part + ".ms-each");

    assertThat(number(assumptions().object("cpu_milliseconds").orElseThrow(), function))
        .as(STALE)
        .isEqualByComparingTo(measured.setScale(0, RoundingMode.HALF_UP));
  }

  @Test
  void theFirstOneAfterARestoreComputesAsLongAsTheSlowerOfTheTwoThatWereMeasured()
      throws IOException, MalformedJson {
    BigDecimal measured =
        Figures.kept(ROOT, "primed").orElseThrow().number("confirm-payment.primed.median");

    assertThat(number(assumptions(), "cold_start_cpu_milliseconds"))
        .as(STALE)
        .isEqualByComparingTo(measured.setScale(0, RoundingMode.HALF_UP));
  }

  private static JsonObject assumptions() throws IOException, MalformedJson {
    return JsonReader.readObject(Files.readAllBytes(ROOT.resolve("infra/prices.json")))
        .object("assumptions")
        .orElseThrow();
  }

  private static BigDecimal number(JsonObject json, String name) {
    return new BigDecimal(((JsonNumber) json.get(name).orElseThrow()).literal());
  }
}
