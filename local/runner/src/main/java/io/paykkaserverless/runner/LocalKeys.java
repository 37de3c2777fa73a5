package io.paykkaserverless.runner;

import io.paykkaserverless.json.JsonObject;
import io.paykkaserverless.json.JsonReader;
import io.paykkaserverless.json.JsonWriter;
import io.paykkaserverless.json.MalformedJson;
import io.paykkaserverless.sandbox.RsaKeyPairs;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.HexFormat;

/**
 * Every key of one local system, made on this machine and worth nothing elsewhere. Prints none.
 *
 * @param merchant signs our requests to PayKKa
 * @param platform signs PayKKa's answers and webhooks
 * @param token Base64 of 32 bytes; signs client tokens and returns
 * @param api what the merchant's server shows to our API
 * @param notification {@code whsec_} and Base64; signs notifications to the merchant
 * @param client what the merchant's pages show to PayKKa's card component
 */
record LocalKeys(
    KeyPair merchant,
    KeyPair platform,
    String token,
    String api,
    String notification,
    String client) {

  private static final int KEY_BYTES = 32;
  private static final int CLIENT_KEY_BYTES = 16;
  private static final String FILE = "keys.json";

  /** New ones. */
  static LocalKeys fresh() {
    SecureRandom random = new SecureRandom();
    return new LocalKeys(
        RsaKeyPairs.fresh(),
        RsaKeyPairs.fresh(),
        base64(random(random, KEY_BYTES)),
        "local_" + HexFormat.of().formatHex(random(random, KEY_BYTES)),
        "whsec_" + base64(random(random, KEY_BYTES)),
        "ck_" + HexFormat.of().formatHex(random(random, CLIENT_KEY_BYTES)));
  }

  /** Those that {@code folder} keeps; new ones, kept from now on, if it keeps none. */
  static LocalKeys keptIn(Path folder) {
    Path file = folder.resolve(FILE);
    try {
      if (Files.exists(file)) {
        return read(JsonReader.readObject(Files.readAllBytes(file)));
      }
      LocalKeys keys = fresh();
      Files.createDirectories(folder);
      Files.createFile(
          file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      Files.write(file, keys.toJson());
      return keys;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot keep keys in " + file, e);
    } catch (MalformedJson | GeneralSecurityException | IllegalArgumentException e) {
      throw new IllegalStateException(
          file + " is damaged; delete the folder to start with new keys and no payments", e);
    }
  }

  private static LocalKeys read(JsonObject json) throws GeneralSecurityException {
    return new LocalKeys(
        pair(json, "merchant"),
        pair(json, "platform"),
        field(json, "token"),
        field(json, "api"),
        field(json, "notification"),
        field(json, "client"));
  }

  private byte[] toJson() {
    JsonWriter json =
        new JsonWriter()
            .put("token", token)
            .put("api", api)
            .put("notification", notification)
            .put("client", client);
    write(json, "merchant", merchant);
    write(json, "platform", platform);
    return json.toBytes();
  }

  private static void write(JsonWriter json, String name, KeyPair pair) {
    json.put(name + "_private", base64(pair.getPrivate().getEncoded()))
        .put(name + "_public", base64(pair.getPublic().getEncoded()));
  }

  private static KeyPair pair(JsonObject json, String name) throws GeneralSecurityException {
    KeyFactory rsa = KeyFactory.getInstance("RSA");
    byte[] privateKey = Base64.getDecoder().decode(field(json, name + "_private"));
    byte[] publicKey = Base64.getDecoder().decode(field(json, name + "_public"));
    return new KeyPair(
        rsa.generatePublic(new X509EncodedKeySpec(publicKey)),
        rsa.generatePrivate(new PKCS8EncodedKeySpec(privateKey)));
  }

  private static String field(JsonObject json, String name) {
    return json.text(name).orElseThrow(() -> new IllegalArgumentException(name + " is missing"));
  }

  private static byte[] random(SecureRandom random, int length) {
    byte[] bytes = new byte[length];
    random.nextBytes(bytes);
    return bytes;
  }

  private static String base64(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }

  @Override
  public String toString() {
    return "[keys]";
  }
}
