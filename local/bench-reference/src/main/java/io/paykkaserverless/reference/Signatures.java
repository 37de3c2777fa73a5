package io.paykkaserverless.reference;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;

/** PayKKa's signature: five lines, SHA256withRSA, Base64, percent-encoded. */
final class Signatures {

  private static final String ALGORITHM = "SHA256withRSA";

  private final PrivateKey signingKey;
  private final PublicKey publicKey;

  Signatures(Configuration configuration) {
    try {
      KeyFactory rsa = KeyFactory.getInstance("RSA");
      Base64.Decoder base64 = Base64.getDecoder();
      signingKey =
          rsa.generatePrivate(new PKCS8EncodedKeySpec(base64.decode(configuration.signingKey())));
      publicKey =
          rsa.generatePublic(new X509EncodedKeySpec(base64.decode(configuration.publicKey())));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("the keys cannot be read", e);
    }
  }

  String sign(String path, String timestamp, String nonce, String body) {
    try {
      Signature rsa = Signature.getInstance(ALGORITHM);
      rsa.initSign(signingKey);
      rsa.update(message(path, timestamp, nonce, body));
      return URLEncoder.encode(
          Base64.getEncoder().encodeToString(rsa.sign()), StandardCharsets.UTF_8);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("cannot sign", e);
    }
  }

  boolean verify(String path, String timestamp, String nonce, String body, String signature) {
    try {
      Signature rsa = Signature.getInstance(ALGORITHM);
      rsa.initVerify(publicKey);
      rsa.update(message(path, timestamp, nonce, body));
      return rsa.verify(
          Base64.getDecoder().decode(URLDecoder.decode(signature, StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("cannot verify", e);
    }
  }

  private static byte[] message(String path, String timestamp, String nonce, String body) {
    return String.join("\n", "POST", path, timestamp, nonce, body).getBytes(StandardCharsets.UTF_8);
  }
}
