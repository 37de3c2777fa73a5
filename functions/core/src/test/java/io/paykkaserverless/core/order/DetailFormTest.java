package io.paykkaserverless.core.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.paykkaserverless.core.card.DeviceField;
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
  void orderDetailsWithTheSameTextInAnotherPlaceHaveOtherTexts() {
    Details<AddressField> address = new Details<>(Map.of(AddressField.CITY, "Berlin"));
    OrderDetails billed = new OrderDetails(List.of(), address, Details.none(), Details.none());
    OrderDetails shipped = new OrderDetails(List.of(), Details.none(), address, Details.none());

    assertThat(billed.texts()).isNotEqualTo(shipped.texts());
  }
}
