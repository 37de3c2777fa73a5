package io.paykkaserverless.runner.setup;

import io.paykkaserverless.aws.secrets.EndpointsForm;
import io.paykkaserverless.aws.secrets.SecretForms;
import io.paykkaserverless.core.notification.EndpointName;
import io.paykkaserverless.http.EndpointAddressRule;
import io.paykkaserverless.json.JsonWriter;
import io.paykkaserverless.paykka.signature.SigningKeys;
import io.paykkaserverless.runner.keys.Disclosure;
import io.paykkaserverless.runner.keys.FreshKeys;
import io.paykkaserverless.runner.keys.KeptSecret;
import io.paykkaserverless.runner.keys.PublicKeyFile;
import io.paykkaserverless.runner.keys.PublicKeyForms;
import io.paykkaserverless.runner.keys.SecretName;
import io.paykkaserverless.runner.keys.SystemSecrets;
import io.paykkaserverless.runner.keys.Unusable;
import java.io.PrintStream;
import java.security.PrivateKey;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Gives every secret of a system that holds nothing yet its first value, and leaves the others
 * alone. A private key is written nowhere else.
 */
public final class Setup {

  private final SystemSecrets secrets;
  private final SetupOptions options;
  private final Disclosure disclosure;
  private final PrintStream out;
  private final Map<SecretName, KeptSecret> opened = new LinkedHashMap<>();

  /**
   * A set-up of one system.
   *
   * @param disclosure where keys are shown that somebody has to know
   */
  public Setup(
      SystemSecrets secrets, SetupOptions options, Disclosure disclosure, PrintStream out) {
    this.secrets = secrets;
    this.options = options;
    this.disclosure = disclosure;
    this.out = out;
  }

  /**
   * Does it, and tells what is left to do.
   *
   * @throws Unusable saying why it stopped; what was written until then stays, and the next run
   *     goes on from there
   */
  public void run() {
    try {
      Map<SecretName, KeptSecret.Version> there = look();
      Optional<PrivateKey> given = options.keyFile().map(KeyFile::read);
      if (options.dryRun()) {
        plan(there);
        return;
      }
      prepare(there);
      signingKey(there, given);
      tokenKeys(there);
      apiKeys(there);
      endpoints(there);
      out.println(
          Checklist.of(secrets, options, there.containsKey(SecretName.ENDPOINTS)).stripTrailing());
    } finally {
      opened.values().forEach(KeptSecret::close);
    }
  }

  /** What holds a value. */
  private Map<SecretName, KeptSecret.Version> look() {
    Map<SecretName, KeptSecret.Version> there = new LinkedHashMap<>();
    for (SecretName name : SecretName.values()) {
      KeptSecret secret = secrets.open(name);
      opened.put(name, secret);
      secret.look().ifPresent(version -> there.put(name, version));
    }
    return there;
  }

  private void plan(Map<SecretName, KeptSecret.Version> there) {
    for (SecretName name : SecretName.values()) {
      boolean unasked = name == SecretName.ENDPOINTS && options.endpoints().isEmpty();
      out.println(
          "  %-22s %s"
              .formatted(
                  name.logicalId(),
                  there.containsKey(name)
                      ? "has a value, which would stay"
                      : unasked
                          ? "would stay empty: no --endpoint was given"
                          : "would get its first value"));
    }
    out.println("Nothing was changed.");
  }

  /** Before anything is written: whether what comes of it can be shown. */
  private void prepare(Map<SecretName, KeptSecret.Version> there) {
    options.publicKeyFile().ifPresent(PublicKeyFile::requireNew);
    boolean showsEndpoints =
        !there.containsKey(SecretName.ENDPOINTS) && !options.endpoints().isEmpty();
    if (!there.containsKey(SecretName.API_KEYS) || showsEndpoints) {
      disclosure.prepare();
    }
  }

  private void signingKey(Map<SecretName, KeptSecret.Version> there, Optional<PrivateKey> given) {
    Optional<KeptSecret.Version> kept = Optional.ofNullable(there.get(SecretName.SIGNING_KEY));
    PrivateKey key = kept.map(Setup::signing).or(() -> given).orElseGet(FreshKeys::signingKey);
    if (kept.isPresent()) {
      stays(SecretName.SIGNING_KEY);
      if (given.isPresent() && !given.get().equals(key)) {
        out.println(
            "  The key of --key-file is another one and was not used: ./paykka help rotate");
      }
    } else {
      put(SecretName.SIGNING_KEY, PublicKeyForms.privatePem(key));
    }
    PublicKeyForms publicKey = PublicKeyForms.of(key);
    out.println();
    out.println("The public key that belongs to it, to be uploaded at PayKKa:");
    out.println();
    out.println(publicKey.told());
    options.publicKeyFile().ifPresent(file -> PublicKeyFile.write(file, publicKey));
  }

  private static PrivateKey signing(KeptSecret.Version kept) {
    try {
      return SigningKeys.parse(kept.text()).getFirst();
    } catch (IllegalArgumentException e) {
      throw new Unusable(
          "secret PaykkaSigningKey has a value that functions cannot use: " + e.getMessage());
    }
  }

  private void tokenKeys(Map<SecretName, KeptSecret.Version> there) {
    if (there.containsKey(SecretName.TOKEN_KEYS)) {
      stays(SecretName.TOKEN_KEYS);
      return;
    }
    String text = new JsonWriter().put("current", FreshKeys.tokenKey()).toString();
    SecretForms.tokenKeys(text);
    put(SecretName.TOKEN_KEYS, text);
  }

  private void apiKeys(Map<SecretName, KeptSecret.Version> there) {
    if (there.containsKey(SecretName.API_KEYS)) {
      stays(SecretName.API_KEYS);
      return;
    }
    String key = FreshKeys.apiKey();
    String text = new JsonWriter().beginArray(options.caller()).element(key).end().toString();
    SecretForms.apiKeys(text);
    put(SecretName.API_KEYS, text);
    disclosure.show("API key of " + options.caller() + ", shown this once", key);
  }

  private void endpoints(Map<SecretName, KeptSecret.Version> there) {
    if (there.containsKey(SecretName.ENDPOINTS)) {
      stays(SecretName.ENDPOINTS);
      return;
    }
    if (options.endpoints().isEmpty()) {
      out.println("NotificationEndpoints stays empty: no --endpoint was given.");
      return;
    }
    Map<EndpointName, String> keys = new LinkedHashMap<>();
    JsonWriter json = new JsonWriter();
    options
        .endpoints()
        .forEach(
            (name, url) -> {
              String key = FreshKeys.endpointKey();
              keys.put(name, key);
              json.beginObject(name.value()).put("url", url.toString()).put("current", key).end();
            });
    String text = json.toString();
    new EndpointsForm(EndpointAddressRule.PUBLIC_HTTPS_ONLY::allows).parse(text);
    put(SecretName.ENDPOINTS, text);
    keys.forEach(
        (name, key) ->
            disclosure.show("Key of endpoint " + name + " for its receiver, shown this once", key));
  }

  private void put(SecretName name, String text) {
    opened(name).putFirst(text);
    out.println(name.logicalId() + " has its first value.");
  }

  private void stays(SecretName name) {
    out.println(name.logicalId() + " has a value already, which stays.");
  }

  private KeptSecret opened(SecretName name) {
    return Optional.ofNullable(opened.get(name)).orElseThrow();
  }
}
