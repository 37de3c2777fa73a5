package io.paykkaserverless.aws.secrets;

import java.security.GeneralSecurityException;

/**
 * Turns a secret's text into what is used of it.
 *
 * @param <T> what the secret is used as; a type that says nothing of itself
 */
@FunctionalInterface
public interface SecretParser<T> {

  /**
   * Reads the text of a secret.
   *
   * @throws MalformedSecret where it is not of its form; the message is logged
   * @throws IllegalArgumentException likewise; the message is not used, since it might quote the
   *     text
   * @throws GeneralSecurityException likewise
   */
  T parse(String text) throws GeneralSecurityException;
}
