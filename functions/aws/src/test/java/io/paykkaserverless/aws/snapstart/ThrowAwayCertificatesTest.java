package io.paykkaserverless.aws.snapstart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.cert.CertificateExpiredException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.junit.jupiter.api.Test;

class ThrowAwayCertificatesTest {

  private static final Instant NOW = Instant.parse("2026-11-28T12:00:00Z");

  private final KeyPair keys = rsa();

  @Test
  void theServerHasTheHostsNameAndTheAuthorityVouchesForIt() throws GeneralSecurityException {
    ThrowAwayCertificates made = ThrowAwayCertificates.of(keys, "one.example", NOW);

    X509Certificate server = made.server();
    assertThat(server.getVersion()).isEqualTo(3);
    assertThat(server.getSubjectAlternativeNames()).containsExactly(List.of(2, "one.example"));
    assertThat(server.getIssuerX500Principal())
        .isEqualTo(made.authority().getSubjectX500Principal())
        .isNotEqualTo(server.getSubjectX500Principal());
    server.verify(made.authority().getPublicKey());
    made.authority().verify(keys.getPublic());
  }

  @Test
  void bothAreGoodForAnHour() throws GeneralSecurityException {
    ThrowAwayCertificates made = ThrowAwayCertificates.of(keys, "one.example", NOW);

    for (X509Certificate one : List.of(made.authority(), made.server())) {
      one.checkValidity(Date.from(NOW));
      assertThatThrownBy(() -> one.checkValidity(Date.from(NOW.plus(Duration.ofMinutes(61)))))
          .isInstanceOf(CertificateExpiredException.class);
    }
  }

  private static KeyPair rsa() {
    try {
      KeyPairGenerator rsa = KeyPairGenerator.getInstance("RSA");
      rsa.initialize(2048);
      return rsa.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
