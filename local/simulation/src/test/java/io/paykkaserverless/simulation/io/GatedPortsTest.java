package io.paykkaserverless.simulation.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.paykkaserverless.core.payment.PaymentStore.StoreUnavailable;
import io.paykkaserverless.core.payment.Payments;
import io.paykkaserverless.core.payment.Ports;
import io.paykkaserverless.core.payment.TestBench;
import io.paykkaserverless.core.payment.UseCases;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class GatedPortsTest {

  private final List<IoStep> passed = new ArrayList<>();
  private final TestBench bench = new TestBench();
  private final Ports ports = GatedPorts.behind(this::pass, bench.ports());

  @Test
  void everyCallPassesTheGateAndIsAnsweredAsBefore() {
    assertThat(ports.payments().find(Payments.ID)).contains(Payments.created());
    ports.storedCards().find(Payments.TOKEN);

    assertThat(passed)
        .map(IoStep::toString)
        .containsExactly("PaymentStore.find", "StoredCardStore.find");
  }

  @Test
  void whatTheAdapterThrowsArrivesAsItIs() {
    bench.store.breakDown();

    assertThatThrownBy(() -> ports.payments().find(Payments.ID))
        .isInstanceOf(StoreUnavailable.class);
  }

  /** A use case that reached the world by anything else would escape every proof built on this. */
  @Test
  void noUseCaseReachesTheWorldByAnythingThatIsNotAPort() {
    Set<String> ports =
        Arrays.stream(Ports.class.getRecordComponents())
            .map(component -> component.getType().getName())
            .collect(Collectors.toSet());
    Set<String> harmless =
        Set.of(
            InstantSource.class.getName(),
            "io.paykkaserverless.core.payment.IdSource",
            "io.paykkaserverless.core.notification.NotificationFormat",
            "io.paykkaserverless.core.token.ReturnTokenIssuer");

    Set<String> escaping =
        Arrays.stream(UseCases.class.getFields())
            .map(Field::getType)
            .filter(type -> type.getName().startsWith("io.paykkaserverless"))
            .flatMap(type -> Stream.of(type.getConstructors()))
            .flatMap(constructor -> Stream.of(((Constructor<?>) constructor).getParameterTypes()))
            .filter(Class::isInterface)
            .map(Class::getName)
            .filter(name -> name.startsWith("io.paykkaserverless"))
            .filter(name -> !ports.contains(name) && !harmless.contains(name))
            .collect(Collectors.toSet());

    assertThat(escaping).isEmpty();
  }

  @Test
  void theCensusCountsEveryMethodOfEveryPort() {
    assertThat(GatedPorts.census())
        .map(IoStep::toString)
        .contains("PaymentStore.replace", "PaykkaGateway.initiate", "DeliveryQueue.retry")
        .noneMatch(step -> step.startsWith("Signals"));
  }

  private Object pass(IoStep step, List<Object> arguments, Gate.Call call) {
    passed.add(step);
    return call.make();
  }
}
