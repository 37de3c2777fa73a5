package io.paykkaserverless.sandbox.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.paykkaserverless.sandbox.PaykkaSandbox;
import io.paykkaserverless.sandbox.card.ResultCode;
import io.paykkaserverless.sandbox.card.TestCards;
import io.paykkaserverless.sandbox.support.PaykkaReply;
import io.paykkaserverless.sandbox.support.SandboxTest;
import io.paykkaserverless.sandbox.support.TestMerchant;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class StaticPagesIT extends SandboxTest {

  private final PaykkaSandbox sandbox = start(settings());
  private final TestMerchant merchant = merchantOf(sandbox);

  @Test
  void listsEveryTestCardOnTheFrontPageAndInTheReadme() throws Exception {
    String page = merchant.get(sandbox.baseUrl() + "/").body();
    String readme = Files.readString(Path.of("README.md"));

    assertThat(new TestCards(new ResultCode("3051", "Insufficient funds")).all())
        .hasSizeGreaterThan(6)
        .allSatisfy(
            card -> {
              assertThat(page)
                  .contains(
                      "<code>%s</code></td><td>%s</td><td>%s</td>"
                          .formatted(
                              card.number().replaceAll("(.{4})(?=.)", "$1 "),
                              card.brand(),
                              card.what()));
              assertThat(readme)
                  .contains(
                      "| `%s` | %s | %s |".formatted(card.number(), card.brand(), card.what()));
            });
    assertThat(page.replace("&#39;", "'")).contains(TestCards.NOTES);
  }

  @Test
  void saysThatItIsASimulation() {
    assertThat(merchant.get(sandbox.baseUrl() + "/").body()).contains("Simulation.");
  }

  @Test
  void servesWhatPagesShare() {
    assertThat(merchant.get(sandbox.baseUrl() + "/assets/sandbox.css").status()).isEqualTo(200);
    assertThat(merchant.get(sandbox.baseUrl() + "/assets/submit.js").status()).isEqualTo(200);
  }

  @Test
  void saysWhereThereIsNothing() {
    PaykkaReply reply = merchant.get(sandbox.baseUrl() + "/v3/payment/acq/teapot");

    assertThat(reply.status()).isEqualTo(404);
    assertThat(merchant.get(sandbox.baseUrl() + "/v3/payment/acq").status()).isEqualTo(405);
  }
}
