package io.paykkaserverless.json;

/** The bytes are not JSON as {@link JsonReader} wants it. Says where, never what was read. */
public final class MalformedJson extends Exception {
  private static final long serialVersionUID = 1L;

  MalformedJson(String message) {
    super(message);
  }
}
