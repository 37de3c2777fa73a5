package io.paykkaserverless.core.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the books say, beside those of PayKKa and of themselves. */
class BooksTest {

  @Test
  void anOperationStandsWhereItsNumberSays() {
    List<Operation> operations = Operations.everyKind().operations();

    assertThatThrownBy(() -> new Books(Balances.NONE, Optional.empty(), operations.subList(1, 2)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("operation " + operations.get(1).id() + " does not belong at 1");
  }

  @ParameterizedTest
  @CsvSource({
    // PayKKa's, beside 1250 set aside, 500 taken, 250 let go, 100 given back, nothing under way
    "500, 250, 100, false",
    "499, 249,  99, false",
    "501, 250, 100, true",
    "500, 251, 100, true",
    "500, 250, 101, true",
    "501,   0,   0, true"
  })
  void fallShortWhereMoreHasMovedOfAnyKind(
      long captured, long voided, long refunded, boolean fallShort) {
    Books ours = Books.EMPTY.with(new Balances(1250, 500, 250, 100));

    assertThat(ours.fallShortOf(new Balances(1250, captured, voided, refunded)))
        .isEqualTo(fallShort);
  }
}
