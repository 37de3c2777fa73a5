package io.paykkaserverless.sandbox.api;

import io.paykkaserverless.sandbox.vault.Vault;
import java.util.List;

/** Token remove: forgets a stored card. */
public final class TokenRemove implements Operation {

  private final Vault vault;

  public TokenRemove(Vault vault) {
    this.vault = vault;
  }

  @Override
  public String name() {
    return "token-remove";
  }

  @Override
  public List<String> paths() {
    return List.of("/v3/payment/acq/token/remove");
  }

  @Override
  public Envelope perform(RequestFields request) throws Refused {
    String token = request.required("token", 64);
    if (!vault.remove(token, request.required("shopper_reference", 64))) {
      throw Refused.invalid("token is no stored card of this shopper");
    }
    return Envelope.success();
  }
}
