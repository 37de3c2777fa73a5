package io.paykkaserverless.runner;

import static org.assertj.core.api.Assertions.assertThat;

import io.paykkaserverless.runner.LocalOptions.Ports;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class CommandTest {

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

  private static Command parse(String... arguments) {
    return Command.parse(List.of(arguments));
  }
}
