package io.paykkaserverless.sandbox.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.paykkaserverless.sandbox.support.InitiationBody;
import io.paykkaserverless.sandbox.support.PaykkaReply;
import io.paykkaserverless.sandbox.support.SandboxTest;
import io.paykkaserverless.sandbox.support.TestMerchant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DetailRulesIT extends SandboxTest {

  private final TestMerchant merchant = merchantOf(start(settings()));

  @Test
  void takesEverythingAMerchantMayTell() {
    InitiationBody body =
        body()
            .raw(
                "goods",
                json ->
                    json.beginArray("goods")
                        .beginElement()
                        .put("id", "tea-1")
                        .put("name", "Tea")
                        .put("price", 1250)
                        .put("quantity", 1)
                        .end()
                        .end())
            .put("bill", it -> it.put("country", "PT").put("city", "Lisbon"))
            .put("shipping", it -> it.put("country", "PT").put("note", "unknown, no matter"))
            .put("customer", it -> it.put("id", "c-1").put("past_transactions", 3))
            .put(
                "browser",
                it ->
                    it.put("device_os", "LINUX").put("java_enabled", false).put("language", "pt"));

    assertThat(merchant.initiate(body).transactionStatus()).isEqualTo("SUCCESS");
  }

  @ParameterizedTest
  @ValueSource(strings = {"bill", "shipping", "customer", "browser", "authentication", "goods"})
  void refusesTextWhereAnObjectBelongs(String name) {
    refused(body().put(name, "text"), name);
  }

  @ParameterizedTest
  @CsvSource({
    "bill, country, PRT",
    "shipping, area_code, 12345678901",
    "customer, past_transactions, three",
    "browser, java_enabled, no",
    "browser, device_os, BEOS",
    "browser, device_type, WATCH",
    "browser, terminal_type, TV",
    "browser, color_depth, 16777216"
  })
  void refusesADetailThatCannotBe(String object, String field, String value) {
    refused(body().put(object, it -> it.put(field, value)), object + "." + field);
  }

  @Test
  void saysWhichOfTheGoodsIsWrong() {
    refused(
        body()
            .raw(
                "goods",
                json ->
                    json.beginArray("goods")
                        .beginElement()
                        .put("name", "Tea")
                        .end()
                        .beginElement()
                        .put("name", 7)
                        .end()
                        .end()),
        "goods[1].name");
    refused(body().raw("goods", json -> json.beginArray("goods").element("tea").end()), "goods");
  }

  @Test
  void doesNotMindAnUnknownWishForThreeDSecure() {
    assertThat(merchant.initiate(body().challenge("PLEASE")).transactionStatus())
        .isEqualTo("SUCCESS");
  }

  private InitiationBody body() {
    return merchant.initiation("order-1", TestMerchant.VISA);
  }

  private void refused(InitiationBody body, String field) {
    PaykkaReply reply = merchant.initiate(body);

    assertThat(reply.retCode()).isEqualTo("010000");
    assertThat(reply.retMsg()).contains(field);
  }
}
