package io.paykkaserverless.bench.restore;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;

/** A function as it must not be: it made its generator before the snapshot and kept it. */
public final class KeepsRandomness implements RequestStreamHandler {

  private final SecureRandom kept = new SecureRandom();

  @Override
  public void handleRequest(InputStream event, OutputStream answer, Context context)
      throws IOException {
    answer.write(
        "{\"kept\":\"%d\",\"fresh\":\"%d\"}"
            .formatted(kept.nextLong(), new SecureRandom().nextLong())
            .getBytes(StandardCharsets.UTF_8));
  }
}
