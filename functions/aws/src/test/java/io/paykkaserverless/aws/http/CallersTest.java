package io.paykkaserverless.aws.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.paykkaserverless.aws.http.Callers.Entitled;
import io.paykkaserverless.aws.secrets.TestApiKeys;
import io.paykkaserverless.core.payment.Payments;
import io.paykkaserverless.core.payment.SettableClock;
import io.paykkaserverless.core.secret.FixedKeys;
import io.paykkaserverless.core.token.ClientTokens;
import io.paykkaserverless.core.token.ReturnTokens;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CallersTest {

  private static final Instant EXPIRY = Payments.NOW.plus(Duration.ofHours(1));

  private final SettableClock clock = new SettableClock(Payments.NOW);
  private final FixedKeys tokenKeys = new FixedKeys();
  private final ClientTokens tokens = new ClientTokens(tokenKeys, clock);
  private final TestApiKeys apiKeys = new TestApiKeys();
  private final Callers callers = new Callers(apiKeys, tokens);

  @Test
  void knowsTheMerchantByItsKey() {
    assertThat(callers.requireMerchant(bearing(apiKeys.key())))
        .isEqualTo(new Caller.Merchant(TestApiKeys.CALLER));
  }

  @Test
  void knowsTheMerchantByAKeyThatIsNewerThanWhatWasRead() {
    String fresh = apiKeys.rotate();

    assertThat(callers.requireMerchant(bearing(fresh)).name()).isEqualTo(TestApiKeys.CALLER);
    assertThat(apiKeys.refreshes()).isEqualTo(1);
  }

  @Test
  void doesNotReadTheKeysAgainForOneItKnows() {
    callers.requireMerchant(bearing(apiKeys.key()));

    assertThat(apiKeys.refreshes()).isZero();
  }

  @Test
  void refusesAKeyThatWasReplaced() {
    String old = apiKeys.key();
    callers.requireMerchant(bearing(apiKeys.rotate()));

    assertRefused(() -> callers.requireMerchant(bearing(old)));
  }

  @Test
  void refusesNobody() {
    assertRefused(() -> callers.requireMerchant(request(Map.of(), Payments.ID.value())));
    assertRefused(() -> entitled(request(Map.of(), Payments.ID.value())));
  }

  @Test
  void refusesAKeyThatIsNobodys() {
    assertRefused(() -> callers.requireMerchant(bearing(TestApiKeys.randomKey())));
    assertRefused(() -> entitled(bearing(TestApiKeys.randomKey())));
  }

  @Test
  void takesNoClientTokenForAKey() {
    assertRefused(() -> callers.requireMerchant(bearing(token())));
  }

  @Test
  void entitlesTheMerchantToEveryPayment() {
    assertThat(entitled(bearing(apiKeys.key())))
        .isEqualTo(new Entitled(new Caller.Merchant(TestApiKeys.CALLER), Payments.ID));
  }

  @Test
  void entitlesABrowserToThePaymentOfItsToken() {
    assertThat(entitled(bearing(token())))
        .isEqualTo(new Entitled(new Caller.Shopper(Payments.ID), Payments.ID));
  }

  @Test
  void entitlesABrowserWhoseTokenIsOfAKeyNewerThanWhatWasRead() {
    FixedKeys issuer = new FixedKeys(tokenKeys.rotate());

    assertThat(
            entitled(bearing(new ClientTokens(issuer, clock).issue(Payments.ID, EXPIRY))).payment())
        .isEqualTo(Payments.ID);
  }

  @Test
  void refusesABrowserWithTheTokenOfAnotherPayment() {
    assertRefused(() -> entitled(bearing(tokens.issue(Payments.OTHER_ID, EXPIRY))));
  }

  @Test
  void refusesABrowserWithoutTellingWhetherThePathNamesAPayment() {
    assertRefused(() -> entitled(request(authorization(token()), "nonsense")));
  }

  @Test
  void refusesATokenWhoseTimeIsOver() {
    String token = token();
    clock.advance(Duration.ofHours(1));

    assertRefused(() -> entitled(bearing(token)));
  }

  @Test
  void refusesATokenOfAnotherKey() {
    String forged = new ClientTokens(new FixedKeys(), clock).issue(Payments.ID, EXPIRY);

    assertRefused(() -> entitled(bearing(forged)));
  }

  @Test
  void refusesATokenThatIsForReturning() {
    String returning = new ReturnTokens(tokenKeys, clock).issue(Payments.FIRST, EXPIRY);

    assertRefused(() -> entitled(bearing(returning)));
    assertRefused(() -> entitled(bearing(returning.replace("rt1.", "ct1."))));
  }

  @ParameterizedTest
  @ValueSource(strings = {"ct1.", "ct1....", "ct1.x.y.z", "ct1.a.b.c.d"})
  void refusesWhatOnlyBeginsLikeAToken(String token) {
    assertRefused(() -> entitled(bearing(token)));
  }

  @Test
  void tellsTheMerchantThatThePathNamesNoPayment() {
    Problem problem = problem(() -> entitled(request(authorization(apiKeys.key()), "nonsense")));

    assertThat(problem.status()).isEqualTo(404);
    assertThat(problem.code()).isEqualTo("not-found");
  }

  @Test
  void repeatsNothingOfWhatWasPresented() {
    String stranger = TestApiKeys.randomKey();

    assertThat(problem(() -> entitled(bearing(stranger))).detail()).doesNotContain(stranger);
  }

  private String token() {
    return tokens.issue(Payments.ID, EXPIRY);
  }

  private Entitled entitled(HttpRequest request) {
    return callers.requireEntitledToPayment(request, "id");
  }

  private static void assertRefused(Runnable action) {
    Problem problem = problem(action);

    assertThat(problem.status()).isEqualTo(401);
    assertThat(problem.code()).isEqualTo("unauthorized");
    assertThat(problem.headers()).containsEntry("www-authenticate", "Bearer");
  }

  private static Problem problem(Runnable action) {
    return catchThrowableOfType(ProblemException.class, action::run).problem();
  }

  private static HttpRequest bearing(String token) {
    return request(authorization(token), Payments.ID.value());
  }

  private static Map<String, String> authorization(String token) {
    return Map.of("authorization", "Bearer " + token);
  }

  private static HttpRequest request(Map<String, String> headers, String payment) {
    return new HttpRequest(
        "GET",
        "GET /payments/{id}",
        "/payments/" + payment,
        headers,
        Map.of("id", payment),
        Map.of(),
        new RawBody(new byte[0]),
        "192.0.2.7",
        "api.shop.example",
        "$default",
        "r1");
  }
}
