package io.paykkaserverless.core.notification;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExcerptTest {

  private static final String CARD = "4242424242424242";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          no such order                            | no such order
          {"error":"unknown order 1234567890"}     | {"error":"unknown order 1234567890"}
          <h1>503 Service Unavailable</h1>         | <h1>503 Service Unavailable</h1>
          2026-11-23T10:15:30.123Z                 | 2026-11-23T10:15:30.123Z
          task_id missing                          | task_id missing
          Bestellung ü ✓ 😀                        | Bestellung ü ✓ 😀
          """)
  void aHarmlessAnswerStaysAsItIs(String answer, String kept) {
    assertThat(excerpt(answer)).isEqualTo(kept);
  }

  @Test
  void whatIsNoTextIsNotKept() {
    assertThat(excerpt("\u0000and text behind it")).isEmpty();
    assertThat(excerpt("abc\u0001")).as("one odd character in four").isEmpty();
    assertThat(excerpt("abcd\u0001")).as("one odd character in five").isEqualTo("abcd");
    assertThat(excerpt("a\n\t\r")).as("white space is not odd").isEqualTo("a");
    assertThat(Excerpt.of(new byte[] {'a', 'b', 'c', (byte) 0xff}, true)).isEmpty();
    assertThat(Excerpt.of(new byte[] {'a', 'b', 'c', 'd', (byte) 0xff}, true))
        .isEqualTo("abcd\uFFFD");
  }

  /** Nobody looks further than 2048 characters, and half a number is not recognised as one. */
  @Test
  void aNumberThatIsTornWhereNobodyLooksFurtherIsHidden() {
    String before = "A".repeat(2037) + " ";

    assertThat(excerpt(before + "4242424242424242")).isEqualTo("[...]");
    assertThat(excerpt(before + "4242424242")).as("not torn").isEqualTo("[...] 4242424242");
  }

  @Test
  void aNumberInGroupsThatIsTornIsHiddenWithAllItsDashes() {
    byte[] torn = "call 4242\u20134242\u2013 42".getBytes(StandardCharsets.UTF_8);

    assertThat(Excerpt.of(torn, false)).isEqualTo("call");
  }

  @Test
  void everythingStandsInOneLine() {
    assertThat(excerpt("\r\n  <html>\n\n\t<p>no\u001b[31m\u200b\u00a0room</p>  \n"))
        .isEqualTo("<html> <p>no [31m room</p>");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          card 4242424242424242 refused            | card **************** refused
          card 4242 4242 4242 4242 refused         | card **** **** **** **** refused
          card 4242-4242-4242-4242 refused         | card ****-****-****-**** refused
          card 4242  4242--4242. 4242 refused      | card [...] refused
          card 4242 – 4242 – 4242 – 4242 refused   | card [...] refused
          card x4242424242424242x refused          | card x[...]x refused
          card 4242424242424241 refused            | card [...] refused
          account 123456789012                     | account [...]
          account 12345678901                      | account 12345678901
          IBAN DE00 1234 5678 9012 3456 78         | IBAN DE[...]
          ４２４２４２４２４２４２４２４２                         | [...]
          """)
  void noCardNumberAndNoLongNumberIsKept(String answer, String kept) {
    assertThat(excerpt(answer)).isEqualTo(kept);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"to":"jane.doe+x@shop.example"}         | {"to":"[...]"}
          <jane@shop.example> is unknown           | <[...]> is unknown
          jane%40shop.example                      | [...]
          expected whsec_abc here                  | expected [...] here
          {"k":"sk_live_1"}                        | {"k":"[...]"}
          Authorization: Bearer abc.def            | Authorization: [...]
          {"a":"bearer abc"}                       | {"a":"[...]"}
          token=abc&x=1                            | token=[...]&x=1
          {"password": "p4ss"}                     | {"password": "[...]"}
          cvv: 123, exp                            | cvv: [...], exp
          got eyJhbGciOi.eyJzdWIi.c2ln             | got [...]
          at https://jane:p4ss@shop.example/x      | at https://[...]@shop.example/x
          """)
  void noCredentialAndNoPersonIsKept(String answer, String kept) {
    assertThat(excerpt(answer)).isEqualTo(kept);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {"e":"{\\"password\\":\\"hunter2\\"}"}          | {"e":"{\\"password\\":\\"[...]\\"}"}
          {\\\\\\"token\\\\\\" : \\\\\\"a \\\\\\\\\\" b\\\\\\"} | {\\\\\\"token\\\\\\" : \\\\\\"[...]\\\\\\"}
          {"e":"{\\"cvv\\":123,\\"id\\":7}"}               | {"e":"{\\"cvv\\":[...],\\"id\\":7}"}
          {"password":"","id":7}                         | {"password":"[...]","id":7}
          """)
  void noCredentialInJsonWithinJsonIsKept(String answer, String kept) {
    assertThat(excerpt(answer)).isEqualTo(kept);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {"password": "my dog, Rex", "id": 7}     | {"password": "[...]", "id": 7}
          secret='it\\'s mine' is wrong            | secret='[...]' is wrong
          {"pwd":"say \\"please\\" twice","id":7}  | {"pwd":"[...]","id":7}
          {"token" => "my dog"}                    | {"token" => "[...]"}
          {"api-key":["my dog"]}                   | {"api-key":["[...]"]}
          no end: password="my dog, Rex            | no end: password="[...]
          """)
  void aQuotedCredentialIsHiddenToTheQuoteThatClosesIt(String answer, String kept) {
    assertThat(excerpt(answer)).isEqualTo(kept);
  }

  @Test
  void aQuotedCredentialIsHiddenThoughTheTransportCutIt() {
    assertThat(cutExcerpt("{\"id\":7,\"password\":\"my dog is called Re"))
        .isEqualTo("{\"id\":7,\"password\":\"[...]");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          Authorization: Token abc123              | Authorization: [...]
          Authorization: Token abc123, id: 7       | Authorization: [...], id: 7
          Authorization=[Token abc123]             | Authorization=[...]
          -H 'Authorization: Token abc123' failed  | -H 'Authorization: [...]' failed
          {"authorization":"Token abc123","id":7}  | {"authorization":"[...]","id":7}
          {"Authorization":["Token abc123"]}       | {"Authorization":["[...]"]}
          Authorization: Bearer abc is wrong       | Authorization: [...] is wrong
          Authorization: Token token="abc 123"     | Authorization: [...]"[...]"
          authorization: abc123                    | authorization: [...]
          """)
  void bothWordsOfAnAuthorizationAreHidden(String answer, String kept) {
    assertThat(excerpt(answer)).isEqualTo(kept);
  }

  @Test
  void noPrivateKeyIsKept() {
    assertThat(
            excerpt(
                "bad key:\n-----BEGIN PRIVATE KEY-----\nab cd\nef\n-----END PRIVATE KEY-----\nbye"))
        .isEqualTo("bad key: [...] bye");
  }

  @RepeatedTest(20)
  void noRandomTokenIsKept() {
    byte[] secret = new byte[18];
    new SecureRandom().nextBytes(secret);
    String base64 = Base64.getEncoder().encodeToString(secret);
    String forUrls = Base64.getUrlEncoder().encodeToString(secret);

    assertThat(excerpt("x: " + base64 + " y: \"" + forUrls + "\""))
        .isEqualTo("x: [...] y: \"[...]\"");
  }

  @Test
  void keepsTwoHundredCharactersAtMost() {
    assertThat(excerpt("no ".repeat(300))).hasSizeBetween(199, DeliveryAttempt.EXCERPT_MAX);
  }

  @ParameterizedTest
  @ValueSource(ints = {170, 180, 184, 190, 195, 199, 200})
  void leavesNoHalfOfACardWhereItIsCut(int before) {
    String answer = "?".repeat(20) + " no".repeat(before / 3) + " " + CARD;

    assertThat(excerpt(answer)).doesNotContain("4242");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        CARD,
        "4242 4242 4242 4242",
        "4242-4242-4242-4242",
        "4242 – 4242 – 4242 – 4242",
        "jane@shop.example"
      })
  void leavesNoHalfOfASecretThatTheTransportCut(String secret) {
    for (int length = 1; length < secret.length(); length++) {
      assertThat(cutExcerpt("unknown: " + secret.substring(0, length))).isEqualTo("unknown:");
    }
  }

  @Test
  void leavesNoHalfOfASecretWhereItStopsToLook() {
    String hidden = "QUJDREVGR0hJSktMTU5PUFFSU1RVVldYWVo= ".repeat(55);
    for (int shift = 0; shift < 40; shift++) {
      assertThat(excerpt("x".repeat(shift) + " " + hidden + "4242 4242 4242 4242"))
          .doesNotContain("4242")
          .doesNotContain("QUJD");
    }
  }

  @Test
  void cutsNoCharacterInHalves() {
    String line = excerpt("no" + "😀".repeat(150));

    assertThat(line).hasSize(200);
    assertThat(excerpt("odd" + "😀".repeat(150))).hasSize(199).doesNotContain("?");
    assertThat(new String(line.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8))
        .isEqualTo(line);
  }

  @Test
  void keepsNothingOfWhatIsNoText() {
    byte[] picture = new byte[500];
    new SecureRandom().nextBytes(picture);

    assertThat(Excerpt.of(picture, true)).isEmpty();
    assertThat(Excerpt.of("no\0".getBytes(StandardCharsets.UTF_8), true)).isEmpty();
    assertThat(Excerpt.of("order".getBytes(StandardCharsets.UTF_16), true)).isEmpty();
  }

  @Test
  void readsTextWithAWrongByteAllTheSame() {
    assertThat(
            Excerpt.of("Bestellung für Müll ungültig".getBytes(StandardCharsets.ISO_8859_1), true))
        .startsWith("Bestellung f");
  }

  @Test
  void keepsNothingOfNothing() {
    assertThat(Excerpt.of(new byte[0], true)).isEmpty();
    assertThat(Excerpt.of(new byte[0], false)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"4", "a", "@", " ", "eyJ.", "4 ", "a@", "-----BEGIN ", "://"})
  void isDoneAtOnceWithWhateverIsSent(String piece) {
    assertThat(excerpt(piece.repeat(300_000))).hasSizeLessThanOrEqualTo(200);
  }

  /** One that uses the stack for each character would need more than there is. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "4",
        "4 ",
        "4 - ",
        "4-",
        "-",
        " -",
        "a",
        "a ",
        " ",
        "\u00a0",
        "😀",
        "a😀",
        "a😀@",
        "@",
        "%40",
        "a%40",
        "://",
        "://a",
        "://😀a",
        "eyJ",
        "eyJ.",
        "eyJa.",
        "eyJa.a",
        "-----BEGIN A-----",
        "-----BEGIN ",
        "token",
        "token=",
        "token=\"",
        "token='\"",
        "token=\\\"a\\",
        "\\",
        "\"",
        "\\\"",
        "\"'",
        "{\"token\":{",
        "authorization: a ",
        "bearer ",
        "whsec_",
        "sk_",
        "٤",
        "٤ ",
        "["
      })
  void isDoneWithWhateverIsSentOnASmallStack(String piece) throws Exception {
    // Almost as much as is looked at, which nothing is cut off from; and more.
    String whole = piece.repeat(2030 / piece.length()) + " no";
    String alone = excerpt(whole);
    List<String> around =
        List.of(
            whole,
            piece.repeat(4096 / piece.length()),
            "token=\"" + whole,
            "token=" + whole,
            "a@" + whole,
            "eyJ" + whole);
    FutureTask<List<String>> small =
        new FutureTask<>(() -> around.stream().map(ExcerptTest::excerpt).toList());
    new Thread(null, small, "small", 128 * 1024).start();

    assertThat(small.get(10, TimeUnit.SECONDS)).startsWith(alone);
  }

  private static String excerpt(String answer) {
    return Excerpt.of(answer.getBytes(StandardCharsets.UTF_8), true);
  }

  private static String cutExcerpt(String answer) {
    return Excerpt.of(answer.getBytes(StandardCharsets.UTF_8), false);
  }
}
