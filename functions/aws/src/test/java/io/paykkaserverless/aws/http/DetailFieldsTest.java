package io.paykkaserverless.aws.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.paykkaserverless.aws.http.Problem.FieldError;
import io.paykkaserverless.core.card.DeviceField;
import io.paykkaserverless.core.order.AddressField;
import io.paykkaserverless.core.order.CustomerField;
import io.paykkaserverless.core.order.DetailField;
import io.paykkaserverless.core.order.Details;
import io.paykkaserverless.core.order.GoodsField;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DetailFieldsTest {

  @ParameterizedTest
  @EnumSource(GoodsField.class)
  void readsEveryFieldOfGoods(GoodsField field) {
    assertReads(field);
  }

  @ParameterizedTest
  @EnumSource(AddressField.class)
  void readsEveryFieldOfAnAddress(AddressField field) {
    assertReads(field);
  }

  @ParameterizedTest
  @EnumSource(CustomerField.class)
  void readsEveryFieldOfACustomer(CustomerField field) {
    assertReads(field);
  }

  @ParameterizedTest
  @EnumSource(DeviceField.class)
  void readsEveryFieldOfADevice(DeviceField field) {
    assertReads(field);
  }

  @Test
  void leavesOutWhatWasNotSent() {
    RequestBody body = body("{\"first_name\":null}");

    assertThat(DetailFields.read(body, EnumSet.allOf(AddressField.class)).isEmpty()).isTrue();
    body.requireValid();
  }

  @Test
  void missesARequiredField() {
    RequestBody body = body("{\"id\":\"sku-1\"}");
    DetailFields.read(body, EnumSet.allOf(GoodsField.class), Set.of(GoodsField.NAME));

    assertThat(errors(body))
        .containsExactly(
            new FieldError(
                "/name",
                "is required and must be text without control characters, at most 200 characters"));
  }

  @Test
  void doesNotKnowAFieldThatWasNotAskedFor() {
    RequestBody body = body("{\"descriptor\":\"SHOP\"}");
    DetailFields.read(body, EnumSet.of(AddressField.CITY));

    assertThat(errors(body)).extracting(FieldError::pointer).containsExactly("/descriptor");
  }

  @Test
  void saysHowLongAFieldMayBe() {
    RequestBody body = body("{\"quantity\":1000000,\"java_enabled\":1}");
    DetailFields.read(body, EnumSet.of(GoodsField.QUANTITY));
    DetailFields.read(body, EnumSet.of(DeviceField.JAVA_ENABLED));

    assertThat(errors(body))
        .containsExactly(
            new FieldError(
                "/quantity", "must be a whole number from 1 to 999999999999, at most 6 digits"),
            new FieldError("/java_enabled", "must be true or false"));
  }

  private static <F extends Enum<F> & DetailField> void assertReads(F field) {
    String right = DetailJson.right(field);
    RequestBody body = body(object(field, right));
    Details<F> read = DetailFields.read(body, EnumSet.of(field));
    body.requireValid();
    assertThat(read.get(field)).contains(right.replace("\"", ""));
    for (String wrong : DetailJson.wrong(field)) {
      assertRefuses(field, wrong);
    }
  }

  private static <F extends Enum<F> & DetailField> void assertRefuses(F field, String wrong) {
    RequestBody body = body(object(field, wrong));

    assertThat(DetailFields.read(body, EnumSet.of(field)).isEmpty()).isTrue();
    assertThat(errors(body))
        .as(field.jsonName() + " " + wrong)
        .extracting(FieldError::pointer)
        .containsExactly("/" + field.jsonName());
    assertThat(errors(body).getFirst().detail()).startsWith("must be " + field.form().wants());
  }

  private static String object(DetailField field, String value) {
    return "{\"" + field.jsonName() + "\":" + value + "}";
  }

  private static List<FieldError> errors(RequestBody body) {
    return catchThrowableOfType(ProblemException.class, body::requireValid).problem().errors();
  }

  private static RequestBody body(String json) {
    return RequestBody.of(
        new HttpRequest(
            "POST",
            "POST /payments",
            "/payments",
            Map.of("content-type", "application/json"),
            Map.of(),
            Map.of(),
            new RawBody(json.getBytes(StandardCharsets.UTF_8)),
            "192.0.2.7",
            "api.shop.example",
            "$default",
            "r1"));
  }
}
