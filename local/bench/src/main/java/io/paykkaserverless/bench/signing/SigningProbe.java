package io.paykkaserverless.bench.signing;

import io.paykkaserverless.paykka.signature.PaykkaSigner;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.time.InstantSource;
import java.util.Arrays;

/**
 * Signs requests to PayKKa in a JVM of its own and prints what that cost: the first one, and the
 * median of {@value #MEASURED} that follow {@value #REHEARSED}, in nanoseconds of CPU.
 */
public final class SigningProbe {

  /** As many as a rehearsal signs before the snapshot. */
  private static final int REHEARSED = 40;

  private static final int MEASURED = 101;
  private static final byte[] BODY = "{}".repeat(400).getBytes(StandardCharsets.UTF_8);

  private SigningProbe() {}

  static void main() throws GeneralSecurityException {
    PaykkaSigner signer =
        new PaykkaSigner(key(), InstantSource.system(), () -> "4326048250346354435");
    long first = sign(signer);
    for (int round = 1; round < REHEARSED; round++) {
      sign(signer);
    }
    long[] nanos = new long[MEASURED];
    for (int round = 0; round < MEASURED; round++) {
      nanos[round] = sign(signer);
    }
    Arrays.sort(nanos);
    System.out.println(first + " " + nanos[MEASURED / 2]);
  }

  private static long sign(PaykkaSigner signer) {
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    long before = threads.getCurrentThreadCpuTime();
    signer.sign("POST", "/v3/payment/acq", BODY);
    return threads.getCurrentThreadCpuTime() - before;
  }

  /** Made without the code that signs: that shall not be warm. */
  private static PrivateKey key() throws GeneralSecurityException {
    KeyPairGenerator rsa = KeyPairGenerator.getInstance("RSA");
    rsa.initialize(2048);
    return rsa.generateKeyPair().getPrivate();
  }
}
