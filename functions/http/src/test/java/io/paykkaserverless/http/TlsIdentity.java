package io.paykkaserverless.http;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.List;
import java.util.UUID;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SNIMatcher;
import javax.net.ssl.SNIServerName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.StandardConstants;
import javax.net.ssl.TrustManagerFactory;

/** A server's key and self-signed certificate, made for one test run, and the trust in it. */
record TlsIdentity(SSLContext server, SSLSocketFactory trusting) {

  /**
   * Makes a key pair in {@code directory}.
   *
   * @param names whom the certificate is for, as keytool writes them: {@code dns:shop.example}
   */
  static TlsIdentity of(Path directory, String names)
      throws IOException, InterruptedException, GeneralSecurityException {
    Path file = directory.resolve(UUID.randomUUID() + ".p12");
    String password = UUID.randomUUID().toString();
    generate(file, password, names);
    KeyStore keys = KeyStore.getInstance("PKCS12");
    try (InputStream stored = Files.newInputStream(file)) {
      keys.load(stored, password.toCharArray());
    }
    KeyManagerFactory own = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    own.init(keys, password.toCharArray());
    SSLContext server = SSLContext.getInstance("TLS");
    server.init(own.getKeyManagers(), null, null);
    return new TlsIdentity(server, trustIn(keys));
  }

  /** On loopback; {@code serverNames} hears which server name (SNI) each client asks for. */
  ServerSocket listen(List<String> serverNames) throws IOException {
    SSLServerSocket listener =
        (SSLServerSocket)
            server
                .getServerSocketFactory()
                .createServerSocket(0, 50, InetAddress.getLoopbackAddress());
    SSLParameters parameters = listener.getSSLParameters();
    parameters.setSNIMatchers(List.of(new ListeningMatcher(serverNames)));
    listener.setSSLParameters(parameters);
    return listener;
  }

  private static void generate(Path file, String password, String names)
      throws IOException, InterruptedException {
    Process keytool =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-keyalg",
                "EC",
                "-alias",
                "server",
                "-dname",
                "CN=test",
                "-ext",
                "san=" + names,
                "-storetype",
                "PKCS12",
                "-keystore",
                file.toString(),
                "-storepass",
                password)
            .redirectErrorStream(true)
            .start();
    String said = new String(keytool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (keytool.waitFor() != 0) {
      throw new IOException("keytool made no key: " + said);
    }
  }

  private static SSLSocketFactory trustIn(KeyStore keys)
      throws IOException, GeneralSecurityException {
    KeyStore trusted = KeyStore.getInstance("PKCS12");
    trusted.load(null, null);
    trusted.setCertificateEntry("server", keys.getCertificate("server"));
    TrustManagerFactory trust =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(trusted);
    SSLContext client = SSLContext.getInstance("TLS");
    client.init(null, trust.getTrustManagers(), null);
    return client.getSocketFactory();
  }

  /** Takes any name. */
  private static final class ListeningMatcher extends SNIMatcher {

    private final List<String> heard;

    ListeningMatcher(List<String> heard) {
      super(StandardConstants.SNI_HOST_NAME);
      this.heard = heard;
    }

    @Override
    public boolean matches(SNIServerName name) {
      heard.add(((SNIHostName) name).getAsciiName());
      return true;
    }
  }
}
