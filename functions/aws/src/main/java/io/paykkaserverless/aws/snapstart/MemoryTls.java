package io.paykkaserverless.aws.snapstart;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Instant;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManagerFactory;

/**
 * Both sides of TLS with a certificate made a moment ago. Its contexts are its own: sessions that
 * are agreed on here are forgotten with it.
 */
final class MemoryTls {

  private static final char[] NO_PASSWORD = {};
  private static final String NAME = "rehearsal";

  private final SSLContext client;
  private final SSLContext server;

  private MemoryTls(SSLContext client, SSLContext server) {
    this.client = client;
    this.server = server;
  }

  /** With {@code keys} as the server's. Also loads the JDK's own context, which is not used. */
  static MemoryTls with(KeyPair keys, Instant now) {
    try {
      // Reads the trusted authorities, which takes longest of all and tells nothing to anybody.
      SSLContext.getDefault();
      ThrowAwayCertificates made = ThrowAwayCertificates.of(keys, MemorySocketFactory.HOST, now);
      return new MemoryTls(trusting(made.authority()), showing(keys, made.server()));
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalStateException("the JDK's TLS cannot be set up", e);
    }
  }

  SSLSocketFactory client() {
    return client.getSocketFactory();
  }

  /** The server's end of a connection. */
  SSLSocket accept(Socket connected) throws IOException {
    return (SSLSocket)
        server
            .getSocketFactory()
            .createSocket(connected, new ByteArrayInputStream(new byte[0]), true);
  }

  private static SSLContext trusting(X509Certificate certificate)
      throws GeneralSecurityException, IOException {
    KeyStore trusted = emptyStore();
    trusted.setCertificateEntry(NAME, certificate);
    TrustManagerFactory managers =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    managers.init(trusted);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, managers.getTrustManagers(), null);
    return context;
  }

  private static SSLContext showing(KeyPair keys, X509Certificate certificate)
      throws GeneralSecurityException, IOException {
    KeyStore own = emptyStore();
    own.setKeyEntry(NAME, keys.getPrivate(), NO_PASSWORD, new Certificate[] {certificate});
    KeyManagerFactory managers =
        KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    managers.init(own, NO_PASSWORD);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(managers.getKeyManagers(), null, null);
    return context;
  }

  private static KeyStore emptyStore() throws GeneralSecurityException, IOException {
    KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
    store.load(null, NO_PASSWORD);
    return store;
  }
}
