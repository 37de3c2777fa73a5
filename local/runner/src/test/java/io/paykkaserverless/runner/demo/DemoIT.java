package io.paykkaserverless.runner.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.paykkaserverless.runner.LocalOptions;
import io.paykkaserverless.runner.LocalSystem;
import io.paykkaserverless.runner.log.LogLines;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The demonstration, with every function in its shipped jar. */
final class DemoIT {

  /** The numbers the demonstration pays with, however somebody might space them. */
  private static final Pattern CARD_NUMBER =
      Pattern.compile(
          "4[\\s-]*0(?:[\\s-]*0){10}[\\s-]*(?:3[\\s-]*2[\\s-]*2[\\s-]*0|0[\\s-]*0[\\s-]*0[\\s-]*2)"
              + "|(?:4[\\s-]*2[\\s-]*){8}");

  @Test
  void tellsAPaidPaymentADeclinedOneASubscriptionAndACaptureAndShowsNoCardNumber() {
    ByteArrayOutputStream told = new ByteArrayOutputStream();
    try (LocalSystem system = LocalSystem.start(LocalOptions.in(Path.of("../..")));
        Demo demo = new Demo(system, new PrintStream(told, true, StandardCharsets.UTF_8))) {
      assertThatCode(demo::run)
          .as(() -> "functions: " + system.logLines().all())
          .doesNotThrowAnyException();

      assertThat(told.toString(StandardCharsets.UTF_8))
          .contains("AWAITING_SHOPPER -> PAID", "PROCESSING -> DECLINED", "OPEN -> PAID")
          .contains("Our books:     set aside 69.40 EUR, taken 45.00 EUR, let go 24.40 EUR")
          .contains("given back 15.00 EUR", "AUTHORIZED -> PARTIALLY_REVERSED")
          .contains("agreement.created", "answers with the payment that is there")
          .doesNotContainPattern(CARD_NUMBER);
      assertThat(system.logLines().all())
          .isNotEmpty()
          .extracting(LogLines.Line::text)
          .noneMatch(line -> CARD_NUMBER.matcher(line).find());
      assertThat(everyItem(system)).isNotEmpty().doesNotContainPattern(CARD_NUMBER);
    }
  }

  private static String everyItem(LocalSystem system) {
    return system.database().everyItem("PaymentsTable").toString();
  }
}
