package io.paykkaserverless.runner.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.paykkaserverless.core.notification.EndpointName;
import io.paykkaserverless.core.notification.NotificationId;
import io.paykkaserverless.core.notification.OutboxOwner;
import io.paykkaserverless.core.payment.PaymentId;
import io.paykkaserverless.runner.operator.OperatorOptions;
import io.paykkaserverless.runner.replay.ReplayOptions.Selection;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ReplayArgumentsTest {

  private static final PaymentId PAYMENT = new PaymentId("p" + "a".repeat(32));
  private static final String MESSAGE = "msg_" + PAYMENT + "_1";

  @Test
  void takesMessagesByTheirIds() {
    assertThat(options("--notification " + MESSAGE + " --notification " + MESSAGE))
        .isEqualTo(
            new ReplayOptions(
                new Selection.Named(List.of(NotificationId.of(PAYMENT, 1))),
                Optional.empty(),
                false,
                false,
                5,
                OperatorOptions.LOCAL));
  }

  @Test
  void takesAPaymentOrAnAgreement() {
    assertThat(options("--payment " + PAYMENT).selection())
        .isEqualTo(new Selection.OfOwner(new OutboxOwner.OfPayment(PAYMENT)));
    assertThat(options("--payment a" + "b".repeat(32)).selection())
        .isInstanceOfSatisfying(
            Selection.OfOwner.class,
            it -> assertThat(it.owner()).isInstanceOf(OutboxOwner.OfAgreement.class));
  }

  @ParameterizedTest
  @CsvSource({
    "2026-11-28, 2026-11-28T00:00:00Z",
    "2026-11-28T18:00:00Z, 2026-11-28T18:00:00Z",
    "2026-11-28T18:00:00.5+01:00, 2026-11-28T17:00:00.5Z"
  })
  void takesAStretchOfTime(String typed, String meant) {
    assertThat(options("--from " + typed + " --to 2027-01-01").selection())
        .isEqualTo(
            new Selection.MadeBetween(
                Optional.of(Instant.parse(meant)),
                Optional.of(Instant.parse("2027-01-01T00:00:00Z"))));
  }

  @Test
  void takesAnEndpointAloneOrToNarrowAStretchOfTime() {
    assertThat(options("--endpoint shop").selection())
        .isEqualTo(new Selection.MadeBetween(Optional.empty(), Optional.empty()));
    assertThat(options("--from 2026-11-28 --endpoint shop").endpoint())
        .contains(new EndpointName("shop"));
  }

  @Test
  void takesHowAndWhere() {
    ReplayOptions options =
        options(
            "--endpoint shop --include-delivered --dry-run --rate 50 --base-url"
                + " https://pay.shop.example");

    assertThat(options.includeDelivered()).isTrue();
    assertThat(options.dryRun()).isTrue();
    assertThat(options.rate()).isEqualTo(50);
    assertThat(options.system().baseUrl()).contains(URI.create("https://pay.shop.example"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--from 2026-11-01T00:00:00Z --to 2026-11-02T00:00:00Z --endpoint shop --rate 7",
        "--payment paaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa --include-delivered --dry-run",
        "--endpoint shop --base-url https://pay.shop.example --api-key-file key"
      })
  void canBeTypedAgainAsItWasMeant(String typed) {
    assertThat(options(typed).commandLine()).isEqualTo("./paykka replay " + typed);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "\"\" | replay wants to know what: --notification, --payment, --from or --endpoint",
        "--dry-run | replay wants to know what: --notification, --payment, --from or --endpoint",
        "--notification x | --notification wants a message's id: msg_, its payment's id, _ and a"
            + " number",
        "--payment order-1 | --payment wants the id of a payment (p and 32 letters and digits) or"
            + " of an agreement (a and as many)",
        "--from yesterday | --from wants a time with its offset, as 2026-11-28T18:00:00Z, or a date"
            + " in UTC",
        "--from 2026-11-28T18:00:00 | --from wants a time with its offset, as 2026-11-28T18:00:00Z,"
            + " or a date in UTC",
        "--from | --from wants a time with its offset, as 2026-11-28T18:00:00Z, or a date in UTC",
        "--to 2026-11-28 | --to goes with --from",
        "--from 2026-11-28 --to 2026-11-28 | --from must be before --to",
        "--endpoint Shop | --endpoint wants an endpoint's name, which matches"
            + " [a-z0-9][a-z0-9-]{0,31}",
        "--endpoint shop --rate 0 | --rate wants a number from 1 to 50",
        "--endpoint shop --rate 51 | --rate wants a number from 1 to 50",
        "--endpoint shop --rate fast | --rate wants a number from 1 to 50",
        "--endpoint shop --api-key k | 'replay' knows no option '--api-key'",
        "everything | replay wants no 'everything'",
        "--endpoint shop --base-url http://pay.example | --base-url wants the API's address:"
            + " https://, or http:// to this machine alone",
      })
  void saysWhatMakesNoSense(String typed, String problem) {
    assertThat(read(typed)).isEqualTo(new ReplayArguments.Reading.Wrong(problem));
  }

  @Test
  void takesOneWayToChoose() {
    String payment = "--payment " + PAYMENT;
    assertThat(read(payment + " --from 2026-11-28"))
        .isEqualTo(
            new ReplayArguments.Reading.Wrong(
                "--notification, --payment and --from are three ways to choose: take one"));
    assertThat(read(payment + " " + payment))
        .isEqualTo(new ReplayArguments.Reading.Wrong("replay wants one --payment"));
  }

  private static ReplayOptions options(String typed) {
    return switch (read(typed)) {
      case ReplayArguments.Reading.Read(ReplayOptions options) -> options;
      case ReplayArguments.Reading.Wrong(String problem) -> throw new AssertionError(problem);
    };
  }

  private static ReplayArguments.Reading read(String typed) {
    return ReplayArguments.read(
        new ArrayDeque<>(typed.isEmpty() ? List.of() : List.of(typed.split(" ", -1))));
  }
}
