package io.paykkaserverless.core.payment;

/** PayKKa's {@code authorisation_type}. PRE_AUTH is assumed; the list of values was not seen. */
public enum AuthorisationType {
  FINAL_AUTH,
  PRE_AUTH
}
