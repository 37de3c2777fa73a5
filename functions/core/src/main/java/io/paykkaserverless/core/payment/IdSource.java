package io.paykkaserverless.core.payment;

/** Where fresh, unguessable identifiers come from. Tests hand in a predictable one. */
@FunctionalInterface
public interface IdSource {

  /** 26 characters of lower-case base32: 130 random bits. */
  String next();
}
