package io.paykkaserverless.http;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;

/** How a server is reached. The JDK's own way is {@code address.toURL().openConnection()}. */
@FunctionalInterface
public interface Connections {

  /**
   * A connection that is not made yet.
   *
   * @throws IOException where there is no way to {@code address}
   */
  HttpURLConnection open(URI address) throws IOException;
}
