package io.paykkaserverless.runner.operator;

import io.paykkaserverless.json.JsonObject;
import io.paykkaserverless.json.JsonReader;
import io.paykkaserverless.json.JsonWriter;
import io.paykkaserverless.json.MalformedJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The local system that was started last from this project, written down while it runs, so that
 * commands in another terminal find it. Prints no key.
 *
 * @param apiUrl the base address of its API
 * @param apiKey what the merchant's server shows to it; worth nothing elsewhere
 * @param secretsUrl where its secrets are
 * @param endpointsSecret the name of the secret that says who hears of changes
 */
public record RunningSystem(URI apiUrl, String apiKey, URI secretsUrl, String endpointsSecret) {

  private static final String FILE = "local/runner/target/running-system.json";

  private static final FileAttribute<Set<PosixFilePermission>> OWNER_ONLY =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

  /** Writes it down for whoever runs commands as the same user, in place of an earlier one. */
  public void announce(Path root) {
    Path file = root.resolve(FILE);
    Path folder = root.resolve("local/runner/target");
    try {
      Files.createDirectories(folder);
      Path written = Files.createTempFile(folder, "running-system", ".json", OWNER_ONLY);
      Files.write(
          written,
          new JsonWriter()
              .put("api_url", apiUrl.toString())
              .put("api_key", apiKey)
              .put("secrets_url", secretsUrl.toString())
              .put("endpoints_secret", endpointsSecret)
              .toBytes());
      Files.move(written, file, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + file, e);
    }
  }

  /** Takes back what {@link #announce} wrote, unless another system was started since. */
  public void retract(Path root) {
    try {
      if (find(root).equals(Optional.of(this))) {
        Files.deleteIfExists(root.resolve(FILE));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot delete " + root.resolve(FILE), e);
    }
  }

  /** The one that runs, if one does; it may have been stopped without a chance to say so. */
  public static Optional<RunningSystem> find(Path root) {
    Path file = root.resolve(FILE);
    try {
      return Files.exists(file)
          ? read(JsonReader.readObject(Files.readAllBytes(file)))
          : Optional.empty();
    } catch (MalformedJson | IllegalArgumentException _) {
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }

  private static Optional<RunningSystem> read(JsonObject json) {
    List<String> fields =
        Stream.of("api_url", "api_key", "secrets_url", "endpoints_secret")
            .flatMap(name -> json.text(name).stream())
            .toList();
    return fields.size() < 4
        ? Optional.empty()
        : Optional.of(
            new RunningSystem(
                URI.create(fields.get(0)),
                fields.get(1),
                URI.create(fields.get(2)),
                fields.get(3)));
  }

  @Override
  public String toString() {
    return "[local system at " + apiUrl + "]";
  }
}
