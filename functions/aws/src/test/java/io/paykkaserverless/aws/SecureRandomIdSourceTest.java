package io.paykkaserverless.aws;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SecureRandomIdSourceTest {

  @Test
  void makesTwentySixCharactersOfBase32() {
    assertThat(new SecureRandomIdSource().next()).matches("[a-z2-7]{26}");
  }

  @Test
  void givesOutNoIdTwiceEvenAfterTwoRestoresOfOneSnapshot() {
    SecureRandomIdSource snapshot = new SecureRandomIdSource();

    assertThat(Stream.generate(snapshot::next).limit(1_000)).doesNotHaveDuplicates();
    assertThat(SecureRandomIdSource.class.getDeclaredFields())
        .as("nothing that a snapshot could copy")
        .allMatch(field -> field.getType().isPrimitive() || field.getType() == String.class);
  }
}
