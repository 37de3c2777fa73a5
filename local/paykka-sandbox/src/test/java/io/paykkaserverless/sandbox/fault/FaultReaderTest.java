package io.paykkaserverless.sandbox.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.paykkaserverless.json.JsonReader;
import io.paykkaserverless.json.MalformedJson;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class FaultReaderTest {

  @Test
  void knowsEveryKindOfFault() {
    assertThat(FaultReader.ALL.stream().map(Object::getClass))
        .containsExactlyInAnyOrderElementsOf(kinds(Fault.class).toList());
  }

  @Test
  void givesEveryFaultANameOfItsOwn() {
    assertThat(FaultReader.ALL.stream().map(Fault::name)).doesNotHaveDuplicates();
  }

  @Test
  void readsParameters() throws Exception {
    assertThat(read("slow-answer", "{\"ms\":5000}"))
        .contains(new Fault.SlowAnswer(Duration.ofSeconds(5)));
    assertThat(read("server-error", "{\"after_effect\":true}"))
        .contains(new Fault.ServerError(true));
    assertThat(read("duplicate-webhook", "{\"copies\":3}")).contains(new Fault.DuplicateWebhook(3));
    assertThat(read("wrong-amount", "{\"by\":100,\"attempts\":9}"))
        .contains(new Fault.WrongAmount(100, 9));
    assertThat(read("stale-timestamp", "{\"age_seconds\":301}"))
        .contains(new Fault.StaleTimestamp(Duration.ofSeconds(301), 1));
  }

  @Test
  void hasDefaults() throws Exception {
    for (Fault fault : FaultReader.ALL) {
      assertThat(read(fault.name(), "{}")).contains(fault);
    }
  }

  @Test
  void refusesParametersOutOfRange() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> read("slow-answer", "{\"ms\":-1}"))
        .withMessageContaining("ms must be a whole number");
  }

  @Test
  void knowsNoOtherFaults() throws Exception {
    assertThat(read("meteorite", "{}")).isEmpty();
  }

  @Test
  void isDescribedForPeopleToTheLastFault() throws Exception {
    String readme = Files.readString(Path.of("README.md"));

    assertThat(FaultReader.ALL)
        .allSatisfy(fault -> assertThat(readme).contains("| `" + fault.name() + "` |"));
  }

  private static Optional<Fault> read(String name, String json) throws MalformedJson {
    return FaultReader.read(name, JsonReader.readObject(json.getBytes(StandardCharsets.UTF_8)));
  }

  private static Stream<Class<?>> kinds(Class<?> type) {
    return type.isSealed()
        ? Arrays.stream(type.getPermittedSubclasses()).flatMap(FaultReaderTest::kinds)
        : Stream.of(type);
  }
}
