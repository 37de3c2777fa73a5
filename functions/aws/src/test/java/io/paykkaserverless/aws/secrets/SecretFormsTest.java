package io.paykkaserverless.aws.secrets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.paykkaserverless.core.secret.HmacKey;
import java.security.SecureRandom;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretFormsTest {

  private static final byte[] MESSAGE = {1, 2, 3};

  private final byte[] newer = random(32);
  private final byte[] older = random(32);

  @Test
  void readsTheTokenKeyThatSignsFirst() {
    assertThat(SecretForms.tokenKeys(keys(newer, older)))
        .extracting(key -> key.mac(MESSAGE))
        .containsExactly(mac(newer), mac(older));
  }

  @Test
  void acceptsTheTokenKeyThatWillSignBeforeItDoes() {
    assertThat(SecretForms.tokenKeys(keys(older, newer).replace("previous", "next")))
        .extracting(key -> key.mac(MESSAGE))
        .containsExactly(mac(older), mac(newer));
  }

  @Test
  void readsASingleTokenKey() {
    assertThat(SecretForms.tokenKeys("{\"current\":\"" + base64(newer) + "\"}")).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[]",
        "{}",
        "{\"previous\":\"KEY\"}",
        "{\"current\":7}",
        "{\"current\":\"\"}",
        "{\"current\":\"not base64!\"}",
        "{\"current\":\"c2hvcnQ=\"}",
        "{\"current\":\"KEY\",\"previous\":null}",
        "{\"current\":\"KEY\",\"older\":\"KEY\"}",
      })
  void refusesKeysOfAnotherForm(String text) {
    String withKey = text.replace("KEY", base64(newer));

    assertThatThrownBy(() -> SecretForms.tokenKeys(withKey))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageNotContaining(base64(newer));
  }

  @Test
  void readsApiKeysByCaller() {
    ApiKeys keys =
        SecretForms.apiKeys(
            """
            {"shop":["shop-key-00123456789","shop-key-99876543210"],
             "back-office":["office-key-0123456789"]}\
            """);

    assertThat(keys.callerOf("shop-key-00123456789")).contains("shop");
    assertThat(keys.callerOf("shop-key-99876543210")).contains("shop");
    assertThat(keys.callerOf("office-key-0123456789")).contains("back-office");
    assertThat(keys.callerOf("shop-key-00123456788")).isEmpty();
    assertThat(keys.callerOf("")).isEmpty();
    assertThat(keys).hasToString("[API keys]");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{}",
        "{\"shop\":[]}",
        "{\"shop\":\"shop-key-00123456789\"}",
        "{\"shop\":[7]}",
        "{\"shop\":[\"too-short\"]}",
        "{\"shop\":[\"shop-key-00123456789\",\"shop-key-00123456789\"]}",
        "{\"shop\":[\"shop-key-00123456789\"],\"other\":[\"shop-key-00123456789\"]}",
        "{\"the shop\":[\"shop-key-00123456789\"]}",
      })
  void refusesApiKeysOfAnotherForm(String text) {
    assertThatThrownBy(() -> SecretForms.apiKeys(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageNotContaining("00123456789");
  }

  private static String keys(byte[] current, byte[] previous) {
    return "{\"current\":\"%s\",\"previous\":\"%s\"}".formatted(base64(current), base64(previous));
  }

  private static String base64(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }

  private static byte[] mac(byte[] key) {
    return new HmacKey(key).mac(MESSAGE);
  }

  private static byte[] random(int length) {
    byte[] bytes = new byte[length];
    new SecureRandom().nextBytes(bytes);
    return bytes;
  }
}
