package io.paykkaserverless.sandbox.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.paykkaserverless.paykka.signature.PaykkaSigner;
import io.paykkaserverless.paykka.signature.PaykkaVerifier;
import io.paykkaserverless.paykka.signature.Verification;
import io.paykkaserverless.sandbox.PaykkaSandbox;
import io.paykkaserverless.sandbox.RandomIds;
import io.paykkaserverless.sandbox.RsaKeyPairs;
import io.paykkaserverless.sandbox.support.PaykkaReply;
import io.paykkaserverless.sandbox.support.SandboxTest;
import io.paykkaserverless.sandbox.support.TestMerchant;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequestGateIT extends SandboxTest {

  private static final String BODY =
      "{\"merchant_id\":\"" + TestMerchant.MERCHANT_ID + "\",\"trans_id\":\"order-1\"}";
  private static final String LET_IN = "206024";

  private final PaykkaSandbox sandbox = start(settings());
  private final TestMerchant merchant = merchantOf(sandbox);

  @Test
  void letsInWhatTheMerchantSigned() {
    assertThat(send(headers()).retCode()).isEqualTo(LET_IN);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "x-paykka-appid",
        "x-paykka-timestamp",
        "x-paykka-nonce",
        "x-paykka-sign",
        "x-paykka-sign-alg"
      })
  void refusesARequestWithout(String header) {
    Map<String, String> headers = headers();
    headers.remove(header);

    refused(send(headers), 401, "2000");
  }

  @Test
  void refusesAnotherAlgorithm() {
    Map<String, String> headers = headers();
    headers.put("x-paykka-sign-alg", "SHA1_WITH_RSA");

    refused(send(headers), 401, "2000");
  }

  @Test
  void refusesAnUnknownApplication() {
    Map<String, String> headers = headers();
    headers.put("x-paykka-appid", "100000000000000");

    refused(send(headers), 404, "1002");
  }

  @Test
  void refusesAnotherBodyThanWasSigned() {
    refused(
        merchant.send(TestMerchant.QUERY, headers(), BODY.replace("order-1", "order-2")),
        401,
        "2000");
  }

  @Test
  void refusesASignatureForAnotherPath() {
    refused(merchant.send(TestMerchant.INITIATE, headers(), BODY), 401, "2000");
  }

  @Test
  void refusesAnotherMerchantsSignature() {
    var stranger =
        new PaykkaSigner(RsaKeyPairs.fresh().getPrivate(), clock, new RandomIds(new Random(1)));

    refused(
        send(
            stranger
                .sign("POST", TestMerchant.QUERY, BODY.getBytes(StandardCharsets.UTF_8))
                .ofRequest(TestMerchant.APP_ID)),
        401,
        "2000");
  }

  @Test
  void refusesASignatureThatIsNoBase64() {
    Map<String, String> headers = headers();
    headers.put("x-paykka-sign", "%GG");

    refused(send(headers), 401, "2000");
  }

  @Test
  void takesASignatureThatIsNotPercentEncoded() {
    Map<String, String> headers = headers();
    headers.computeIfPresent(
        "x-paykka-sign",
        (_, sign) -> sign.replace("%2B", "+").replace("%2F", "/").replace("%3D", "="));

    assertThat(send(headers).retCode()).isEqualTo(LET_IN);
  }

  @Test
  void takesATimestampFiveMinutesOffEitherWay() {
    merchant.setClock(InstantSource.offset(clock, Duration.ofMinutes(-5)));
    assertThat(send(headers()).retCode()).isEqualTo(LET_IN);

    merchant.setClock(InstantSource.offset(clock, Duration.ofMinutes(5)));
    assertThat(send(headers()).retCode()).isEqualTo(LET_IN);
  }

  @Test
  void refusesAStaleTimestamp() {
    merchant.setClock(InstantSource.offset(clock, Duration.ofMinutes(-5).minusMillis(1)));

    refused(send(headers()), 401, "2001");
  }

  @Test
  void refusesAFutureTimestamp() {
    merchant.setClock(InstantSource.offset(clock, Duration.ofMinutes(5).plusMillis(1)));

    refused(send(headers()), 401, "2001");
  }

  @Test
  void refusesATimestampInSeconds() {
    Map<String, String> headers = headers();
    headers.put("x-paykka-timestamp", Long.toString(clock.instant().getEpochSecond()));

    refused(send(headers), 401, "2001");
  }

  @Test
  void refusesANonceTheSecondTime() {
    Map<String, String> headers = headers();
    send(headers);

    refused(send(headers), 401, "2000");
  }

  @Test
  void doesNotRememberTheNonceOfARequestItRefused() {
    Map<String, String> headers = headers();
    merchant.send(TestMerchant.QUERY, headers, BODY + " ");

    assertThat(send(headers).retCode()).isEqualTo(LET_IN);
  }

  @Test
  void refusesABodyOfMoreThanAMegabyteUnread() {
    assertThat(merchant.post(TestMerchant.QUERY, "x".repeat((1 << 20) + 1)).status())
        .isEqualTo(413);
  }

  @Test
  void signsEveryReplyRefusalsIncluded() {
    for (PaykkaReply reply :
        List.of(send(headers()), send(Map.of()), merchant.post(TestMerchant.QUERY, ""))) {
      assertThat(
              new PaykkaVerifier(List.of(sandbox.platformPublicKey()), clock)
                  .verify(
                      "POST",
                      TestMerchant.QUERY,
                      reply.headers(),
                      reply.body().getBytes(StandardCharsets.UTF_8)))
          .isInstanceOf(Verification.Verified.class);
    }
  }

  private Map<String, String> headers() {
    return merchant.signedHeaders(TestMerchant.QUERY, BODY);
  }

  private PaykkaReply send(Map<String, String> headers) {
    return merchant.send(TestMerchant.QUERY, headers, BODY);
  }

  private static void refused(PaykkaReply reply, int status, String code) {
    assertThat(reply.status()).isEqualTo(status);
    assertThat(reply.retCode()).isEqualTo(code);
  }
}
