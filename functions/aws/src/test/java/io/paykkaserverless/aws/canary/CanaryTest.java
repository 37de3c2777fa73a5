package io.paykkaserverless.aws.canary;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.paykkaserverless.core.evidence.Evidence;
import java.net.URLEncoder;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.interfaces.RSAPrivateCrtKey;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each form in which a canary is found, and what is not taken for one. */
class CanaryTest {

  /** Of numbers that are found in any text, in whatever form. */
  private static final Map<String, UnaryOperator<String>> FORMS = forms();

  private static final Map<String, UnaryOperator<String>> GROUPINGS = groupings();

  private static final List<MadeUpCard> CARDS = MadeUpCard.ofEveryForm(new Random(20_261_128));
  private static final String NUMBER = CARDS.get(1).number();
  private static final String SECRET = "whsec_nY3vQ8/kT+u5oZ1xB6mD0rWc7sJfLhEaGpViXtUy2Kq=";

  private final Canary canary =
      MadeUpCard.watch(Canary.none(), CARDS.stream()).andSecret("the secret", SECRET);

  private static Map<String, UnaryOperator<String>> forms() {
    Map<String, UnaryOperator<String>> forms = new TreeMap<>();
    forms.put("plain", text -> text);
    forms.put("reversed", text -> new StringBuilder(text).reverse().toString());
    forms.put("Base64", text -> base64(text, Base64.getEncoder()));
    forms.put("Base64 without padding", text -> base64(text, Base64.getEncoder().withoutPadding()));
    forms.put("Base64 for URLs", text -> base64(text, Base64.getUrlEncoder()));
    forms.put("Base64, one byte later", text -> base64("-" + text, Base64.getEncoder()));
    forms.put("Base64, two bytes later", text -> base64("--" + text, Base64.getEncoder()));
    forms.put(
        "Base64 in the middle of more",
        text -> base64("{\"n\":\"" + text + "\"}", Base64.getEncoder()));
    forms.put(
        "Base64 in lines, as in mail and PEM",
        text -> base64("header ".repeat(9) + text, Base64.getMimeEncoder()));
    forms.put(
        "Base64 in Base64", text -> forms.get("Base64").apply(forms.get("Base64").apply(text)));
    forms.put("hexadecimal", text -> HexFormat.of().formatHex(text.getBytes(UTF_8)));
    forms.put(
        "hexadecimal in capitals",
        text -> HexFormat.of().withUpperCase().formatHex(text.getBytes(UTF_8)));
    forms.put(
        "hexadecimal with colons",
        text -> HexFormat.ofDelimiter(":").formatHex(text.getBytes(UTF_8)));
    forms.put(
        "hexadecimal with commas",
        text -> HexFormat.ofDelimiter(", ").withPrefix("0x").formatHex(text.getBytes(UTF_8)));
    forms.put("hexadecimal, half a byte later", text -> "a" + forms.get("hexadecimal").apply(text));
    forms.put("percent-encoded", text -> each(text, "%%%02X"));
    forms.put(
        "percent-encoded in part",
        text -> text.charAt(0) + each(text.substring(1, 5), "%%%02x") + text.substring(5));
    forms.put("percent-encoded twice", text -> URLEncoder.encode(each(text, "%%%02X"), UTF_8));
    forms.put("JSON escapes", text -> each(text, "\\u%04x"));
    forms.put("JSON escapes in a text of JSON", text -> each(text, "\\\\u%04X"));
    forms.put(
        "JSON escapes in part", text -> each(text.substring(0, 3), "\\u%04x") + text.substring(3));
    forms.put("hexadecimal escapes", text -> each(text, "\\x%02x"));
    forms.put("HTML entities", text -> each(text, "&#%d;"));
    forms.put("hexadecimal HTML entities", text -> each(text, "&#x%x;"));
    forms.put("JSON escapes in Base64", text -> base64(each(text, "\\u%04x"), Base64.getEncoder()));
    forms.put(
        "Base64, percent-encoded",
        text -> URLEncoder.encode(base64(text + "?", Base64.getEncoder()), UTF_8));
    forms.put("UTF-16", text -> new String(text.getBytes(UTF_16LE), UTF_8));
    return forms;
  }

  private static Map<String, UnaryOperator<String>> groupings() {
    Map<String, UnaryOperator<String>> groupings = new TreeMap<>();
    groupings.put("spaces", number -> number.replaceAll("(....)(?!$)", "$1 "));
    groupings.put("dashes", number -> number.replaceAll("(....)(?!$)", "$1-"));
    groupings.put("dots", number -> number.replaceAll("(....)(?!$)", "$1."));
    groupings.put("groups of three", number -> number.replaceAll("(...)(?!$)", "$1 "));
    groupings.put(
        "as American Express does", number -> number.replaceAll("^(....)(......)", "$1 $2 "));
    groupings.put("a space after each", number -> number.replaceAll("(.)(?!$)", "$1 "));
    groupings.put("a letter after each", number -> number.replaceAll("(.)(?!$)", "$1x"));
    groupings.put("an array", number -> number.replaceAll("(.)(?!$)", "$1, "));
    groupings.put("an array of texts", number -> number.replaceAll("(.)(?!$)", "$1\",\""));
    groupings.put("lines", number -> number.replaceAll("(....)(?!$)", "$1\r\n"));
    groupings.put(
        "spaces that do not break", number -> number.replaceAll("(....)(?!$)", "$1\u00a0"));
    groupings.put(
        "one group in the middle", number -> number.substring(0, 7) + "_" + number.substring(7));
    groupings.put("full-width digits", number -> each(number, "%c", 0xFF10 - '0'));
    groupings.put("Arabic digits", number -> each(number, "%c", 0x0660 - '0'));
    return groupings;
  }

  static Stream<String> formNames() {
    return FORMS.keySet().stream();
  }

  /** Nobody reads a name that stands behind its value, backwards. */
  static Stream<String> formsWithNames() {
    return formNames().filter(form -> !form.equals("reversed"));
  }

  static Stream<String> groupingNames() {
    return GROUPINGS.keySet().stream();
  }

  @AfterAll
  static void countForms() {
    Evidence.of("canary-forms")
        .number("encodings", FORMS.size())
        .number("groupings of digits", GROUPINGS.size())
        .keep();
  }

  @ParameterizedTest
  @MethodSource("formNames")
  void findsACardNumber(String form) {
    CARDS.forEach(card -> assertFound(form(form).apply(card.number()), "a card number"));
  }

  @ParameterizedTest
  @MethodSource("formNames")
  void findsASecret(String form) {
    assertFound(form(form).apply(SECRET), "the secret");
  }

  @ParameterizedTest
  @MethodSource("groupingNames")
  void findsAGroupedCardNumber(String grouping) {
    CARDS.forEach(card -> assertFound(grouping(grouping).apply(card.number()), "a card number"));
  }

  @Test
  void findsAGroupedCardNumberInBase64AndHexadecimal() {
    for (String grouping : GROUPINGS.keySet()) {
      byte[] grouped = ("of " + grouping(grouping).apply(NUMBER)).getBytes(ISO_8859_1);
      if (!grouping.endsWith("digits")) {
        assertFound(base64(grouped), "a card number");
        assertFound(HexFormat.of().formatHex(grouped), "a card number");
      }
    }
  }

  @Test
  void findsMoreOfACardNumberThanTheFirstSixAndTheLastFourDigits() {
    assertFound("BIN " + NUMBER.substring(0, 7), "a card number");
    assertFound("BIN " + NUMBER.substring(0, 8) + "****" + NUMBER.substring(12), "a card number");
    assertFound("ends in " + NUMBER.substring(11), "a card number");
    assertFound("last:" + NUMBER.substring(11), "a card number");
    assertFound("ends in " + NUMBER.substring(8, 12) + " " + NUMBER.substring(12), "a card number");
    assertFound("{\"middle\":\"" + NUMBER.substring(4, 12) + "\"}", "a card number");
  }

  @Test
  void letsTheFirstSixAndTheLastFourDigitsOfACardNumberBe() {
    String first = NUMBER.substring(0, 6);
    String last = NUMBER.substring(12);
    assertNothingFound("{\"bin\":\"" + first + "\",\"last4\":\"" + last + "\"}");
    assertNothingFound(first + "******" + last);
    assertNothingFound(first.substring(0, 4) + " " + first.substring(4) + "** **** " + last);
    assertNothingFound("VISA " + last);
  }

  @Test
  void findsPartsOfASecret() {
    assertFound("starts with " + SECRET.substring(0, Blocks.PART), "the secret");
    assertFound("..." + SECRET.substring(7, 7 + Blocks.PART) + "...", "the secret");
    assertFound("ends in " + SECRET.substring(SECRET.length() - Blocks.SIZE), "the secret");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"cvv\":\"%s\"",
        "{\"cvv\":%s}",
        "cvc=%s&",
        "CVV2: %s",
        "security_code -> %s",
        "securityCode='%s'",
        "\"code\":\"%s\"",
        "code was %s here",
        "[cvv=%s, holderName=x]"
      })
  void findsASecurityCodeInItsSurroundings(String surroundings) {
    assertFound(surroundings.formatted(CARDS.get(1).code()), "a security code");
    assertFound(surroundings.formatted(CARDS.get(5).code()), "a security code");
  }

  @Test
  void takesNoSecondsOfAWaitForASecurityCode() {
    String code = CARDS.get(1).code();

    assertNothingFound(
        "{\"headers\":{\"retry-after\":\"" + code + "\"}} Retry-After=[" + code + "]");
  }

  @ParameterizedTest
  @MethodSource("formsWithNames")
  void findsASecurityCodeBehindItsName(String form) {
    assertFound(form(form).apply("\"cvv\":\"" + CARDS.get(1).code() + "\""), "a security code");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "%2$s/%3$s",
        "%2$s/%1$s",
        "%1$s-%2$s",
        "\"exp_year\":\"%1$s\"",
        "\"exp_month\":\"%2$s\"",
        "expiryYear=%1$s",
        "expiry: %2$s%3$s",
        "EXPIRY_DATE -> %2$s/%3$s"
      })
  void findsAnExpiryDate(String surroundings) {
    MadeUpCard card = CARDS.get(1);
    String shortYear = card.year().substring(2);
    assertFound(
        " " + surroundings.formatted(card.year(), card.month(), shortYear) + " ", "an expiry date");
  }

  @Test
  void findsAKeyAndItsPartsAsBytesAndInEveryEncoding() {
    byte[] key = new byte[32];
    new Random(7).nextBytes(key);
    Canary ofTheKey = Canary.none().andKey("the key", key);

    Stream.of(
            base64(key),
            base64(key).substring(0, Blocks.PART),
            Base64.getUrlEncoder().encodeToString(key),
            HexFormat.of().formatHex(key),
            HexFormat.ofDelimiter(":").withUpperCase().formatHex(key),
            HexFormat.of().formatHex(key).substring(1, 50))
        .forEach(text -> assertThat(ofTheKey.findings("key: " + text)).as(text).isNotEmpty());
    assertThat(ofTheKey.findings(key)).isNotEmpty();
    assertThat(ofTheKey.findings("key: " + base64(new byte[32]))).isEmpty();
  }

  @Test
  void findsAPrivateKeyAndEachOfItsNumbers() throws NoSuchAlgorithmException {
    RSAPrivateCrtKey key = rsa();
    Canary ofTheKey = Canary.none().andPrivateKey(key);

    String pem = Base64.getMimeEncoder(64, "\n".getBytes(UTF_8)).encodeToString(key.getEncoded());
    Stream.of(
            pem,
            pem.replace("\n", "\\n"),
            pem.split("\n", -1)[5],
            key.getPrimeP().toString(),
            key.getPrimeQ().toString(16),
            key.getModulus().toString(),
            base64(key.getPrivateExponent().toByteArray()),
            HexFormat.of().formatHex(key.getCrtCoefficient().toByteArray()))
        .forEach(text -> assertThat(ofTheKey.findings(text)).as("of %s", text).isNotEmpty());
  }

  @Test
  void takesNoOtherKeyForAPrivateOne() throws NoSuchAlgorithmException {
    Canary ofTheKey = Canary.none().andPrivateKey(rsa());

    assertThat(ofTheKey.findings(base64(rsa().getEncoded()))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "VISA 4242, p4242, msg_1",
        "{\"status\":200,\"problem\":\"unauthorized\",\"retry_after\":5}",
        "{\"timestamp\":\"2026-11-28T09:12:33.960Z\",\"_aws\":{\"Timestamp\":1795857153960}}",
        "pffffffffffffffffffffffffffffffffa01, GW0000000000000001, 18356675706144",
        "took 96 ms of 969420 us, %2 %zz &# &unknown; \\u12 \\",
        "a960b 960.5 09:960 -960",
        "at io.paykkaserverless.aws.http.HttpEdge.answer(HttpEdge.java:968)",
        "whsec_ nY3vQ8/kT+u5 is not enough"
      })
  void passesWhatMayBeKept(String text) {
    assertNothingFound(text);
  }

  @Test
  void passesRandomTextOfEveryKind() {
    Random random = new Random(11);
    byte[] bytes = new byte[30_000];
    random.nextBytes(bytes);

    assertNothingFound(base64(bytes));
    assertNothingFound(HexFormat.of().formatHex(bytes));
    assertThat(canary.findings(bytes)).isEmpty();
    assertNothingFound(
        random
            .ints(20_000, 1_000_000, 2_000_000_000)
            .mapToObj(String::valueOf)
            .collect(Collectors.joining(" ")));
  }

  @Test
  void saysWhatItFoundAndInWhichFormAndDoesNotRepeatIt() {
    String spelling = base64(NUMBER, Base64.getEncoder());

    assertThatThrownBy(() -> canary.assertAbsent("the log", "before " + spelling + " after"))
        .isInstanceOf(AssertionError.class)
        .hasMessage("the log holds what it must not: [a card number of 16 digits, Base64]")
        .hasMessageNotContaining(NUMBER);
    assertThat(canary.findings(NUMBER)).asString().doesNotContain(NUMBER.substring(6, 12));
  }

  @Test
  void looksForThePublishedCardUnlessToldOtherwise() {
    assertThat(new Canary().findings(Canary.SPACED_CARD)).isNotEmpty();
    assertThat(new Canary("key_hush").findings("key_hush")).isNotEmpty();
    assertThat(Canary.none().findings(Canary.CARD)).isEmpty();
  }

  private void assertFound(String text, String what) {
    assertThat(canary.findings("before " + text + " after"))
        .as(text)
        .anyMatch(finding -> finding.name().startsWith(what));
  }

  private void assertNothingFound(String text) {
    assertThat(canary.findings(text)).isEmpty();
  }

  private static UnaryOperator<String> form(String name) {
    return FORMS.getOrDefault(name, UnaryOperator.identity());
  }

  private static UnaryOperator<String> grouping(String name) {
    return GROUPINGS.getOrDefault(name, UnaryOperator.identity());
  }

  private static String each(String text, String format) {
    return each(text, format, 0);
  }

  private static String each(String text, String format, int shift) {
    return text.chars().mapToObj(c -> format.formatted(c + shift)).collect(Collectors.joining());
  }

  private static String base64(String text, Base64.Encoder encoder) {
    return encoder.encodeToString(text.getBytes(UTF_8));
  }

  private static String base64(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }

  private static RSAPrivateCrtKey rsa() throws NoSuchAlgorithmException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
    generator.initialize(2048);
    return (RSAPrivateCrtKey) generator.generateKeyPair().getPrivate();
  }
}
