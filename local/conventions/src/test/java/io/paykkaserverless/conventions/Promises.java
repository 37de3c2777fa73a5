package io.paykkaserverless.conventions;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * What this project promises and what stands behind it, as {@code docs/reliability/promises.yaml}
 * says it.
 *
 * @param suites that count what they do
 * @param rare numbers that no build has time for
 */
record Promises(List<Promise> promises, List<Suite> suites, List<Rare> rare) {

  static final Path FILE = SourceTree.ROOT.resolve("docs/reliability/promises.yaml");

  private static final ObjectMapper YAML =
      new YAMLMapper().enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES);

  /**
   * One promise.
   *
   * @param name as README.md has it
   * @param means what is promised
   * @param because what makes it so: Markdown whose links begin at docs/
   * @param fails test classes of which some would fail if it were broken
   * @param counted by suite, those numbers that say most of how hard a build tries to break it
   */
  record Promise(
      String name,
      String means,
      List<String> because,
      List<String> fails,
      Map<String, List<String>> counted) {}

  /**
   * A suite that keeps numbers with {@link io.paykkaserverless.core.evidence.Evidence}.
   *
   * @param name of its evidence
   * @param test its class
   */
  record Suite(String name, String test, String does) {}

  /**
   * Numbers that are kept in {@code docs/reliability}.
   *
   * @param name of the file
   * @param command measures them
   */
  record Rare(String name, String command, String does) {}

  /** Refuses what it does not know, so that nothing is written down in vain. */
  static Promises read() {
    try {
      return YAML.readValue(FILE.toFile(), Promises.class);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
