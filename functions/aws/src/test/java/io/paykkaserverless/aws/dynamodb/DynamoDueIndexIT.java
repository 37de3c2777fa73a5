package io.paykkaserverless.aws.dynamodb;

import io.paykkaserverless.core.agreement.AgreementStore;
import io.paykkaserverless.core.payment.PaymentStore;
import io.paykkaserverless.core.payment.Payments;
import io.paykkaserverless.core.payment.SettableClock;
import io.paykkaserverless.core.sweep.DueIndex;
import io.paykkaserverless.core.sweep.DueIndexContract;
import java.time.Duration;
import org.junit.jupiter.api.extension.RegisterExtension;

class DynamoDueIndexIT extends DueIndexContract {

  @RegisterExtension static final PaymentsTable TABLE = new PaymentsTable();

  private static final Duration RETENTION = Duration.ofDays(400);

  @Override
  protected PaymentStore payments() {
    return new DynamoPaymentStore(TABLE.client(), PaymentsTable.NAME, RETENTION);
  }

  @Override
  protected AgreementStore agreements() {
    return new DynamoAgreementStore(
        TABLE.client(), PaymentsTable.NAME, RETENTION, new SettableClock(Payments.NOW));
  }

  @Override
  protected DueIndex index() {
    return new DynamoDueIndex(TABLE.client(), PaymentsTable.NAME);
  }
}
