package io.paykkaserverless.paykka.transaction;

import static org.assertj.core.api.Assertions.assertThat;

import io.paykkaserverless.core.payment.FailureReason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ErrorCodesTest {

  private static final Path DOCUMENT = Path.of("../../docs/error-codes.md");

  @Test
  void listsEveryPublishedTransactionCode() {
    IntStream.concat(IntStream.rangeClosed(1000, 1022), IntStream.rangeClosed(2000, 2017))
        .mapToObj(Integer::toString)
        .forEach(
            code ->
                assertThat(ErrorCodes.reasonFor(code))
                    .as(code)
                    .isNotEqualTo(FailureReason.UNLISTED));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "010000", "999999", "206001", "206002", "206003", "206004", "206005", "206006", "206007",
        "206008", "206011", "206017", "206020", "206021", "206022", "206024", "210001", "210002",
        "210003", "2099", "4032"
      })
  void listsEveryOtherPublishedCode(String code) {
    assertThat(ErrorCodes.reasonFor(code)).isNotEqualTo(FailureReason.UNLISTED);
  }

  @ParameterizedTest
  @CsvSource({
    "2099, INVALID_CARD",
    "2004, CARD_DATA_UNREADABLE",
    "206020, CARD_DATA_UNREADABLE",
    "2005, CARD_DATA_EXPIRED",
    "206021, CARD_DATA_EXPIRED",
    "2006, CARD_NOT_SUPPORTED",
    "206022, CARD_NOT_SUPPORTED",
    "2015, AGREEMENT_ENDED",
    "2016, AGREEMENT_ENDED",
    "1004, MERCHANT_SETUP",
    "010000, MERCHANT_SETUP",
    "4101, NOT_POSSIBLE",
    "4102, NOT_POSSIBLE",
    "4103, NOT_POSSIBLE",
    "3061, NOT_POSSIBLE"
  })
  void tellsTheShopperWhatHelps(String code, FailureReason reason) {
    assertThat(ErrorCodes.reasonFor(code)).isEqualTo(reason);
  }

  @ParameterizedTest
  @ValueSource(strings = {"3001", "2018", "1023", "20990", "", "1000 ", "000000"})
  void saysSoOfACodeNobodyListed(String code) {
    assertThat(ErrorCodes.reasonFor(code)).isEqualTo(FailureReason.UNLISTED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "0000", "000000"})
  void knowsEveryWayToWriteSuccess(String code) {
    assertThat(ErrorCodes.isSuccess(code)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "00", "0000000", "00000", "200", "2099"})
  void takesNothingElseForSuccess(String code) {
    assertThat(ErrorCodes.isSuccess(code)).isFalse();
  }

  @Test
  void takesForADefiniteNoWhatPaykkaPublishedAsOne() {
    assertThat(ErrorCodes.PUBLISHED)
        .extracting(ErrorCode::code)
        .filteredOn(code -> !ErrorCodes.isDefiniteRefusal(code))
        .containsExactly("999999", "4032");
  }

  @Test
  void takesNoOtherCodeForADefiniteNo() {
    assertThat(Stream.concat(ErrorCodes.OF_THE_SANDBOX.stream(), ErrorCodes.OURS.stream()))
        .extracting(ErrorCode::code)
        .noneMatch(ErrorCodes::isDefiniteRefusal);
    assertThat(ErrorCodes.isDefiniteRefusal("3999")).isFalse();
  }

  @Test
  void listsNoCodeTwice() {
    assertThat(everyCode()).extracting(ErrorCode::code).doesNotHaveDuplicates();
  }

  @Test
  void everyCodeCanStandInAFailure() {
    assertThat(everyCode())
        .allSatisfy(
            code -> {
              assertThat(code.asFailure().paykkaCode()).isEqualTo(code.code());
              assertThat(code.description()).isNotBlank().doesNotContain("|");
            });
  }

  private static Stream<ErrorCode> everyCode() {
    return Stream.of(ErrorCodes.PUBLISHED, ErrorCodes.OF_THE_SANDBOX, ErrorCodes.OURS)
        .flatMap(List::stream);
  }

  /** Run with {@code -Ddocs.update=true} after changing the table. */
  @Test
  void thePageInTheDocsShowsThisTable() throws IOException {
    String drawn = ErrorCodesPage.render();
    if (Boolean.getBoolean("docs.update")) {
      Files.writeString(DOCUMENT, drawn);
    }

    assertThat(DOCUMENT)
        .as(
            "run: mvn -pl functions/paykka-client -am test -Dtest=ErrorCodesTest"
                + " -Dsurefire.failIfNoSpecifiedTests=false -Ddocs.update=true")
        .hasContent(drawn);
  }
}
