package io.paykkaserverless.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.slf4j.spi.SLF4JServiceProvider;

/** Queries and dashboards read these lines: names, order and kinds of fields are a contract. */
final class JsonLineLoggerTest {

  private static final Instant NOW = Instant.parse("2026-11-01T12:00:00Z");
  private static final String CARD = "4242424242424242";

  private final List<String> lines = new ArrayList<>();
  private final Logger ours = logger("io.paykkaserverless.invocation");
  private final Logger sdk = logger("software.amazon.awssdk.request");

  @AfterEach
  void forget() {
    MDC.clear();
  }

  @Test
  void aLineSaysWhichInvocationItBelongsTo() {
    MDC.put(InvocationFields.COLD_START, "true");
    MDC.put(InvocationFields.FUNCTION_NAME, "shop-confirm");
    MDC.put(InvocationFields.FUNCTION_VERSION, "$LATEST");
    MDC.put(InvocationFields.REQUEST_ID, "r1");
    MDC.put(InvocationFields.SERVICE, "confirm-payment");
    MDC.put(InvocationFields.TRACE_ID, "1-5759e988-bd862e3fe1be46a994272793");

    ours.atInfo().addKeyValue("route", "GET /x").addKeyValue("status", 200).log("answered");

    assertThat(lines)
        .containsExactly(
            """
            {"level":"INFO","message":"answered","cold_start":true,"function_name":"shop-confirm",\
            "function_version":"$LATEST","function_request_id":"r1","service":"confirm-payment",\
            "timestamp":"2026-11-01T12:00:00.000Z",\
            "xray_trace_id":"1-5759e988-bd862e3fe1be46a994272793","route":"GET /x","status":200}\
            """);
  }

  @Test
  void leavesOutWhatIsNotKnown() {
    ours.warn("odd");

    assertThat(lines)
        .containsExactly(
            "{\"level\":\"WARN\",\"message\":\"odd\",\"timestamp\":\"2026-11-01T12:00:00.000Z\"}");
  }

  @Test
  void ofAnExceptionItKeepsTheClassAlone() {
    sdk.warn("could not read {}", "an answer", new NumberFormatException(CARD));

    assertThat(lines)
        .singleElement()
        .asString()
        .contains(
            "\"message\":\"could not read an"
                + " answer\",\"error\":\"java.lang.NumberFormatException\"")
        .doesNotContain(CARD);
  }

  @Test
  void ofAnExceptionInTheFluentFormToo() {
    ours.atError().setCause(new NumberFormatException(CARD)).log("broken");

    assertThat(lines)
        .singleElement()
        .asString()
        .contains("\"level\":\"ERROR\"", "\"error\":\"java.lang.NumberFormatException\"")
        .doesNotContain(CARD);
  }

  /** Below, the SDK logs requests with all that is in them. */
  @Test
  void othersAreHeardFromWarningsOn() {
    sdk.info("Sending Request: {}", CARD);
    sdk.atInfo().log(CARD);
    sdk.warn("retrying");

    assertThat(lines).singleElement().asString().contains("retrying");
  }

  @Test
  void nobodyIsHeardBelowInfo() {
    ours.debug("detail");
    ours.trace("detail");

    assertThat(lines).isEmpty();
  }

  @Test
  void textCannotBreakTheLine() {
    ours.info("a\"}\n{\"b\":\u00011");

    assertThat(lines).singleElement().asString().contains("a\\\"}\\n{\\\"b\\\":\\u00011");
  }

  @Test
  void cutsWhatIsLong() {
    ours.info("x".repeat(16_385));

    assertThat(lines)
        .singleElement()
        .asString()
        .contains("\"" + "x".repeat(16_384) + "…\"")
        .doesNotContain("x".repeat(16_385));
  }

  @Test
  void standsBehindSlf4jAlone() {
    assertThat(ServiceLoader.load(SLF4JServiceProvider.class))
        .singleElement()
        .isInstanceOf(JsonLogProvider.class);
    assertThat(LoggerFactory.getLogger("anyone"))
        .isInstanceOf(JsonLineLogger.class)
        .isSameAs(LoggerFactory.getLogger("anyone"));
  }

  private Logger logger(String name) {
    return new JsonLineLogger(name, InstantSource.fixed(NOW), lines::add);
  }
}
