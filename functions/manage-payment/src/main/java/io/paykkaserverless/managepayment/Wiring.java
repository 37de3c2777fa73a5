package io.paykkaserverless.managepayment;

import io.paykkaserverless.aws.Adapters;
import io.paykkaserverless.aws.configuration.Variables;
import io.paykkaserverless.aws.http.Callers;
import io.paykkaserverless.aws.http.HttpEdge;
import io.paykkaserverless.core.view.ViewPayment;
import java.util.Map;

/** What the function is made of. */
record Wiring(HttpEdge edge, Callers callers, ViewPayment viewPayment) {

  /** Out of a function's environment, such as {@link System#getenv()}. */
  static Wiring from(Map<String, String> environment) {
    Adapters aws =
        Adapters.of(
            environment,
            Variables.PAYMENTS_TABLE,
            Variables.RETENTION_DAYS,
            Variables.API_KEYS_SECRET,
            Variables.TOKEN_KEYS_SECRET);
    return new Wiring(
        aws.edge(), aws.callers(aws.clientTokens(aws.tokenKeys())), new ViewPayment(aws.store()));
  }
}
