package io.paykkaserverless.aws.http;

/** The bytes of a request as the caller sent them: what a signature is verified over. */
public final class RawBody {

  private final byte[] bytes;

  RawBody(byte[] bytes) {
    this.bytes = bytes.clone();
  }

  /** A copy of the bytes. */
  public byte[] bytes() {
    return bytes.clone();
  }

  public int length() {
    return bytes.length;
  }

  @Override
  public String toString() {
    return "[" + bytes.length + " bytes]";
  }
}
