package io.paykkaserverless.bench.restore;

import static org.assertj.core.api.Assertions.assertThat;

import io.paykkaserverless.bench.function.Contestant;
import io.paykkaserverless.bench.function.Scene;
import io.paykkaserverless.bench.function.Subject;
import io.paykkaserverless.bench.standin.StandIns.Seen;
import io.paykkaserverless.json.JsonObject;
import io.paykkaserverless.json.JsonReader;
import io.paykkaserverless.json.MalformedJson;
import io.paykkaserverless.paykka.signature.PaykkaVerifier;
import io.paykkaserverless.paykka.signature.Verification.Verified;
import io.paykkaserverless.runner.lambda.FunctionBench;
import io.paykkaserverless.runner.lambda.FunctionBench.Running;
import io.paykkaserverless.runner.lambda.Initialization;
import io.paykkaserverless.runner.lambda.InvocationResult.Answered;
import io.paykkaserverless.runner.template.FunctionDefinition;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.PublicKey;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/**
 * confirm-payment is restored twice, and nothing that must be fresh comes out of the snapshot. Two
 * processes stand for two copies: all randomness they have before the restore is the same (see
 * {@link CopiedRandomness}), and whatever is used after it must differ all the same.
 */
@TestInstance(Lifecycle.PER_CLASS)
final class RestoredTwiceIT {

  private static final DateTimeFormatter AMZ_DATE =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

  private final Scene scene = new Scene(Path.of("../.."));

  @TempDir private Path folder = Path.of(".");

  private List<Copy> copies = List.of();

  /**
   * What a copy asked of the world.
   *
   * @param before requests before the restore
   * @param restoredAt when it was let go on
   * @param signingKey the key that was put into Secrets Manager between snapshot and restore
   */
  private record Copy(
      List<Seen> before, List<Seen> after, Instant restoredAt, PublicKey signingKey) {

    Seen paykka() {
      return after.stream()
          .filter(seen -> !seen.headers().containsKey("x-amz-target"))
          .findFirst()
          .orElseThrow();
    }

    List<Seen> aws() {
      return after.stream().filter(seen -> seen.headers().containsKey("x-amz-target")).toList();
    }

    String nonce() {
      return header(paykka(), "x-paykka-nonce");
    }

    List<String> accessKeys() {
      return aws().stream()
          .map(seen -> header(seen, "authorization"))
          .map(proof -> proof.replaceFirst(".*Credential=([^/]+)/.*", "$1"))
          .distinct()
          .toList();
    }
  }

  @BeforeAll
  void restoreTwice() throws InterruptedException {
    Copies randomness = Copies.in(folder);
    copies = List.of(copy(randomness), copy(randomness));
  }

  @AfterAll
  void close() {
    scene.close();
  }

  private Copy copy(Copies randomness) throws InterruptedException {
    List<Seen> before = new CopyOnWriteArrayList<>();
    List<Seen> after = new CopyOnWriteArrayList<>();
    randomness.begin();
    scene.watch(before::add);
    Running function =
        scene.start(
            Subject.CONFIRM_PAYMENT,
            Contestant.OURS,
            Initialization.SNAP_START,
            randomness.flags());
    function.awaitCheckpoint();
    // A clock that was read before it would be seen.
    Thread.sleep(Duration.ofSeconds(2));
    PublicKey key = scene.replaceSigningKey();
    scene.watch(after::add);
    randomness.restore();
    Instant restoredAt = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    function.api().restore();
    scene.invoke(Subject.CONFIRM_PAYMENT, Contestant.OURS);
    function.stop();
    return new Copy(before, after, restoredAt, key);
  }

  @Test
  void nobodyIsAskedBeforeTheRestore() {
    assertThat(copies).allSatisfy(copy -> assertThat(copy.before()).isEmpty());
  }

  @Test
  void noncesDiffer() {
    assertThat(copies.getFirst().nonce()).isNotEqualTo(copies.getLast().nonce());
  }

  @Test
  void credentialsAreAskedForByEachCopy() {
    assertThat(scene.credentialsAsked()).isGreaterThanOrEqualTo(2);
    assertThat(copies.getFirst().accessKeys())
        .allSatisfy(key -> assertThat(key).startsWith("RESTORED"))
        .doesNotContainAnyElementsOf(copies.getLast().accessKeys());
  }

  @Test
  void secretsAreReadByEachCopy() {
    assertThat(copies)
        .allSatisfy(
            copy ->
                assertThat(copy.aws().stream().map(seen -> header(seen, "x-amz-target")))
                    .contains("secretsmanager.GetSecretValue"));
  }

  @Test
  void aKeyThatWasReplacedAfterTheSnapshotIsTheOneThatSigns() {
    assertThat(copies)
        .allSatisfy(
            copy ->
                assertThat(
                        new PaykkaVerifier(List.of(copy.signingKey()), InstantSource.system())
                            .verify(
                                "POST",
                                copy.paykka().path(),
                                copy.paykka().headers(),
                                copy.paykka().body()))
                    .isInstanceOf(Verified.class));
  }

  @Test
  void clocksAreReadAfterTheRestore() {
    assertThat(copies)
        .allSatisfy(
            copy -> {
              assertThat(signedAt(copy.paykka())).isAfterOrEqualTo(copy.restoredAt());
              assertThat(copy.aws())
                  .allSatisfy(
                      seen ->
                          assertThat(Instant.from(AMZ_DATE.parse(header(seen, "x-amz-date"))))
                              .isAfterOrEqualTo(copy.restoredAt()));
            });
  }

  @Test
  void tokensOfTheWayBackDiffer() {
    assertThat(returnUrl(copies.getFirst())).isNotEqualTo(returnUrl(copies.getLast()));
  }

  /** Or the tests above could not fail. */
  @Test
  void aGeneratorThatWasKeptGivesBothCopiesTheSameNumber() throws URISyntaxException {
    Copies randomness = Copies.in(folder);
    JsonObject one = drawn(randomness);
    JsonObject other = drawn(randomness);

    assertThat(one.text("kept")).isEqualTo(other.text("kept"));
    assertThat(one.text("fresh")).isNotEqualTo(other.text("fresh"));
  }

  private static JsonObject drawn(Copies randomness) throws URISyntaxException {
    Path classes =
        Path.of(KeepsRandomness.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    FunctionDefinition function =
        new FunctionDefinition(
            "KeepsRandomness",
            KeepsRandomness.class.getName(),
            classes,
            512,
            Duration.ofSeconds(10),
            Map.of());
    randomness.begin();
    try (FunctionBench bench = new FunctionBench(Map.of())) {
      Running running = bench.start(function, Initialization.SNAP_START, randomness.flags());
      running.awaitCheckpoint();
      randomness.restore();
      running.api().restore();
      return read(
          ((Answered) bench.invoke("KeepsRandomness", "{}".getBytes(StandardCharsets.UTF_8)))
              .payload());
    }
  }

  private static String returnUrl(Copy copy) {
    return read(copy.paykka().body()).text("return_url").orElseThrow();
  }

  private static Instant signedAt(Seen seen) {
    return Instant.ofEpochMilli(Long.parseLong(header(seen, "x-paykka-timestamp")));
  }

  private static String header(Seen seen, String name) {
    return Objects.requireNonNull(seen.headers().get(name), name);
  }

  private static JsonObject read(byte[] body) {
    try {
      return JsonReader.readObject(body);
    } catch (MalformedJson e) {
      throw new AssertionError(e);
    }
  }
}
