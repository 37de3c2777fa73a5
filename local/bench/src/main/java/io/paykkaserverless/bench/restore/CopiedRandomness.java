package io.paykkaserverless.bench.restore;

import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.Provider;
import java.security.SecureRandom;
import java.security.SecureRandomSpi;
import java.util.Optional;

/**
 * Randomness as two copies of one snapshot would have it, were nobody to renew it: a generator that
 * was made before the restore gives the same numbers in every process, one that was made after it
 * gives the operating system's. What two processes then have in common came out of the snapshot.
 *
 * <p>A security provider that goes before the JDK's own. It lives in the function's process and
 * knows the restore by a file that is there from then on: {@code -Dpaykka.restored=<file>}.
 */
public final class CopiedRandomness extends Provider {

  private static final long serialVersionUID = 1L;

  /** The property that names the file. */
  static final String RESTORED = "paykka.restored";

  public CopiedRandomness() {
    super("CopiedRandomness", "1", "the same numbers in each copy of a snapshot");
    put("SecureRandom.Copied", Generator.class.getName());
    put("SecureRandom.Copied ThreadSafe", "true");
  }

  /** One generator. */
  public static final class Generator extends SecureRandomSpi {

    private static final long serialVersionUID = 1L;

    private final transient Optional<SecureRandom> fresh =
        Files.exists(Path.of(System.getProperty(RESTORED)))
            ? Optional.of(real())
            : Optional.empty();

    private long drawn;

    @Override
    protected void engineSetSeed(byte[] seed) {
      // A copy is seeded as the other one is.
    }

    @Override
    protected synchronized void engineNextBytes(byte[] bytes) {
      if (fresh.isPresent()) {
        fresh.get().nextBytes(bytes);
        return;
      }
      for (int at = 0; at < bytes.length; ) {
        byte[] block = block(drawn++);
        int length = Math.min(block.length, bytes.length - at);
        System.arraycopy(block, 0, bytes, at, length);
        at += length;
      }
    }

    @Override
    protected byte[] engineGenerateSeed(int length) {
      byte[] seed = new byte[length];
      engineNextBytes(seed);
      return seed;
    }

    private static byte[] block(long number) {
      try {
        return MessageDigest.getInstance("SHA-256")
            .digest(ByteBuffer.allocate(Long.BYTES).putLong(number).array());
      } catch (NoSuchAlgorithmException e) {
        throw new IllegalStateException("every JDK has SHA-256", e);
      }
    }

    private static SecureRandom real() {
      try {
        return SecureRandom.getInstance("NativePRNGNonBlocking");
      } catch (NoSuchAlgorithmException e) {
        throw new IllegalStateException("the JDK has it where there is /dev/urandom", e);
      }
    }
  }
}
