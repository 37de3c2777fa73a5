package io.paykkaserverless.aws.snapstart;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Locale;

/**
 * Certificates that are good for an hour (X.509, RFC 5280).
 *
 * @param authority vouches for itself and for the server
 * @param server names one host; made with the same key, which spares making another
 */
record ThrowAwayCertificates(X509Certificate authority, X509Certificate server) {

  /** Some real ones have letters that Latin-1 lacks, and the JDK takes another way with those. */
  private static final String AUTHORITY = "Főpróba";

  private static final int INTEGER = 0x02;
  private static final int BIT_STRING = 0x03;
  private static final int UTF8_STRING = 0x0c;
  private static final int UTC_TIME = 0x17;
  private static final int SEQUENCE = 0x30;
  private static final int SET = 0x31;
  private static final int OCTET_STRING = 0x04;
  private static final int VERSION = 0xa0;
  private static final int EXTENSIONS = 0xa3;
  private static final int DNS_NAME = 0x82;
  private static final byte VERSION_3 = 2;

  /** 1.2.840.113549.1.1.11, sha256WithRSAEncryption, and its parameters, none. */
  private static final byte[] SHA256_WITH_RSA = {
    0x30,
    0x0d,
    0x06,
    0x09,
    0x2a,
    (byte) 0x86,
    0x48,
    (byte) 0x86,
    (byte) 0xf7,
    0x0d,
    0x01,
    0x01,
    0x0b,
    0x05,
    0x00
  };

  /** 2.5.4.3, commonName. */
  private static final byte[] COMMON_NAME = {0x06, 0x03, 0x55, 0x04, 0x03};

  /** 2.5.29.17, subjectAltName. */
  private static final byte[] SUBJECT_ALT_NAME = {0x06, 0x03, 0x55, 0x1d, 0x11};

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyMMddHHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

  /** For an RSA key, and a server by the name of {@code host}. */
  static ThrowAwayCertificates of(KeyPair keys, String host, Instant now)
      throws GeneralSecurityException {
    byte[] authority = name(AUTHORITY);
    byte[] validity =
        der(SEQUENCE, time(now.minus(Duration.ofHours(1))), time(now.plus(Duration.ofHours(1))));
    byte[] key = keys.getPublic().getEncoded();
    byte[] one = der(INTEGER, new byte[] {1});
    byte[] two = der(INTEGER, new byte[] {2});
    return new ThrowAwayCertificates(
        signed(keys, one, SHA256_WITH_RSA, authority, validity, authority, key),
        signed(
            keys,
            der(VERSION, der(INTEGER, new byte[] {VERSION_3})),
            two,
            SHA256_WITH_RSA,
            authority,
            validity,
            name(host),
            key,
            alsoNamed(host)));
  }

  private static X509Certificate signed(KeyPair keys, byte[]... fields)
      throws GeneralSecurityException {
    byte[] toBeSigned = der(SEQUENCE, fields);
    Signature rsa = Signature.getInstance("SHA256withRSA");
    rsa.initSign(keys.getPrivate());
    rsa.update(toBeSigned);
    byte[] certificate =
        der(SEQUENCE, toBeSigned, SHA256_WITH_RSA, der(BIT_STRING, new byte[] {0}, rsa.sign()));
    return (X509Certificate)
        CertificateFactory.getInstance("X.509")
            .generateCertificate(new ByteArrayInputStream(certificate));
  }

  private static byte[] name(String common) {
    return der(
        SEQUENCE,
        der(
            SET,
            der(SEQUENCE, COMMON_NAME, der(UTF8_STRING, common.getBytes(StandardCharsets.UTF_8)))));
  }

  /** Where a host's name is looked for since RFC 2818. */
  private static byte[] alsoNamed(String host) {
    byte[] names = der(SEQUENCE, der(DNS_NAME, host.getBytes(StandardCharsets.US_ASCII)));
    return der(
        EXTENSIONS, der(SEQUENCE, der(SEQUENCE, SUBJECT_ALT_NAME, der(OCTET_STRING, names))));
  }

  private static byte[] time(Instant at) {
    return der(UTC_TIME, TIME.format(at).getBytes(StandardCharsets.US_ASCII));
  }

  private static byte[] der(int tag, byte[]... parts) {
    int length = Arrays.stream(parts).mapToInt(part -> part.length).sum();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(tag);
    if (length >= 0x100) {
      out.write(0x82);
      out.write(length >> 8);
    } else if (length >= 0x80) {
      out.write(0x81);
    }
    out.write(length);
    Arrays.stream(parts).forEach(out::writeBytes);
    return out.toByteArray();
  }
}
