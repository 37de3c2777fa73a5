package io.paykkaserverless.paykka;

import static io.paykkaserverless.http.RawServer.http;
import static org.assertj.core.api.Assertions.assertThat;

import io.paykkaserverless.core.evidence.Evidence;
import io.paykkaserverless.core.payment.IdSource;
import io.paykkaserverless.core.payment.SequentialIds;
import io.paykkaserverless.http.RawServer;
import io.paykkaserverless.http.RawServer.RawRequest;
import io.paykkaserverless.paykka.signature.PaykkaHeaders;
import io.paykkaserverless.paykka.signature.PaykkaSigner;
import io.paykkaserverless.paykka.signature.PaykkaVerifier;
import io.paykkaserverless.paykka.signature.TestKeys;
import io.paykkaserverless.paykka.signature.Verification;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * Mistakes that systems like this one have really made with signatures, made on purpose: what is
 * expected of those who sign and verify must notice each, and nothing where there is none.
 */
class DeliberateMistakesIT {

  private static final byte[] BODY = {};
  private static final String PATH = "/webhooks/paykka";
  private static final List<Duration> OUTSIDE_THE_WINDOW =
      List.of(
          PaykkaVerifier.WINDOW.plusMillis(1),
          Duration.ofHours(1),
          Duration.ofDays(3650),
          PaykkaVerifier.WINDOW.plusMillis(1).negated(),
          Duration.ofHours(-1));

  private enum Mistake {
    NONE,
    SKIP_THE_TIMESTAMP_CHECK,
    REUSE_A_NONCE;

    PaykkaVerifier verifier() {
      Duration window =
          this == SKIP_THE_TIMESTAMP_CHECK ? Duration.ofDays(36_500) : PaykkaVerifier.WINDOW;
      return new PaykkaVerifier(List.of(TestKeys.PAYKKA.getPublic()), window, GatewayBench.CLOCK);
    }

    IdSource nonces() {
      SequentialIds ids = new SequentialIds();
      return this == REUSE_A_NONCE ? () -> "always-the-same" : () -> "nonce-nr-" + ids.next();
    }
  }

  @Test
  void nothingIsFoundWhereNothingIsWrong() throws IOException {
    assertThat(foundIn(Mistake.NONE)).isEmpty();
  }

  @Test
  void eachMistakeIsFound() throws IOException {
    assertThat(foundIn(Mistake.SKIP_THE_TIMESTAMP_CHECK))
        .hasSameSizeAs(OUTSIDE_THE_WINDOW)
        .allMatch(found -> found.startsWith("believes what was signed"));
    assertThat(foundIn(Mistake.REUSE_A_NONCE)).containsOnly("PayKKa got a nonce twice");
    Evidence.of("deliberate-mistakes-in-signatures")
        .number("mistakes made and found", Mistake.values().length - 1)
        .keep();
  }

  private static List<String> foundIn(Mistake mistake) throws IOException {
    List<String> found = new ArrayList<>(believedOutsideTheWindow(mistake.verifier()));
    found.addAll(noncesUsedTwice(new GatewayBench(mistake.nonces())));
    return found;
  }

  private static List<String> noncesUsedTwice(GatewayBench bench) throws IOException {
    String answer = http(200, "", GatewayBench.PAID);
    try (RawServer paykka = RawServer.answering(answer, answer, answer)) {
      bench.initiate(paykka, ResponseSignaturePolicy.OFF);
      bench.query(paykka, ResponseSignaturePolicy.OFF);
      bench.query(paykka, ResponseSignaturePolicy.OFF);
      Set<String> seen = new HashSet<>();
      return paykka.requests().stream()
          .map((RawRequest request) -> request.header(PaykkaHeaders.NONCE))
          .filter(nonce -> !seen.add(nonce))
          .map(_ -> "PayKKa got a nonce twice")
          .toList();
    }
  }

  private static List<String> believedOutsideTheWindow(PaykkaVerifier verifier) {
    return OUTSIDE_THE_WINDOW.stream()
        .filter(age -> isBelieved(verifier, age))
        .map(age -> "believes what was signed " + age + " ago")
        .toList();
  }

  private static boolean isBelieved(PaykkaVerifier verifier, Duration age) {
    InstantSource then = InstantSource.fixed(GatewayBench.CLOCK.instant().minus(age));
    PaykkaSigner paykka =
        new PaykkaSigner(TestKeys.PAYKKA.getPrivate(), then, () -> "nonce-of-webhook");
    return verifier.verify("POST", PATH, paykka.sign("POST", PATH, BODY).ofResponse(), BODY)
        instanceof Verification.Verified;
  }
}
