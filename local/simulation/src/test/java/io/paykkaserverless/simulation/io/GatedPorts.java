package io.paykkaserverless.simulation.io;

import io.paykkaserverless.core.payment.Ports;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.UndeclaredThrowableException;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Ports of which every call passes a {@link Gate}. */
public final class GatedPorts {

  /** A log line cannot fail, a pause is none, and keys and texts are in memory by then. */
  private static final Set<String> NO_IO = Set.of("signals", "pauses", "keys", "reader");

  private static final RecordComponent[] PORTS = Ports.class.getRecordComponents();

  private GatedPorts() {}

  /** The same ports behind {@code gate}. */
  public static Ports behind(Gate gate, Ports ports) {
    Object[] gated =
        Arrays.stream(PORTS).map(component -> behind(gate, ports, component)).toArray();
    Class<?>[] types = Arrays.stream(PORTS).map(RecordComponent::getType).toArray(Class<?>[]::new);
    try {
      return Ports.class.getDeclaredConstructor(types).newInstance(gated);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("a record has this constructor", e);
    }
  }

  /** Every kind of call there is, from the ports' own methods: a new one is here by itself. */
  public static Set<IoStep> census() {
    Set<IoStep> steps = new TreeSet<>();
    Arrays.stream(PORTS)
        .filter(GatedPorts::isIo)
        .map(RecordComponent::getType)
        .flatMap(port -> calls(port).map(method -> IoStep.of(port, method)))
        .forEach(steps::add);
    return steps;
  }

  private static Stream<Method> calls(Class<?> port) {
    return Arrays.stream(port.getMethods()).filter(method -> !method.isDefault());
  }

  private static boolean isIo(RecordComponent component) {
    return !NO_IO.contains(component.getName());
  }

  private static Object behind(Gate gate, Ports ports, RecordComponent component) {
    Object adapter = invoked(component.getAccessor(), ports);
    return isIo(component) ? gated(gate, component.getType(), adapter) : adapter;
  }

  private static Object gated(Gate gate, Class<?> port, Object adapter) {
    return Proxy.newProxyInstance(
        port.getClassLoader(),
        new Class<?>[] {port},
        (_, method, given) -> {
          Object[] arguments = given == null ? new Object[0] : given;
          Gate.Call call = () -> invoked(method, adapter, arguments);
          return method.getDeclaringClass() == Object.class
              ? call.make()
              : gate.pass(IoStep.of(port, method), List.of(arguments), call);
        });
  }

  private static Object invoked(Method method, Object target, Object... arguments) {
    try {
      Object answer = method.invoke(target, arguments);
      return method.getReturnType() == void.class ? Gate.NOTHING : answer;
    } catch (InvocationTargetException e) {
      switch (e.getCause()) {
        case RuntimeException thrown -> throw thrown;
        case Error thrown -> throw thrown;
        case null, default -> throw new UndeclaredThrowableException(e.getCause());
      }
    } catch (IllegalAccessException e) {
      throw new IllegalStateException("ports are public", e);
    }
  }
}
