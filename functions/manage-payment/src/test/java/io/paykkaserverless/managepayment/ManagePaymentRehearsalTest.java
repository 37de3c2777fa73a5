package io.paykkaserverless.managepayment;

import static org.assertj.core.api.Assertions.assertThatCode;

import io.paykkaserverless.aws.configuration.SampleEnvironment;
import io.paykkaserverless.aws.snapstart.Stage;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;

class ManagePaymentRehearsalTest {

  @Test
  void isServedAsItShouldBe() {
    try (Stage stage = Stage.set(SampleEnvironment.whole(), InstantSource.system())) {
      assertThatCode(() -> ManagePaymentRehearsal.play(stage)).doesNotThrowAnyException();
    }
  }
}
