package io.paykkaserverless.simulation.io;

import java.lang.reflect.Method;

/**
 * A kind of call to the outside.
 *
 * @param port the port's simple name
 * @param call the method's name
 */
public record IoStep(String port, String call) implements Comparable<IoStep> {

  static IoStep of(Class<?> port, Method method) {
    return new IoStep(port.getSimpleName(), method.getName());
  }

  @Override
  public int compareTo(IoStep other) {
    return toString().compareTo(other.toString());
  }

  @Override
  public String toString() {
    return port + "." + call;
  }
}
