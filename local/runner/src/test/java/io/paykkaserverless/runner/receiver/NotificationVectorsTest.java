package io.paykkaserverless.runner.receiver;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.paykkaserverless.runner.merchant.Verification;
import io.paykkaserverless.runner.merchant.Verification.Doubt;
import io.paykkaserverless.runner.merchant.Verification.Doubtful;
import io.paykkaserverless.runner.merchant.Verification.Genuine;
import io.paykkaserverless.runner.merchant.WebhookVerifier;
import java.nio.file.Files;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Holds the code to {@code docs/vectors/notifications.json}, which receivers are written by. */
class NotificationVectorsTest {

  /** {@code mvn -pl local/runner -am test -Dvectors.write=true} makes the file anew. */
  @BeforeAll
  static void writeTheFileAnewWhereAskedTo() throws Exception {
    if (Boolean.getBoolean("vectors.write")) {
      Files.writeString(NotificationVectors.FILE, NotificationVectors.fresh());
    }
  }

  @Test
  void theFileIsWhatTheCodeMakes() throws Exception {
    assertThat(Files.readString(NotificationVectors.FILE)).isEqualTo(NotificationVectors.fresh());
  }

  @Test
  void everyNameIsThereOnce() {
    assertThat(NotificationVectors.all()).extracting(Vector::name).doesNotHaveDuplicates();
  }

  static List<Vector> withoutAKey() {
    return NotificationVectors.all().stream().filter(Vector::hasNoKey).toList();
  }

  static List<Vector> withAKey() {
    return NotificationVectors.all().stream().filter(vector -> !vector.hasNoKey()).toList();
  }

  @ParameterizedTest
  @MethodSource("withoutAKey")
  void theLocalMerchantDoesNotStartWithoutAKey(Vector vector) {
    assertThatThrownBy(() -> new WebhookVerifier(vector.secrets(), InstantSource.system()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @MethodSource("withAKey")
  void theLocalMerchantAgrees(Vector vector) {
    WebhookVerifier verifier =
        new WebhookVerifier(vector.secrets(), () -> Instant.ofEpochSecond(vector.receivedAt()));

    Verification found =
        verifier.verify(
            name -> Optional.ofNullable(vector.headers().get(name)).stream().toList(),
            vector.body().getBytes(UTF_8));

    assertThat(verdict(found)).isEqualTo(vector.verdict());
  }

  private static String verdict(Verification found) {
    return switch (found) {
      case Genuine _ -> Vector.VALID;
      case Doubtful(Doubt doubt) ->
          switch (doubt) {
            case HEADERS -> "HEADER_MISSING";
            case TIME_UNREADABLE -> "TIMESTAMP_UNREADABLE";
            case TOO_OLD -> "TOO_OLD";
            case TOO_NEW -> "TOO_NEW";
            case SIGNATURE -> "WRONG_SIGNATURE";
          };
    };
  }
}
