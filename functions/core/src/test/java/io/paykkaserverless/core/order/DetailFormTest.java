package io.paykkaserverless.core.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.paykkaserverless.core.card.DeviceField;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class DetailFormTest {

  @ParameterizedTest
  @CsvSource({
    "TEXT, Lindenstraße 7",
    "EMAIL, robin@example.com",
    "COUNTRY, DE",
    "DATE, 2026-12-24",
    "DATE_TIME, 2026-12-24T18:00:00+01:00",
    "DATE_TIME, 2026-12-24T18:00:00Z",
    "URL, https://shop.example/mug?x=1",
    "URL, http://shop.example",
    "IP_ADDRESS, 203.0.113.7",
    "IP_ADDRESS, 2001:db8::7",
    "IP_ADDRESS, ::ffff:203.0.113.7",
    "COUNT, 0",
    "COUNT, 999999999999",
    "POSITIVE_COUNT, 1",
    "POSITIVE_COUNT, 10",
    "FLAG, true",
    "DEVICE_TYPE, TABLET",
    "TERMINAL_TYPE, WAP",
    "DEVICE_OS, MACOS"
  })
  void acceptsWhatIsOfTheForm(DetailForm form, String value) {
    assertThat(form.accepts(value)).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "EMAIL, robin",
    "EMAIL, @example.com",
    "EMAIL, robin@",
    "EMAIL, 'robin smith@example.com'",
    "COUNTRY, de",
    "COUNTRY, ZZ",
    "COUNTRY, DEU",
    "DATE, 2026-02-30",
    "DATE, 24.12.2026",
    "DATE_TIME, 2026-12-24",
    "DATE_TIME, 2026-12-24T18:00:00",
    "DATE_TIME, 2026-12-24T18:00Z",
    "DATE_TIME, 2026-12-24T18:00:00+01:00:30",
    "DATE_TIME, +12026-12-24T18:00:00Z",
    "DATE_TIME, -2026-12-24T18:00:00Z",
    "DATE_TIME, 2026-12-31T23:59:60Z",
    "DATE_TIME, 2027-02-29T18:00:00Z",
    "URL, shop.example",
    "URL, javascript:alert(1)",
    "URL, ftp://shop.example/x",
    "IP_ADDRESS, shop.example",
    "IP_ADDRESS, 203.0.113.256",
    "URL, https://shop.example/käse",
    "IP_ADDRESS, 7",
    "IP_ADDRESS, 127.1",
    "IP_ADDRESS, [2001:db8::7]",
    "IP_ADDRESS, fe80::1%1",
    "IP_ADDRESS, fe80::1%eth0",
    "IP_ADDRESS, 2001:db8::7::1",
    "COUNT, -1",
    "COUNT, 1.5",
    "COUNT, 1e3",
    "COUNT, 1000000000000",
    "COUNT, ٣",
    "POSITIVE_COUNT, 0",
    "POSITIVE_COUNT, 000",
    "POSITIVE_COUNT, 1.5",
    "POSITIVE_COUNT, 1000000000000",
    "EMAIL, ' robin@example.com'",
    "URL, https:shop.example",
    "URL, https:///mug",
    "FLAG, yes",
    "DEVICE_TYPE, PC MOBILE",
    "DEVICE_OS, BEOS"
  })
  void refusesWhatIsNot(DetailForm form, String value) {
    assertThat(form.accepts(value)).isFalse();
  }

  @ParameterizedTest
  @EnumSource(DetailForm.class)
  void refusesNothingAndControlCharactersInEveryForm(DetailForm form) {
    assertThat(form.accepts("")).isFalse();
    assertThat(form.accepts("  ")).isFalse();
    assertThat(form.accepts("a\nb")).isFalse();
  }

  @Test
  void aDateAndTimeIsTheMomentThatWasWritten() {
    assertThat(DetailForm.dateTime("2026-12-24T18:00:00+01:00"))
        .isEqualTo(OffsetDateTime.of(2026, 12, 24, 18, 0, 0, 0, ZoneOffset.ofHours(1)));
  }

  @ParameterizedTest
  @CsvSource({"TEXT, TEXT", "POSITIVE_COUNT, NUMBER", "FLAG, FLAG"})
  void everyFormHasItsKindInJson(DetailForm form, DetailForm.Kind kind) {
    assertThat(form.kind()).isEqualTo(kind);
  }

  static Stream<DetailField> fields() {
    return Stream.of(
            AddressField.values(),
            GoodsField.values(),
            CustomerField.values(),
            DeviceField.values())
        .flatMap(Stream::of);
  }

  @ParameterizedTest
  @MethodSource("fields")
  void everyFieldHasANameAndALimitThatItsFormCanMeet(DetailField field) {
    assertThat(field.jsonName()).matches("[a-z][a-z0-9_]*");
    assertThat(field.lengthMax()).isPositive();
    assertThat(field.accepts("x".repeat(field.lengthMax() + 1))).isFalse();
  }

  @Test
  void detailsRefuseAValueThatIsNoneWithoutRepeatingIt() {
    assertThatThrownBy(() -> new Details<>(Map.of(AddressField.COUNTRY, "Atlantis")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("country must be an ISO 3166-1 alpha-2 country code")
        .hasMessageNotContaining("Atlantis");
  }

  @Test
  void detailsNeverOverrideWhatWasGiven() {
    Details<CustomerField> given = new Details<>(Map.of(CustomerField.PAY_IP, "203.0.113.7"));

    Details<CustomerField> filled =
        given
            .withUnlessGiven(CustomerField.PAY_IP, Optional.of("198.51.100.9"))
            .withUnlessGiven(CustomerField.ORDER_IP, Optional.of("198.51.100.9"))
            .withUnlessGiven(CustomerField.LEVEL, Optional.empty());

    assertThat(filled.values())
        .isEqualTo(
            Map.of(CustomerField.PAY_IP, "203.0.113.7", CustomerField.ORDER_IP, "198.51.100.9"));
  }

  @Test
  void orderDetailsPrintNobodysName() {
    assertThat(Orders.full().bill())
        .hasToString("[" + Orders.full().bill().values().size() + " fields]");
    assertThat(Orders.full().toString()).doesNotContain("Robin", "Lindenstra", "example.com");
  }

  @Test
  void orderDetailsAreBoundedInGoodsAndInCharacters() {
    List<Details<GoodsField>> tooMany =
        Stream.generate(() -> Orders.goods("x")).limit(OrderDetails.GOODS_MAX + 1L).toList();
    assertThatThrownBy(
            () -> new OrderDetails(tooMany, Details.none(), Details.none(), Details.none()))
        .hasMessage("at most 50 goods");

    Details<GoodsField> wordy = new Details<>(Map.of(GoodsField.DESCRIPTION, "x".repeat(500)));
    List<Details<GoodsField>> tooLong = Stream.generate(() -> wordy).limit(33).toList();
    assertThatThrownBy(
            () -> new OrderDetails(tooLong, Details.none(), Details.none(), Details.none()))
        .hasMessage("at most 16384 characters in all");
  }

  @Test
  void orderDetailsMayBeAsManyAndAsLongAsTheLimits() {
    List<Details<GoodsField>> many =
        Stream.generate(() -> Orders.goods("x")).limit(OrderDetails.GOODS_MAX).toList();
    assertThat(new OrderDetails(many, Details.none(), Details.none(), Details.none()).goods())
        .hasSize(OrderDetails.GOODS_MAX);

    Details<GoodsField> wordy = new Details<>(Map.of(GoodsField.DESCRIPTION, "x".repeat(480)));
    List<Details<GoodsField>> long34 = Stream.generate(() -> wordy).limit(34).toList();
    Details<AddressField> city = new Details<>(Map.of(AddressField.CITY, "x".repeat(32)));
    Details<CustomerField> ip = new Details<>(Map.of(CustomerField.PAY_IP, "203.0.113.77"));
    OrderDetails full = new OrderDetails(long34, city, city, Details.none());
    assertThat(full.goods()).hasSize(34);
    assertThatThrownBy(() -> new OrderDetails(long34, city, city, ip))
        .hasMessage("at most 16384 characters in all");
    assertThatThrownBy(() -> new OrderDetails(long34, city, oneTooLong(), Details.none()))
        .hasMessage("at most 16384 characters in all");
  }

  private static Details<AddressField> oneTooLong() {
    return new Details<>(Map.of(AddressField.CITY, "x".repeat(33)));
  }

  @Test
  void orderDetailsAreEmptyWhereNothingWasTold() {
    Details<AddressField> city = new Details<>(Map.of(AddressField.CITY, "Berlin"));
    Details<CustomerField> ip = new Details<>(Map.of(CustomerField.PAY_IP, "203.0.113.7"));

    assertThat(OrderDetails.NONE.isEmpty()).isTrue();
    assertThat(
            List.of(
                new OrderDetails(
                    List.of(Orders.goods("x")), Details.none(), Details.none(), Details.none()),
                new OrderDetails(List.of(), city, Details.none(), Details.none()),
                new OrderDetails(List.of(), Details.none(), city, Details.none()),
                new OrderDetails(List.of(), Details.none(), Details.none(), ip)))
        .noneMatch(OrderDetails::isEmpty);
  }

  @Test
  void orderDetailsOfOtherGoodsHaveOtherTexts() {
    OrderDetails one =
        new OrderDetails(
            List.of(Orders.goods("x")), Details.none(), Details.none(), Details.none());
    OrderDetails other =
        new OrderDetails(
            List.of(Orders.goods("y")), Details.none(), Details.none(), Details.none());

    assertThat(one.texts()).isNotEqualTo(other.texts()).contains("goods");
  }

  @Test
  void orderDetailsWithTheSameTextInAnotherPlaceHaveOtherTexts() {
    Details<AddressField> address = new Details<>(Map.of(AddressField.CITY, "Berlin"));
    OrderDetails billed = new OrderDetails(List.of(), address, Details.none(), Details.none());
    OrderDetails shipped = new OrderDetails(List.of(), Details.none(), address, Details.none());

    assertThat(billed.texts()).isNotEqualTo(shipped.texts());
  }
}
