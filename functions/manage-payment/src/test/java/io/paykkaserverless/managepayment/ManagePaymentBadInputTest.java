package io.paykkaserverless.managepayment;

import static org.assertj.core.api.Assertions.assertThat;

import io.paykkaserverless.aws.http.ApiGatewayCall.Answer;
import io.paykkaserverless.aws.http.SampleEvent;
import io.paykkaserverless.aws.secrets.TestApiKeys;
import io.paykkaserverless.core.agreement.Agreement;
import io.paykkaserverless.core.agreement.Agreements;
import io.paykkaserverless.core.payment.Payments;
import io.paykkaserverless.core.storedcard.StoredCards;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Every refusal on the merchant's routes. Whatever it is, everything stays as it was and PayKKa
 * hears nothing.
 */
class ManagePaymentBadInputTest {

  private static final Agreement AGREEMENT = Agreements.monthly();

  private final ManageBench bench = new ManageBench();

  @BeforeEach
  void thereIsSomethingToSpoil() {
    bench.begin(AGREEMENT);
    bench.core.storedCards.insertUnlessPresent(StoredCards.usable());
  }

  @AfterEach
  void nothingIsStoredAndPaykkaHearsNothing() {
    assertThat(bench.core.store.all()).containsExactly(Payments.created());
    assertThat(bench.agreement()).isEqualTo(AGREEMENT);
    assertThat(bench.core.storedCards.find(Payments.TOKEN)).contains(StoredCards.usable());
    assertThat(bench.core.paykka.initiations()).isEmpty();
    assertThat(bench.core.paykka.ended()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "view-agreement",
        "charge-agreement",
        "pause-agreement",
        "resume-agreement",
        "cancel-agreement",
        "remove-token"
      })
  void takesOrdersOnlyFromTheMerchant(String sample) throws IOException {
    SampleEvent event =
        sample.equals("remove-token") ? bench.removeToken() : bench.agreement(sample);

    assertUnauthorized(event.withoutHeader("authorization"));
    assertUnauthorized(event.bearer(TestApiKeys.randomKey()));
    assertUnauthorized(event.bearer(bench.clientToken()));
    assertUnauthorized(event.header("authorization", "Basic " + bench.apiKeys.key()));
  }

  @Test
  void asksWhoCallsBeforeItLooksAtAnythingElse() throws IOException {
    assertUnauthorized(bench.charge().body("{").bearer(TestApiKeys.randomKey()));
    assertUnauthorized(
        bench.charge().with(Agreements.ID.value(), "x").bearer(TestApiKeys.randomKey()));
  }

  @ParameterizedTest
  @CsvSource({
    "view-agreement,a76543276765432767654327676543276",
    "view-agreement,nonsense",
    "view-agreement,pabcdefghabcdefghabcdefghabcdefgh",
    "charge-agreement,a76543276765432767654327676543276",
    "charge-agreement,nonsense",
    "pause-agreement,a76543276765432767654327676543276",
    "pause-agreement,a1",
    "resume-agreement,a76543276765432767654327676543276",
    "resume-agreement,a1",
    "cancel-agreement,a76543276765432767654327676543276",
    "cancel-agreement,a1"
  })
  void knowsNoOtherAgreement(String sample, String id) throws IOException {
    Answer answer = bench.agreement(sample).with(Agreements.ID.value(), id).to(bench.handler);

    assertThat(answer.status()).isEqualTo(404);
    assertThat(answer.problem()).isEqualTo("not-found");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"../payments", "%2F", "\u007f", "\u202e\ud83d\ude00", "TK 1", "'", "ten KB"})
  void findsNothingAtAPathThatNobodyMade(String odd) throws IOException {
    String name = odd.equals("ten KB") ? "a".repeat(10_000) : odd;
    for (SampleEvent event :
        List.of(
            bench.agreement("view-agreement").with(Agreements.ID.value(), name),
            bench.charge().with(Agreements.ID.value(), name),
            bench.agreement("cancel-agreement").with(Agreements.ID.value(), name),
            bench.removeToken().with(Payments.TOKEN.value(), name))) {
      assertThat(event.to(bench.handler).problem()).isEqualTo("not-found");
    }
  }

  @Test
  void doesNotServeARouteThatIsNobodys() throws IOException {
    SampleEvent event = bench.charge().with("POST /agreements/{id}/charges", "POST /payments");

    assertThat(event.to(bench.handler).status()).isEqualTo(500);
  }

  @Test
  void refusesAnotherContentType() throws IOException {
    Answer answer = bench.charge().header("content-type", "text/plain").to(bench.handler);

    assertThat(answer.status()).isEqualTo(415);
    assertThat(answer.problem()).isEqualTo("unsupported-media-type");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{", "[]", "\"period\"", "{}{}"})
  void refusesWhatIsNotAJsonObject(String body) throws IOException {
    Answer answer = bench.charge().body(body).to(bench.handler);

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.problem()).isEqualTo("malformed-body");
  }

  @Test
  void refusesABodyThatIsTooLarge() throws IOException {
    Answer answer = bench.charge().body(new byte[256 * 1024 + 1]).to(bench.handler);

    assertThat(answer.status()).isEqualTo(413);
    assertThat(answer.problem()).isEqualTo("body-too-large");
  }

  @Test
  void namesEverythingThatIsMissing() throws IOException {
    assertRefused("{}", "/period", "/amount", "/currency", "/reference");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"2026-12\" | \"\" | /period",
        "\"2026-12\" | \"a b\" | /period",
        "\"2026-12\" | \"2026/12\" | /period",
        "\"2026-12\" | \"abcdefghijklmnopqrstuvwxyz0123456\" | /period",
        "\"2026-12\" | 202612 | /period",
        "990 | 0 | /amount",
        "990 | -1 | /amount",
        "990 | 9.9 | /amount",
        "990 | \"990\" | /amount",
        "990 | 1000000000000 | /amount",
        "EUR | euro | /currency",
        "EUR | XXX | /currency",
        "\"subscription-77-2026-12\" | \"\" | /reference",
        "\"subscription-77-2026-12\" | 77 | /reference",
        "{ | {\"description\":\"\", | /description",
        "{ | {\"retry\":\"true\", | /retry",
        "{ | {\"attempts\":3, | /attempts"
      })
  void namesAFieldThatIsWrong(String said, String other, String pointer) throws IOException {
    assertRefused(bench.charge().body().replace(said, other), pointer);
  }

  @Test
  void refusesTextThatIsTooLong() throws IOException {
    assertRefused(
        bench
            .charge()
            .body()
            .replace("subscription-77-2026-12", "x".repeat(65))
            .replace("{", "{\"description\":\"" + "x".repeat(201) + "\","),
        "/reference",
        "/description");
  }

  private void assertRefused(String body, String... pointers) throws IOException {
    Answer answer = bench.charge().body(body).to(bench.handler);

    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.problem()).isEqualTo("invalid-request");
    assertThat(answer.pointers()).containsExactly(pointers);
  }

  private void assertUnauthorized(SampleEvent event) throws IOException {
    Answer answer = event.to(bench.handler);

    assertThat(answer.status()).isEqualTo(401);
    assertThat(answer.problem()).isEqualTo("unauthorized");
    assertThat(answer.header("www-authenticate")).isEqualTo("Bearer");
  }
}
