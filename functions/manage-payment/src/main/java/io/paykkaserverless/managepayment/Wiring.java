package io.paykkaserverless.managepayment;

import io.paykkaserverless.aws.Adapters;
import io.paykkaserverless.aws.configuration.Variables;
import io.paykkaserverless.aws.http.Callers;
import io.paykkaserverless.aws.http.HttpEdge;
import io.paykkaserverless.core.view.ViewPayment;

/** What the function is made of. */
record Wiring(HttpEdge edge, Callers callers, ViewPayment viewPayment) {

  static Wiring fromEnvironment() {
    Adapters aws =
        Adapters.of(
            System.getenv(),
            Variables.PAYMENTS_TABLE,
            Variables.RETENTION_DAYS,
            Variables.API_KEYS_SECRET,
            Variables.TOKEN_KEYS_SECRET);
    return new Wiring(aws.edge(), aws.callers(aws.clientTokens()), new ViewPayment(aws.store()));
  }
}
