package io.paykkaserverless.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonReaderTest {

  @Test
  void readsEveryKind() throws MalformedJson {
    JsonObject json =
        read("{\"s\":\"x\",\"n\":1250,\"b\":true,\"z\":null,\"o\":{\"i\":1},\"a\":[1,\"2\"]}");

    assertThat(json.text("s")).contains("x");
    assertThat(json.integer("n")).contains(1250L);
    assertThat(json.bool("b")).contains(true);
    assertThat(json.get("z")).contains(new JsonValue.JsonNull());
    assertThat(json.object("o").flatMap(o -> o.integer("i"))).contains(1L);
    assertThat(json.array("a").orElseThrow().values()).hasSize(2);
  }

  @Test
  void aFieldOfAnotherKindIsNotThere() throws MalformedJson {
    assertThat(read("{\"amount\":\"12\"}").integer("amount")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"1.0", "1e3", "1250.5", "9223372036854775808", "-9223372036854775809", "-0.0"})
  void aNumberThatIsNoWholeLongIsNoInteger(String literal) throws MalformedJson {
    assertThat(read("{\"n\":" + literal + "}").integer("n")).isEqualTo(Optional.empty());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "{",
        "{}{}",
        "{} x",
        "[1,]",
        "{'a':1}",
        "{\"a\":NaN}",
        "{\"a\":01}",
        "{\"a\":1,\"a\":2}",
        "// comment\n{}",
        "\"open",
        "\"line\nbreak\""
      })
  void refusesWhatIsNotOneJsonValue(String text) {
    assertThatThrownBy(() -> JsonReader.read(text.getBytes(UTF_8)))
        .isInstanceOf(MalformedJson.class);
  }

  @Test
  void readsNamesAsLongAsApiGatewayLetsThemBe() throws MalformedJson {
    String name = "q".repeat(10_240);

    assertThat(read("{\"" + name + "\":\"x\"}").text(name)).contains("x");
  }

  @Test
  void refusesTextNestedTooDeeply() {
    byte[] deep = "[".repeat(JsonReader.DEPTH_MAX + 1).getBytes(UTF_8);

    assertThatThrownBy(() -> JsonReader.read(deep)).isInstanceOf(MalformedJson.class);
  }

  @Test
  void refusesBytesThatAreNotUtf8() {
    byte[] latin1 = {'"', (byte) 0xe9, '"'};

    assertThatThrownBy(() -> JsonReader.read(latin1)).hasMessage("not JSON: not UTF-8");
  }

  @Test
  void refusesUtf16() {
    assertThatThrownBy(
            () -> JsonReader.read("{}".getBytes(java.nio.charset.StandardCharsets.UTF_16)))
        .isInstanceOf(MalformedJson.class);
  }

  @Test
  void saysWhereButNeverWhat() {
    assertThatThrownBy(() -> read("{\"card_no\":4242424242424242x}"))
        .hasMessageStartingWith("not JSON at line 1, column ")
        .hasMessageNotContaining("4242");
  }

  @Test
  void printsNoContent() throws MalformedJson {
    assertThat(read("{\"card_no\":\"4242424242424242\",\"n\":[4242]}").toString())
        .doesNotContain("4242");
    assertThat(JsonReader.read("\"4242\"".getBytes(UTF_8)).toString()).isEqualTo("[string]");
    assertThat(JsonReader.read("4242".getBytes(UTF_8)).toString()).isEqualTo("[number]");
  }

  private static JsonObject read(String text) throws MalformedJson {
    return JsonReader.readObject(text.getBytes(UTF_8));
  }
}
