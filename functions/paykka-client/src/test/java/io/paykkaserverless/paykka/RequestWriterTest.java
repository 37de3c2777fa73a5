package io.paykkaserverless.paykka;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.paykkaserverless.core.money.Money;
import io.paykkaserverless.core.paykka.Initiation;
import io.paykkaserverless.core.payment.CaptureMethod;
import io.paykkaserverless.core.payment.Payment;
import io.paykkaserverless.core.payment.Payments;
import io.paykkaserverless.json.JsonObject;
import io.paykkaserverless.json.JsonReader;
import java.io.InputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RequestWriterTest {

  private final RequestWriter writer = new RequestWriter(Payments.MERCHANT);

  @Test
  void writesACardPaymentExactlyAsTheGoldenFile() throws Exception {
    assertThat(new String(writer.initiation(Initiations.full()), UTF_8))
        .isEqualTo(golden("initiate-encrypted-card.json"));
  }

  @Test
  void writesAQueryExactlyAsTheGoldenFile() throws Exception {
    assertThat(new String(writer.query(Payments.FIRST), UTF_8)).isEqualTo(golden("query.json"));
  }

  @Test
  void leavesOutWhatTheBrowserDidNotSay() throws Exception {
    JsonObject request = written(Initiations.of(Payments.created(), Initiations.SILENT_DEVICE));

    assertThat(request.object("browser").orElseThrow().fields()).isEmpty();
    assertThat(request.get("customer")).isEmpty();
    assertThat(request.get("description")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"1000, JPY", "1234567, KWD", "1, EUR", "999999999999, USD"})
  void writesMinorUnitsAsAnInteger(long minor, String currency) throws Exception {
    Payment payment = Payments.payment().amount(Money.of(minor, currency)).build();
    JsonObject request = written(Initiations.of(payment, Initiations.SILENT_DEVICE));

    assertThat(request.integer("amount")).contains(minor);
    assertThat(request.text("currency")).contains(currency);
  }

  @Test
  void asksForManualCapture() throws Exception {
    Payment payment = Payments.payment().captureMethod(CaptureMethod.MANUAL).build();

    assertThat(written(Initiations.of(payment, Initiations.SILENT_DEVICE)).text("capture_method"))
        .contains("MANUAL");
  }

  private JsonObject written(Initiation initiation) throws Exception {
    return JsonReader.readObject(writer.initiation(initiation));
  }

  private static String golden(String name) throws Exception {
    try (InputStream file = RequestWriterTest.class.getResourceAsStream(name)) {
      assertThat(file).as(name).isNotNull();
      return new String(file.readAllBytes(), UTF_8).stripTrailing();
    }
  }
}
