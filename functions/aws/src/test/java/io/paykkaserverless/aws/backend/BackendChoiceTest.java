package io.paykkaserverless.aws.backend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.paykkaserverless.aws.backend.BackendChoice.Kind;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BackendChoiceTest {

  private static final String ADDRESS = "http://127.0.0.1:4566";

  @Test
  void isEmbeddedWhereNobodySaysAnything() {
    assertThat(choice(Map.of())).isEqualTo(new BackendChoice(Kind.EMBEDDED, Optional.empty()));
    assertThat(choice(Map.of(BackendChoice.BACKEND, "")))
        .isEqualTo(new BackendChoice(Kind.EMBEDDED, Optional.empty()));
  }

  @Test
  void isTheOneThatIsAskedFor() {
    assertThat(choice(Map.of(BackendChoice.BACKEND, "localstack")))
        .isEqualTo(new BackendChoice(Kind.LOCALSTACK, Optional.empty()));
    assertThat(choice(Map.of(BackendChoice.BACKEND, "localstack", BackendChoice.ENDPOINT, ADDRESS)))
        .isEqualTo(new BackendChoice(Kind.LOCALSTACK, Optional.of(URI.create(ADDRESS))));
    assertThat(choice(Map.of(BackendChoice.BACKEND, "endpoint", BackendChoice.ENDPOINT, ADDRESS)))
        .isEqualTo(new BackendChoice(Kind.ENDPOINT, Optional.of(URI.create(ADDRESS))));
  }

  @Test
  void isNeverGuessed() {
    assertThatThrownBy(() -> choice(Map.of(BackendChoice.BACKEND, "LocalStack")))
        .hasMessage(
            "paykka.aws.backend must be embedded or localstack or endpoint, not LocalStack");
  }

  @Test
  void doesNotPassOverAnAddressThatNobodyUses() {
    assertThatThrownBy(() -> choice(Map.of(BackendChoice.ENDPOINT, ADDRESS)))
        .hasMessage(
            "paykka.aws.endpoint is of no use to the embedded backend: say -Plocalstack as well");
  }

  @Test
  void wantsAnAddressThatIsOne() {
    assertThatThrownBy(() -> choice(Map.of(BackendChoice.BACKEND, "endpoint")))
        .hasMessageContaining("needs an address");
    assertThatThrownBy(
            () ->
                choice(
                    Map.of(
                        BackendChoice.BACKEND, "localstack",
                        BackendChoice.ENDPOINT, "127.0.0.1")))
        .hasMessageContaining("must be an address such as");
  }

  private static BackendChoice choice(Map<String, String> properties) {
    return BackendChoice.of(name -> Optional.ofNullable(properties.get(name)));
  }
}
