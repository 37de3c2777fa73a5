package io.paykkaserverless.aws.dynamodb;

import io.paykkaserverless.core.operation.ArchivedOperation;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * The traces of archived operations as one byte string: of each its number in one byte and the
 * start of its key in four, so that a hundred of them take half a kilobyte.
 */
final class ArchivedOperations {

  private static final int KEY_BYTES = ArchivedOperation.KEY_START_DIGITS / 2;
  private static final int NUMBER_MAX = 255;
  private static final int BYTES = 1 + KEY_BYTES;

  private ArchivedOperations() {}

  static byte[] write(List<ArchivedOperation> archived) {
    ByteBuffer bytes = ByteBuffer.allocate(archived.size() * BYTES);
    for (ArchivedOperation trace : archived) {
      if (trace.number() > NUMBER_MAX) {
        throw new IllegalArgumentException("no byte holds the number " + trace.number());
      }
      bytes.put((byte) trace.number()).put(HexFormat.of().parseHex(trace.keyStart()));
    }
    return bytes.array();
  }

  static List<ArchivedOperation> read(byte[] written) {
    if (written.length % BYTES != 0) {
      throw new IllegalArgumentException("traces take " + BYTES + " bytes each");
    }
    ByteBuffer bytes = ByteBuffer.wrap(written);
    List<ArchivedOperation> archived = new ArrayList<>();
    byte[] keyStart = new byte[KEY_BYTES];
    while (bytes.hasRemaining()) {
      int number = Byte.toUnsignedInt(bytes.get());
      bytes.get(keyStart);
      archived.add(new ArchivedOperation(number, HexFormat.of().formatHex(keyStart)));
    }
    return archived;
  }
}
