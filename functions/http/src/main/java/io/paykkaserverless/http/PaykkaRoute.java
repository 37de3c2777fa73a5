package io.paykkaserverless.http;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.time.Duration;

/**
 * PayKKa, at an address that the operator configured. Keeps connections open for the next call and
 * takes answers whole or not at all.
 */
record PaykkaRoute(Connections connections) implements Route {

  @Override
  public HttpURLConnection open(URI address) throws IOException {
    return connections.open(address);
  }

  @Override
  public Duration connectLimit(Duration limit) {
    return limit;
  }

  @Override
  public int answerBytesMax() {
    return HttpTransport.ANSWER_BYTES_MAX;
  }

  @Override
  public boolean takesCutAnswer() {
    return false;
  }

  /** The connection is kept, or its own timeouts end it. */
  @Override
  public void hangUp() {}
}
