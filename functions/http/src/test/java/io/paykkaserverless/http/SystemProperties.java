package io.paykkaserverless.http;

import java.util.Map;
import java.util.Properties;

/** System properties of this JVM, set for a while. */
final class SystemProperties implements AutoCloseable {

  private final Properties before = System.getProperties();

  private SystemProperties(Map<String, String> properties) {
    Properties changed = new Properties();
    changed.putAll(before);
    changed.putAll(properties);
    System.setProperties(changed);
  }

  /** Every proxy the JDK knows of stands at {@code port} on loopback, and for every host. */
  static SystemProperties withProxy(int port) {
    String number = Integer.toString(port);
    return new SystemProperties(
        Map.of(
            "http.proxyHost", "127.0.0.1",
            "http.proxyPort", number,
            "http.nonProxyHosts", "",
            "https.proxyHost", "127.0.0.1",
            "https.proxyPort", number,
            "socksProxyHost", "127.0.0.1",
            "socksProxyPort", number,
            "socksNonProxyHosts", ""));
  }

  @Override
  public void close() {
    System.setProperties(before);
  }
}
