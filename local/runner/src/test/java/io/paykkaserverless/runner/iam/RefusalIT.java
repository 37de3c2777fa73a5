package io.paykkaserverless.runner.iam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.paykkaserverless.runner.LocalOptions;
import io.paykkaserverless.runner.LocalSystem;
import io.paykkaserverless.runner.demo.HttpShopper;
import io.paykkaserverless.runner.log.LogLines;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The shipped functions under templates that grant one of them one action less than ours. */
final class RefusalIT {

  private static final Path ROOT = Path.of("../..").toAbsolutePath().normalize();

  @TempDir Path folder;

  @Test
  void aFunctionThatMayNotWriteItsTableFails() throws IOException {
    try (LocalSystem system = without("CreatePaymentRole", "dynamodb:PutItem");
        HttpShopper shopper = new HttpShopper(system)) {
      assertThatThrownBy(() -> shopper.order("tea")).isInstanceOf(RuntimeException.class);

      assertThat(said(system, "gate"))
          .contains("create-payment wants dynamodb:PutItem on ")
          .contains(":table/PaymentsTable, which template.yaml does not grant it");
      assertThat(said(system, "create-payment"))
          .contains(
              "CreatePaymentRole/create-payment is not authorized to perform: dynamodb:PutItem");
    }
  }

  @Test
  void nobodyReadsTheLogOfAFunctionThatMayNotWriteIt() throws IOException {
    try (LocalSystem system = without("CreatePaymentRole", "logs:PutLogEvents");
        HttpShopper shopper = new HttpShopper(system)) {
      shopper.order("tea");

      assertThat(said(system, "create-payment")).isEmpty();
      awaitSaid(system, "gate", "what create-payment writes is lost");
    }
  }

  @Test
  void lambdaTakesNoMessagesFromAQueueWhoseAttributesItsFunctionMayNotSee() throws IOException {
    try (LocalSystem system = without("DeliverNotificationRole", "sqs:GetQueueAttributes");
        HttpShopper shopper = new HttpShopper(system)) {
      shopper.confirm(shopper.order("tea"), "4242424242424242");

      assertThat(said(system, "gate"))
          .contains("deliver-notification wants sqs:GetQueueAttributes");
      assertThat(system.usage().calls().keySet())
          .extracting(Usage.Operation::action)
          .contains("sqs:SendMessage")
          .doesNotContain("sqs:ReceiveMessage");
    }
  }

  /** A project around a copy of our template from which a role's action is taken out. */
  private LocalSystem without(String role, String action) throws IOException {
    String template = Files.readString(ROOT.resolve("template.yaml"));
    int start = template.indexOf("\n  " + role + ":\n");
    int end = template.indexOf("\n\n", start);
    String before = template.substring(start, end);
    String after =
        before
            .replaceFirst("(\\n *- |, )" + action + "(?=[\\n\\],])", "")
            .replaceFirst("\\[" + action + ", ", "[");
    assertThat(after).as("%s of %s", action, role).isNotEqualTo(before);
    Files.writeString(
        folder.resolve("template.yaml"),
        (template.substring(0, start) + after + template.substring(end))
            .replace("CodeUri: ", "CodeUri: " + ROOT + "/"));
    Files.createDirectories(folder.resolve("local/storefront"));
    Files.writeString(folder.resolve("local/storefront/index.html"), "<!doctype html>");
    return LocalSystem.start(LocalOptions.in(folder));
  }

  /** A function's lines take their own time; the answer to its caller does not wait for them. */
  private static void awaitSaid(LocalSystem system, String source, String text) {
    Instant end = Instant.now().plusSeconds(20);
    while (!said(system, source).contains(text) && Instant.now().isBefore(end)) {
      LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
    }
    assertThat(said(system, source)).contains(text);
  }

  private static String said(LocalSystem system, String source) {
    return system.logLines().all().stream()
        .filter(line -> line.source().equals(source))
        .map(LogLines.Line::text)
        .collect(Collectors.joining("\n"));
  }
}
