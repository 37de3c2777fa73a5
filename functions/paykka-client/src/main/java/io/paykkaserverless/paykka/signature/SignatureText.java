package io.paykkaserverless.paykka.signature;

import java.util.Base64;
import java.util.Optional;

/** A signature as it stands in a header: Base64, then percent-encoded. */
final class SignatureText {

  /** Three times the Base64 of an RSA-4096 signature, which is the most anyone could need. */
  private static final int LENGTH_MAX = 2052;

  private SignatureText() {}

  /** Writes {@code signature} as PayKKa wants it: {@code + / =} become {@code %2B %2F %3D}. */
  static String encode(byte[] signature) {
    String base64 = Base64.getEncoder().encodeToString(signature);
    StringBuilder text = new StringBuilder(base64.length() + 32);
    for (int i = 0; i < base64.length(); i++) {
      char c = base64.charAt(i);
      switch (c) {
        case '+' -> text.append("%2B");
        case '/' -> text.append("%2F");
        case '=' -> text.append("%3D");
        default -> text.append(c);
      }
    }
    return text.toString();
  }

  /**
   * The signature in {@code header}, or empty where it is not exactly one Base64 text, percent
   * sequences decoded once. A form decoder would not do: it turns {@code +} into a space.
   *
   * <p>Each signature has three texts and no more: as {@link #encode} writes it, the same with
   * every percent sequence in lower case, and bare. So no bit of a text can be another without the
   * signature being refused.
   */
  static Optional<byte[]> decode(String header) {
    return header.length() > LENGTH_MAX
        ? Optional.empty()
        : percentDecoded(header)
            .flatMap(SignatureText::base64Decoded)
            .filter(signature -> isTextOf(signature, header));
  }

  private static boolean isTextOf(byte[] signature, String header) {
    String encoded = encode(signature);
    return header.equals(encoded)
        || header.equals(encoded.replace("%2B", "%2b").replace("%2F", "%2f").replace("%3D", "%3d"))
        || header.equals(Base64.getEncoder().encodeToString(signature));
  }

  private static Optional<String> percentDecoded(String header) {
    StringBuilder text = new StringBuilder(header.length());
    for (int i = 0; i < header.length(); i++) {
      char c = header.charAt(i);
      if (c == '%') {
        int high = i + 1 < header.length() ? hexDigit(header.charAt(i + 1)) : -1;
        int low = i + 2 < header.length() ? hexDigit(header.charAt(i + 2)) : -1;
        if (high < 0 || low < 0) {
          return Optional.empty();
        }
        text.append((char) (high * 16 + low));
        i += 2;
      } else {
        text.append(c);
      }
    }
    return Optional.of(text.toString());
  }

  /** Not {@link Character#digit}, which also knows the digits of other scripts. */
  private static int hexDigit(char c) {
    if (c >= '0' && c <= '9') {
      return c - '0';
    }
    if (c >= 'A' && c <= 'F') {
      return c - 'A' + 10;
    }
    return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
  }

  private static Optional<byte[]> base64Decoded(String text) {
    try {
      // The JDK forgives missing padding and stray bits in the last character; whoever asks here
      // does not.
      byte[] signature = Base64.getDecoder().decode(text);
      return signature.length > 0 ? Optional.of(signature) : Optional.empty();
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }
}
