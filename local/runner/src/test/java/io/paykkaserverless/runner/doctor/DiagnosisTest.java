package io.paykkaserverless.runner.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What is printed. */
final class DiagnosisTest {

  private static final Report FINE =
      new Report("clock", "x", List.of(Finding.ok("within 1 second")));
  private static final Report ODD =
      new Report("table", "table t", List.of(Finding.ok("active"), Finding.warning("old", "mend")));
  private static final Report BROKEN =
      new Report("token keys", "secret s", List.of(Finding.problem("has no value yet", "run x")));
  private static final Report UNSEEN =
      new Report("functions", "AWS", List.of(Finding.notChecked("not checked here: why")));

  @Test
  void tellsPeopleWhatIsWrongAndWhatToDo() {
    assertThat(new Diagnosis("stack shop in eu-west-1", List.of(FINE, ODD, BROKEN, UNSEEN)).text())
        .isEqualTo(
            """
            Looked at stack shop in eu-west-1.

            OK           clock       within 1 second
            OK           table       active
            WARNING      table       old
                                     at table t
                                     to do: mend
            PROBLEM      token keys  has no value yet
                                     at secret s
                                     to do: run x
            NOT CHECKED  functions   not checked here: why

            4 checks: 1 OK, 1 warning, 1 problem, 1 not checked.\
            """);
  }

  @Test
  void tellsProgramsTheSame() {
    assertThat(new Diagnosis("stack shop", List.of(BROKEN)).json())
        .isEqualTo(
            "{\"looked_at\":\"stack shop\",\"problems\":1,\"warnings\":0,\"checks\":[{\"name\":"
                + "\"token keys\",\"looked_at\":\"secret s\",\"verdict\":\"PROBLEM\","
                + "\"findings\":[{\"verdict\":\"PROBLEM\",\"says\":\"has no value yet\",\"fix\":"
                + "\"run x\"}]}]}");
  }

  @Test
  void aWarningIsNoProblem() {
    assertThat(new Diagnosis("x", List.of(FINE, ODD, UNSEEN)).hasProblems()).isFalse();
    assertThat(new Diagnosis("x", List.of(FINE, BROKEN)).hasProblems()).isTrue();
  }
}
