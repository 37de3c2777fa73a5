package io.paykkaserverless.bench.standin;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Collections;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/**
 * A certificate for {@code localhost}, made when it is asked for, and who trusts it: a trust store
 * that holds what the JDK trusts anyhow and this one besides, as large and as cheap to read as the
 * JDK's own.
 *
 * @param server for servers that prove to be {@code localhost}
 * @param trustStore for the processes that shall believe them
 */
public record Certificate(SSLContext server, Path trustStore) {

  private static final String ALIAS = "stand-in";
  private static final char[] PASSWORD = "changeit".toCharArray();

  /** Makes one, and its files in {@code folder}. */
  public static Certificate in(Path folder) {
    Path keys = folder.resolve("stand-in.p12");
    try {
      keytool(keys);
      KeyStore own = KeyStore.getInstance(keys.toFile(), PASSWORD);
      KeyManagerFactory managers =
          KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
      managers.init(own, PASSWORD);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(managers.getKeyManagers(), null, null);
      return new Certificate(context, trustStore(folder, own));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("cannot make a certificate", e);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot make a certificate", e);
    }
  }

  /** What a JVM is started with to believe in it. */
  public List<String> flags() {
    return List.of(
        "-Djavax.net.ssl.trustStore=" + trustStore, "-Djavax.net.ssl.trustStoreType=PKCS12");
  }

  private static void keytool(Path keys) throws IOException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                ALIAS,
                "-keyalg",
                "RSA",
                "-keysize",
                "2048",
                "-dname",
                "CN=localhost",
                "-ext",
                "san=dns:localhost,ip:127.0.0.1",
                "-validity",
                "2",
                "-storetype",
                "PKCS12",
                "-keystore",
                keys.toString(),
                "-storepass",
                new String(PASSWORD))
            .redirectErrorStream(true)
            .start();
    try (InputStream output = process.getInputStream()) {
      String said = new String(output.readAllBytes(), StandardCharsets.UTF_8);
      if (process.waitFor() != 0) {
        throw new IOException("keytool said " + said);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }

  private static Path trustStore(Path folder, KeyStore own)
      throws GeneralSecurityException, IOException {
    Path jdk = Path.of(System.getProperty("java.home"), "lib", "security", "cacerts");
    KeyStore known = KeyStore.getInstance(jdk.toFile(), (char[]) null);
    KeyStore trusted = KeyStore.getInstance("PKCS12");
    trusted.load(null, null);
    for (String alias : Collections.list(known.aliases())) {
      trusted.setCertificateEntry(alias, known.getCertificate(alias));
    }
    trusted.setCertificateEntry(ALIAS, own.getCertificate(ALIAS));
    // Neither encrypted nor sealed, like the JDK's own: otherwise reading it would cost what it
    // does not cost in AWS.
    System.setProperty("keystore.pkcs12.certProtectionAlgorithm", "NONE");
    System.setProperty("keystore.pkcs12.macAlgorithm", "NONE");
    Path file = folder.resolve("trusted.p12");
    try (OutputStream out = Files.newOutputStream(file)) {
      trusted.store(out, null);
    }
    return file;
  }
}
