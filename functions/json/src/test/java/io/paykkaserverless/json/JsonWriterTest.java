package io.paykkaserverless.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class JsonWriterTest {

  @Test
  void writesFieldsInOrder() {
    String json =
        new JsonWriter()
            .put("id", "p1")
            .put("amount", 1250)
            .put("final", true)
            .beginObject("data")
            .put("x", "1")
            .end()
            .beginArray("list")
            .element("a")
            .element(3)
            .beginElement()
            .put("b", 2)
            .end()
            .end()
            .toString();

    assertThat(json)
        .isEqualTo(
            "{\"id\":\"p1\",\"amount\":1250,\"final\":true,\"data\":{\"x\":\"1\"},\"list\":[\"a\",3,{\"b\":2}]}");
  }

  @Test
  void leavesOutWhatIsNotThere() {
    assertThat(new JsonWriter().put("d", Optional.empty()).put("e", Optional.of("x")).toString())
        .isEqualTo("{\"e\":\"x\"}");
  }

  @Test
  void escapesWhatMustBeEscaped() {
    assertThat(new JsonWriter().put("t", "a\"b\\c\n\u0001é").toBytes())
        .isEqualTo("{\"t\":\"a\\\"b\\\\c\\n\\u0001é\"}".getBytes(UTF_8));
  }

  @Test
  void copiesWhatWasReadUnchanged() throws MalformedJson {
    String text = "{\"a\":[1.50,null,true,{\"b\":\"c\"}]}";

    assertThat(new JsonWriter().put("copy", JsonReader.read(text.getBytes(UTF_8))).toString())
        .isEqualTo("{\"copy\":" + text + "}");
  }
}
