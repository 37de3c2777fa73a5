package io.paykkaserverless.runner.costs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

final class StoredSizeTest {

  @Test
  void aHundredBytesAndNamesAndValues() {
    assertThat(StoredSize.of(Map.of("pk", text("pé")))).isEqualTo(100 + 2 + 3);
    assertThat(StoredSize.of(Map.of("n", AttributeValue.fromN("1234")))).isEqualTo(100 + 1 + 3);
    assertThat(StoredSize.of(Map.of("b", AttributeValue.fromBool(true)))).isEqualTo(100 + 1 + 1);
  }

  @Test
  void listsAndMapsCostThreeBytesAndOneForEachElement() {
    assertThat(StoredSize.of(Map.of("l", AttributeValue.fromL(List.of(text("a"), text("b"))))))
        .isEqualTo(100 + 1 + 3 + 2 * 2);
    assertThat(StoredSize.of(Map.of("m", AttributeValue.fromM(Map.of("k", text("v"))))))
        .isEqualTo(100 + 1 + 3 + 1 + 1 + 1);
  }

  private static AttributeValue text(String value) {
    return AttributeValue.fromS(value);
  }
}
