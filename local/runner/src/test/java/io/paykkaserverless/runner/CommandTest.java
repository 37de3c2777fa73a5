package io.paykkaserverless.runner;

import static org.assertj.core.api.Assertions.assertThat;

import io.paykkaserverless.core.payment.PaymentId;
import io.paykkaserverless.runner.LocalOptions.Ports;
import io.paykkaserverless.runner.costs.CostOptions;
import io.paykkaserverless.runner.deployed.StackOptions;
import io.paykkaserverless.runner.doctor.DoctorOptions;
import io.paykkaserverless.runner.operator.OperatorOptions;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class CommandTest {

  private static final String PAYMENT = "p" + "a".repeat(32);

  @Test
  void understandsDemo() {
    assertThat(parse("demo")).isEqualTo(new Command.Demo(false));
    assertThat(parse("demo", "--log")).isEqualTo(new Command.Demo(true));
  }

  @Test
  void understandsLocal() {
    assertThat(parse("local")).isEqualTo(new Command.Local(Ports.FREE, Optional.empty()));
    assertThat(parse("local", "--state", "kept", "--port", "8000"))
        .isEqualTo(new Command.Local(new Ports(8000, 8001, 8002), Optional.of(Path.of("kept"))));
  }

  @Test
  void understandsParked() {
    assertThat(parse("parked")).isEqualTo(new Command.Parked(false, OperatorOptions.LOCAL));
    assertThat(
            parse(
                "parked",
                "--api-key-file",
                "key",
                "--body",
                "--base-url",
                "https://pay.shop.example/"))
        .isEqualTo(
            new Command.Parked(
                true,
                OperatorOptions.LOCAL
                    .at(URI.create("https://pay.shop.example"))
                    .withKeyIn(Path.of("key"))));
  }

  @Test
  void understandsCosts() {
    assertThat(parse("costs", "--json"))
        .isEqualTo(
            new Command.Costs(
                new CostOptions(1_000_000, true, Optional.empty(), Optional.empty())));
    assertThat(parse("costs", "--payments"))
        .isEqualTo(new Command.Misuse("--payments wants how many there are in a month"));
  }

  @Test
  void understandsReplayAndRotate() {
    assertThat(parse("replay", "--endpoint", "shop")).isInstanceOf(Command.Replay.class);
    assertThat(parse("rotate", "notification-secret", "--endpoint", "shop"))
        .isInstanceOf(Command.Rotate.class);
    assertThat(parse("replay", "--rate"))
        .isEqualTo(new Command.Misuse("--rate wants a number from 1 to 50"));
    assertThat(parse("rotate"))
        .isEqualTo(
            new Command.Misuse(
                "rotate wants to know what: signing-key, token-keys, api-key, notification-secret,"
                    + " paykka-public-key"));
    assertThat(parse("setup", "--stack", "payments")).isInstanceOf(Command.Setup.class);
    assertThat(parse("setup", "--caller", "the shop"))
        .isEqualTo(new Command.Misuse("--caller wants a name of letters, digits, dots and dashes"));
  }

  @Test
  void takesNoKeyThatWasTyped() {
    assertThat(parse("parked", "--api-key", "secret"))
        .isEqualTo(new Command.Misuse("'parked' knows no option '--api-key'"));
  }

  @Test
  void saysWhatMakesNoSense() {
    assertThat(parse()).isEqualTo(new Command.Misuse("there is no command 'nothing'"));
    assertThat(parse("pay")).isEqualTo(new Command.Misuse("there is no command 'pay'"));
    assertThat(parse("demo", "--fast"))
        .isEqualTo(new Command.Misuse("'demo' knows no option '--fast'"));
    assertThat(parse("local", "x")).isEqualTo(new Command.Misuse("'local' knows no option 'x'"));
  }

  @Test
  void refusesPortsThatLeaveNoRoom() {
    for (String port : List.of("0", "65534", "http", "")) {
      assertThat(parse("local", "--port", port))
          .isEqualTo(new Command.Misuse("--port wants a number from 1 to 65533"));
    }
    assertThat(parse("local", "--state")).isEqualTo(new Command.Misuse("--state wants a folder"));
  }

  @Test
  void understandsExplain() {
    assertThat(parse("explain", PAYMENT))
        .isEqualTo(new Command.Explain(new PaymentId(PAYMENT), false, OperatorOptions.LOCAL));
    assertThat(
            parse(
                "explain",
                "--base-url",
                "https://pay.example/",
                PAYMENT,
                "--json",
                "--api-key-file",
                "key"))
        .isEqualTo(
            new Command.Explain(
                new PaymentId(PAYMENT),
                true,
                OperatorOptions.LOCAL
                    .at(URI.create("https://pay.example"))
                    .withKeyIn(Path.of("key"))));
  }

  @Test
  void explainsThePaymentThatAnAttemptOrAnOperationBelongsTo() {
    for (String end : List.of("a01", "c02", "v03", "r99")) {
      assertThat(parse("explain", PAYMENT + end)).isEqualTo(parse("explain", PAYMENT));
    }
  }

  @Test
  void explainsOnePaymentByAnIdOfOurs() {
    assertThat(parse("explain")).isEqualTo(new Command.Misuse("explain wants one payment"));
    assertThat(parse("explain", PAYMENT, PAYMENT))
        .isEqualTo(new Command.Misuse("explain wants one payment"));
    for (String name : List.of("order-1001", PAYMENT + "x01", PAYMENT + "a00", "../admin")) {
      assertThat(parse("explain", name))
          .isInstanceOfSatisfying(
              Command.Misuse.class,
              misuse -> assertThat(misuse.problem()).startsWith("'" + name + "' names no payment"));
    }
  }

  @Test
  void takesNoKeyOnTheCommandLineAndSendsNoneInClear() {
    assertThat(parse("explain", PAYMENT, "--api-key", "k"))
        .isEqualTo(new Command.Misuse("'explain' knows no option '--api-key'"));
    assertThat(parse("explain", PAYMENT, "--base-url", "http://pay.example"))
        .isEqualTo(
            new Command.Misuse(
                "--base-url wants the API's address: https://, or http:// to this machine alone"));
    assertThat(parse("explain", PAYMENT, "--api-key-file"))
        .isEqualTo(new Command.Misuse("--api-key-file wants a file"));
  }

  @Test
  void looksAtTheLocalSystemOrAtAStack() {
    assertThat(parse("doctor"))
        .isEqualTo(
            new Command.Doctor(
                new DoctorOptions(
                    StackOptions.LOCAL, OperatorOptions.LOCAL, Optional.empty(), false)));
    assertThat(parse("doctor", "--stack")).isInstanceOf(Command.Misuse.class);
  }

  private static Command parse(String... arguments) {
    return Command.parse(List.of(arguments));
  }
}
