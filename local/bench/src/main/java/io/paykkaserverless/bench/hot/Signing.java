package io.paykkaserverless.bench.hot;

import io.paykkaserverless.paykka.signature.PaykkaSigner;
import io.paykkaserverless.paykka.signature.PaykkaVerifier;
import io.paykkaserverless.paykka.signature.SignedHeaders;
import io.paykkaserverless.paykka.signature.Verification;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** A message of 800 bytes signed with RSA-2048, and the signature checked. */
@State(Scope.Benchmark)
public class Signing {

  private static final byte[] BODY = "{}".repeat(400).getBytes(StandardCharsets.UTF_8);
  private static final String PATH = "/v3/payment/acq";

  private final KeyPair keys = rsa();
  private final PaykkaSigner signer =
      new PaykkaSigner(keys.getPrivate(), InstantSource.system(), () -> "4326048250346354435");
  private final PaykkaVerifier verifier =
      new PaykkaVerifier(List.of(keys.getPublic()), InstantSource.system());
  private final Map<String, String> signed = signer.sign("POST", PATH, BODY).ofResponse();

  @Benchmark
  public SignedHeaders sign() {
    return signer.sign("POST", PATH, BODY);
  }

  @Benchmark
  public Verification verify() {
    return verifier.verify("POST", PATH, signed, BODY);
  }

  private static KeyPair rsa() {
    try {
      KeyPairGenerator rsa = KeyPairGenerator.getInstance("RSA");
      rsa.initialize(2048);
      return rsa.generateKeyPair();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has RSA", e);
    }
  }
}
