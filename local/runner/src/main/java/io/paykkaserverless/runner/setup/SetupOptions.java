package io.paykkaserverless.runner.setup;

import io.paykkaserverless.core.notification.EndpointName;
import io.paykkaserverless.runner.keys.MeantSystem;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * What {@code setup} was asked for.
 *
 * @param system which system
 * @param caller the name that the merchant's servers get at our API
 * @param endpoints who is to hear of changes, by name; may be empty
 * @param keyFile holds a private key that is there already; a new one is made without
 * @param publicKeyFile where the public key is written, too
 * @param file where new keys are written instead of being printed
 * @param print whether new keys are printed where that is no terminal, too
 * @param dryRun whether nothing is to be changed
 */
public record SetupOptions(
    MeantSystem system,
    String caller,
    Map<EndpointName, URI> endpoints,
    Optional<Path> keyFile,
    Optional<Path> publicKeyFile,
    Optional<Path> file,
    boolean print,
    boolean dryRun) {

  /** The caller's name where none is given. */
  public static final String CALLER_DEFAULT = "shop";
}
