package io.paykkaserverless.aws.canary;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.interfaces.RSAPrivateCrtKey;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;

/**
 * What must never leave memory, and a search for it. A test makes up card numbers, codes, tokens
 * and keys, sends them in, and looks for them in everything that came out: as they are, and as
 * {@link Readings} says that text may spell them.
 *
 * <p>Card numbers are found in parts too: of a number at most the first six and the last four
 * digits may be shown. So are keys and ciphertexts, of which any {@value Blocks#PART} characters in
 * a row are enough. A security code is too short for that, see {@link SecurityCode}.
 *
 * <p>A failure names what was found and in which form, and never repeats it.
 */
public final class Canary {

  /** A published test card. */
  public static final String CARD = "4242424242424242";

  /** The same, as people type it. */
  public static final String SPACED_CARD = "4242 4242 4242 4242";

  /** What every PKCS#8 form of an RSA key begins with, and public keys have in common with it. */
  private static final int PKCS8_HEADER_BYTES = 40;

  private final List<Watch> watches = new ArrayList<>();
  private final List<String> codes = new ArrayList<>();
  private final List<ExpiryDate.Date> dates = new ArrayList<>();
  private final Blocks blocks = new Blocks();

  private Canary() {}

  /** Looks for {@link #CARD} and for each of {@code secrets}, as a whole. */
  public Canary(String... secrets) {
    andCard(CARD);
    Arrays.stream(secrets).forEach(secret -> andText("a secret", secret));
  }

  /** Looks for nothing yet. */
  public static Canary none() {
    return new Canary();
  }

  /** Looks for a card number, and for more of it than may be shown. */
  public Canary andCard(String number) {
    watches.add(new CardNumber("a card number of " + number.length() + " digits", number));
    return this;
  }

  /** Looks for a card's security code. */
  public Canary andSecurityCode(String code) {
    codes.add(code);
    watches.removeIf(SecurityCode.class::isInstance);
    watches.add(new SecurityCode(codes));
    return this;
  }

  /** Looks for a card's expiry date. */
  public Canary andExpiry(String year, String month) {
    dates.add(new ExpiryDate.Date(year, month));
    watches.removeIf(ExpiryDate.class::isInstance);
    watches.add(new ExpiryDate(dates));
    return this;
  }

  /** Looks for a text as a whole: a name, say, or a token of which parts may be shown. */
  public Canary andText(String name, String text) {
    // Decoded bytes are read one character each.
    Stream.of(text, readAsBytes(text.getBytes(StandardCharsets.UTF_8)))
        .distinct()
        .forEach(spelling -> watches.add(new WholeText(name, spelling)));
    return this;
  }

  /** Looks for a text that is meaningless to whoever has no key, and for parts of it. */
  public Canary andSecret(String name, String text) {
    blocks.add(name, text);
    return andText(name, text);
  }

  /** Looks for the bytes of a key, too. */
  public Canary andKey(byte[] key) {
    return andKey("a key", key);
  }

  /** Looks for the bytes of a key, too, and for parts of them. */
  public Canary andKey(String name, byte[] key) {
    String bytes = readAsBytes(key);
    blocks.add(name, bytes);
    // As text as well: the beginning of a Base64 form is three bytes short of being readable.
    blocks.add(name, Base64.getEncoder().encodeToString(key));
    watches.add(new WholeText(name, bytes));
    return this;
  }

  /** Looks for everything an RSA key consists of, in bytes and in decimal digits. */
  public Canary andPrivateKey(RSAPrivateCrtKey key) {
    byte[] form = key.getEncoded();
    andKey("a private key", Arrays.copyOfRange(form, PKCS8_HEADER_BYTES, form.length));
    Stream.of(
            key.getModulus(),
            key.getPrivateExponent(),
            key.getPrimeP(),
            key.getPrimeQ(),
            key.getPrimeExponentP(),
            key.getPrimeExponentQ(),
            key.getCrtCoefficient())
        .forEach(this::andNumber);
    return this;
  }

  private void andNumber(BigInteger number) {
    andKey("a number of a private key", number.toByteArray());
    blocks.add("a number of a private key", number.toString());
    blocks.add("a number of a private key", number.toString(16));
  }

  /** What of it {@code text} holds; empty where there is nothing. */
  public List<Finding> findings(String text) {
    return Readings.of(text).stream().flatMap(this::in).distinct().toList();
  }

  /** What of it {@code bytes} hold. */
  public List<Finding> findings(byte[] bytes) {
    return Stream.of(new String(bytes, StandardCharsets.UTF_8), readAsBytes(bytes))
        .distinct()
        .flatMap(text -> findings(text).stream())
        .distinct()
        .toList();
  }

  /** Fails where {@code text}, which {@code where} names, holds any of it. */
  public void assertAbsent(String where, String text) {
    fail(where, findings(text));
  }

  /** Fails where {@code bytes}, which {@code where} names, hold any of it. */
  public void assertAbsent(String where, byte[] bytes) {
    fail(where, findings(bytes));
  }

  private Stream<Finding> in(Reading reading) {
    return Stream.concat(
            watches.stream().filter(watch -> watch.sees(reading)).map(Watch::name),
            blocks.in(reading.text()))
        .map(name -> new Finding(name, reading.form()));
  }

  private static void fail(String where, List<Finding> findings) {
    if (!findings.isEmpty()) {
      throw new AssertionError(where + " holds what it must not: " + findings);
    }
  }

  /** Each byte a character. */
  private static String readAsBytes(byte[] bytes) {
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }

  /**
   * Something that was found.
   *
   * @param name what it is
   * @param form how it was spelled
   */
  public record Finding(String name, String form) {

    @Override
    public String toString() {
      return name + ", " + form;
    }
  }
}
