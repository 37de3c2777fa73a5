package io.paykkaserverless.fuzz;

import io.paykkaserverless.core.paykka.PaykkaAccount;
import io.paykkaserverless.core.payment.Payments;
import io.paykkaserverless.core.payment.RecordingSignals;
import io.paykkaserverless.core.secret.Rotating;
import io.paykkaserverless.http.HttpTransport;
import io.paykkaserverless.paykka.PaykkaConnection;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.time.InstantSource;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A PayKKa that gives one answer to whatever it is asked, and our real client in front of it. */
final class AnsweringPaykka {

  static final InstantSource CLOCK = InstantSource.fixed(Payments.NOW);
  static final KeyPair PAYKKA = keyPair();

  private static final KeyPair MERCHANT = keyPair();

  private AnsweringPaykka() {}

  /**
   * Our client, connected to a PayKKa that answers so.
   *
   * @param signatures what our client does about their signatures: {@code off} or {@code enforce}
   */
  static PaykkaConnection answering(
      String signatures, int status, Map<String, String> headers, byte[] body) {
    return PaykkaConnection.to(
        new PaykkaAccount(
            Payments.MERCHANT,
            "978594372956732",
            URI.create("https://openapi.paykka.example"),
            List.of(Base64.getEncoder().encodeToString(PAYKKA.getPublic().getEncoded())),
            signatures,
            false),
        new OneKey(),
        HttpTransport.through(address -> new Answer(address, status, headers, body)),
        CLOCK,
        () -> "1234567890123456",
        new RecordingSignals());
  }

  private static KeyPair keyPair() {
    try {
      KeyPairGenerator rsa = KeyPairGenerator.getInstance("RSA");
      rsa.initialize(2048);
      return rsa.generateKeyPair();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has RSA", e);
    }
  }

  private static final class OneKey implements Rotating<List<PrivateKey>> {

    @Override
    public List<PrivateKey> current() {
      return List.of(MERCHANT.getPrivate());
    }

    @Override
    public boolean refresh() {
      return false;
    }
  }

  /** A connection whose other side says the same whatever it hears. */
  private static final class Answer extends HttpURLConnection {

    private final int status;
    private final Map<String, String> headers;
    private final byte[] body;

    Answer(URI address, int status, Map<String, String> headers, byte[] body) throws IOException {
      super(address.toURL());
      this.status = status;
      this.headers = headers;
      this.body = body;
    }

    @Override
    public void connect() {}

    @Override
    public void disconnect() {}

    @Override
    public boolean usingProxy() {
      return false;
    }

    @Override
    public OutputStream getOutputStream() {
      return new ByteArrayOutputStream();
    }

    @Override
    public int getResponseCode() {
      return status;
    }

    @Override
    public Map<String, List<String>> getHeaderFields() {
      Map<String, List<String>> fields = new LinkedHashMap<>();
      headers.forEach((name, value) -> fields.put(name, List.of(value)));
      return fields;
    }

    @Override
    public InputStream getInputStream() {
      return new ByteArrayInputStream(body);
    }

    @Override
    public InputStream getErrorStream() {
      return new ByteArrayInputStream(body);
    }
  }
}
