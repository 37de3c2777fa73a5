package io.paykkaserverless.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.paykkaserverless.aws.http.ApiGatewayCall.Answer;
import io.paykkaserverless.fuzz.PaykkaCall.Heard;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * The corpus leads a fuzzer to where it should look: a file whose name begins with a status is
 * answered with it, so that no request dies at the door because a sample has moved on.
 */
class CorpusTest {

  private static final List<Target> TARGETS =
      List.of(
          new Target(WebhookRequestFuzzTest.class, WebhookRequestFuzzTest::answer),
          new Target(CreatePaymentFuzzTest.class, CreatePaymentFuzzTest::answer),
          new Target(ConfirmPaymentFuzzTest.class, ConfirmPaymentFuzzTest::answer),
          new Target(ConfirmPlainCardFuzzTest.class, ConfirmPlainCardFuzzTest::answer),
          new Target(ManagePaymentFuzzTest.class, ManagePaymentFuzzTest::answer),
          new Target(ReturnFrom3dsFuzzTest.class, ReturnFrom3dsFuzzTest::answer));

  /** Answers an input, as a function of ours does. */
  @FunctionalInterface
  private interface Function {
    Optional<Answer> answer(byte[] input) throws IOException;
  }

  private record Target(Class<?> type, Function function) {

    String name() {
      String method =
          Arrays.stream(type.getDeclaredMethods())
              .filter(it -> it.isAnnotationPresent(FuzzTest.class))
              .findFirst()
              .orElseThrow()
              .getName();
      return type.getSimpleName() + "." + method;
    }
  }

  @TestFactory
  List<DynamicTest> requestsAreAnsweredAsTheirNamesSay() throws IOException {
    Corpus corpus = Corpus.ofThisModule();
    return TARGETS.stream()
        .flatMap(
            target ->
                corpus.of(target.name()).stream()
                    .filter(file -> file.getFileName().toString().matches("[1-5][0-9]{2}-.*"))
                    .map(
                        file ->
                            DynamicTest.dynamicTest(
                                target.name() + ": " + file.getFileName(),
                                () -> assertIsAnsweredAsNamed(target.function(), file))))
        .toList();
  }

  @Test
  void everyTargetHasACorpusAndEveryCorpusATarget() throws IOException {
    assertThat(Corpus.ofThisModule().folders().keySet())
        .isEqualTo(Corpus.targetsIn(Path.of("src", "test", "java")));
  }

  @Test
  void thereIsAnAnswerOfPaykkasForEveryCallThatSaysYes() throws IOException {
    List<Path> files = Corpus.ofThisModule().of("PaykkaReplyFuzzTest.nothingUnreadableIsASuccess");
    for (PaykkaCall call : PaykkaCall.values()) {
      assertThat(files)
          .as("an answer to %s that is taken for a yes", call)
          .anySatisfy(
              file ->
                  assertThat(PaykkaReplyFuzzTest.heard(Files.readAllBytes(file)))
                      .contains(new PaykkaReplyFuzzTest.Exchange(call, heardYes(call))));
    }
  }

  private static Heard heardYes(PaykkaCall call) {
    return switch (call) {
      case INITIATE, QUERY, REFUND, REFUND_QUERY -> Heard.status("SUCCESS");
      case CAPTURE, VOID, TOKEN_REMOVE, RECURRING_CANCEL, APPLE_PAY_SESSION -> Heard.DONE;
    };
  }

  private static void assertIsAnsweredAsNamed(Function function, Path file) throws IOException {
    Optional<Answer> answer = function.answer(Files.readAllBytes(file));

    assertThat(answer).isPresent();
    assertThat(answer.orElseThrow().status())
        .isEqualTo(Integer.parseInt(file.getFileName().toString().substring(0, 3)));
  }
}
