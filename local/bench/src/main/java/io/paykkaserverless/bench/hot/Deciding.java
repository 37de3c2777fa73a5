package io.paykkaserverless.bench.hot;

import io.paykkaserverless.aws.dynamodb.DynamoPaymentStore;
import io.paykkaserverless.bench.warm.KeptItem;
import io.paykkaserverless.core.paykka.TransactionReport;
import io.paykkaserverless.core.paykka.TransactionStatus;
import io.paykkaserverless.core.payment.Decision;
import io.paykkaserverless.core.payment.FakePaykka.Mood;
import io.paykkaserverless.core.payment.Payment;
import io.paykkaserverless.core.payment.PaymentStore.Replacement;
import io.paykkaserverless.core.payment.Payments;
import io.paykkaserverless.core.payment.Speaker;
import io.paykkaserverless.core.payment.TestBench;
import io.paykkaserverless.json.JsonObject;
import io.paykkaserverless.json.JsonReader;
import io.paykkaserverless.json.MalformedJson;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** A webhook's body parsed, its report applied to a payment, and the payment mapped to an item. */
@State(Scope.Benchmark)
public class Deciding {

  private static final byte[] WEBHOOK =
      """
      {"notify_type":"PAYMENT.SUCCESS","error_code":"0000","error_description":"request success",
       "merchant_id":"18356675194960","trans_id":"paaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa01",
       "order_id":"GW0000000000000001","amount":1250,"currency":"EUR","status":"SUCCESS",
       "pay_finish_time":"2026-11-01T12:00:00.000Z","payment":{"payment_method":"BANKCARD"},
       "card_info":{"bin":"400000","last4":"3220","card_brand":"VISA"}}
      """
          .getBytes(StandardCharsets.UTF_8);

  private final TestBench bench = new TestBench();
  private final Payment atTheBank;
  private final TransactionReport success;
  private final DynamoPaymentStore items =
      new DynamoPaymentStore(new KeptItem(), "payments", Duration.ofDays(400));

  public Deciding() {
    bench.paykka.mood(Mood.WANTS_3DS);
    bench.confirm();
    atTheBank = bench.store.find(Payments.ID).orElseThrow();
    success = bench.paykka.becomes(Payments.FIRST, TransactionStatus.SUCCESS);
    items.insert(atTheBank);
  }

  @Benchmark
  public JsonObject parse() throws MalformedJson {
    return JsonReader.readObject(WEBHOOK);
  }

  @Benchmark
  public Decision transition() {
    return bench.transitions.report(
        atTheBank, Payments.FIRST, success, Speaker.PAYKKA_WEBHOOK, false);
  }

  @Benchmark
  public Replacement writeItem() {
    return items.replace(atTheBank);
  }

  @Benchmark
  public Optional<Payment> readItem() {
    return items.find(atTheBank.id());
  }
}
