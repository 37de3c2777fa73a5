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
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The local system that was started last from this project, written down while it runs, so that
 * commands in another terminal find it. Prints no key.
 *
 * @param apiUrl the base address of its API
 * @param apiKey what the merchant's server shows to it; worth nothing elsewhere
 * @param services where what stands for AWS is
 * @param parameters what the template's parameters were given, none of it secret
 */
public record RunningSystem(
    URI apiUrl, String apiKey, Services services, Map<String, String> parameters) {

  public RunningSystem {
    parameters = Map.copyOf(parameters);
  }

  /**
   * Where what stands for AWS is, by what it stands for.
   *
   * @param database DynamoDB
   * @param queues SQS
   * @param secrets Secrets Manager
   */
  public record Services(URI database, URI queues, URI secrets) {}

  private static final String FILE = "local/runner/target/running-system.json";

  private static final Set<String> FIELDS =
      Set.of("api_url", "api_key", "database_url", "queues_url", "secrets_url");

  private static final FileAttribute<Set<PosixFilePermission>> OWNER_ONLY =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

  /** Writes it down for whoever runs commands as the same user, in place of an earlier one. */
  public void announce(Path root) {
    Path file = root.resolve(FILE);
    Path folder = root.resolve("local/runner/target");
    try {
      Files.createDirectories(folder);
      Path written = Files.createTempFile(folder, "running-system", ".json", OWNER_ONLY);
      Files.write(written, json().toBytes());
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

  private JsonWriter json() {
    JsonWriter json =
        new JsonWriter()
            .put("api_url", apiUrl.toString())
            .put("api_key", apiKey)
            .put("database_url", services.database().toString())
            .put("queues_url", services.queues().toString())
            .put("secrets_url", services.secrets().toString())
            .beginObject("parameters");
    parameters.forEach((name, value) -> json.put(name, value));
    return json.end();
  }

  /** Nothing where it lacks something: another version wrote it. */
  private static Optional<RunningSystem> read(JsonObject json) {
    Map<String, String> texts = texts(json);
    return texts.keySet().containsAll(FIELDS)
        ? Optional.of(
            new RunningSystem(
                URI.create(texts.getOrDefault("api_url", "")),
                texts.getOrDefault("api_key", ""),
                new Services(
                    URI.create(texts.getOrDefault("database_url", "")),
                    URI.create(texts.getOrDefault("queues_url", "")),
                    URI.create(texts.getOrDefault("secrets_url", ""))),
                json.object("parameters").map(RunningSystem::texts).orElseGet(Map::of)))
        : Optional.empty();
  }

  private static Map<String, String> texts(JsonObject json) {
    Map<String, String> texts = new LinkedHashMap<>();
    json.fields()
        .keySet()
        .forEach(name -> json.text(name).ifPresent(value -> texts.put(name, value)));
    return texts;
  }

  @Override
  public String toString() {
    return "[local system at " + apiUrl + "]";
  }
}
