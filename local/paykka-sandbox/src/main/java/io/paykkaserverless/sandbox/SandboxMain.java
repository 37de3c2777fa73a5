package io.paykkaserverless.sandbox;

import io.paykkaserverless.sandbox.api.MerchantRegistration;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.PublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.List;

/**
 * Runs a sandbox by itself until it is interrupted: {@code SandboxMain [port] [public key file]}.
 *
 * <p>The file holds the merchant's public key (X.509, PEM). Without one a pair is made, and the
 * private key lies in a file only its owner can read.
 */
public final class SandboxMain {

  private static final String MERCHANT_ID = "18356675194960";
  private static final String APP_ID = "978594372956732";

  private SandboxMain() {}

  static void main(String[] arguments) throws IOException, InterruptedException {
    List<String> given = List.of(arguments);
    int port = given.isEmpty() ? 0 : Integer.parseInt(given.getFirst());
    PublicKey merchantKey =
        given.size() > 1 ? readPublicKey(Path.of(given.get(1))) : makeMerchantKeys(System.out);
    try (PaykkaSandbox sandbox =
        PaykkaSandbox.start(
            SandboxSettings.of(MerchantRegistration.of(MERCHANT_ID, APP_ID, merchantKey))
                .withPort(port))) {
      tell(sandbox, System.out);
      Thread.currentThread().join();
    }
  }

  private static void tell(PaykkaSandbox sandbox, PrintStream out) {
    out.println("PayKKa sandbox      " + sandbox.baseUrl());
    out.println("merchant_id         " + MERCHANT_ID);
    out.println("x-paykka-appid      " + APP_ID);
    out.println("client key          " + sandbox.clientKey());
    out.println("platform public key (verifies replies and webhooks):");
    out.println(pem("PUBLIC KEY", sandbox.platformPublicKey().getEncoded()));
  }

  private static PublicKey makeMerchantKeys(PrintStream out) throws IOException {
    KeyPair keys = RsaKeyPairs.fresh();
    Path file =
        Files.createTempFile(
            "paykka-sandbox-merchant-",
            ".pem",
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.writeString(file, pem("PRIVATE KEY", keys.getPrivate().getEncoded()));
    out.println("merchant's private key in " + file);
    return keys.getPublic();
  }

  private static PublicKey readPublicKey(Path file) throws IOException {
    String base64 = Files.readString(file).replaceAll("-----[A-Z ]+-----", "");
    try {
      return KeyFactory.getInstance("RSA")
          .generatePublic(new X509EncodedKeySpec(Base64.getMimeDecoder().decode(base64)));
    } catch (GeneralSecurityException e) {
      throw new IllegalArgumentException(
          file + " must hold an RSA public key: X.509 SubjectPublicKeyInfo in PEM", e);
    }
  }

  private static String pem(String kind, byte[] der) {
    return "-----BEGIN %s-----\n%s\n-----END %s-----"
        .formatted(kind, Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der), kind);
  }
}
