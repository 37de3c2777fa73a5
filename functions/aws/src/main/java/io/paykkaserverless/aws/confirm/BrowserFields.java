package io.paykkaserverless.aws.confirm;

import io.paykkaserverless.aws.http.Caller;
import io.paykkaserverless.aws.http.DetailFields;
import io.paykkaserverless.aws.http.HttpRequest;
import io.paykkaserverless.aws.http.RequestBody;
import io.paykkaserverless.core.card.DeviceField;
import io.paykkaserverless.core.card.ShopperDevice;
import io.paykkaserverless.core.order.Details;
import java.util.EnumSet;
import java.util.Optional;

/** Reads the field {@code browser}: the shopper's device. */
final class BrowserFields {

  private BrowserFields() {}

  /**
   * What the body says of the shopper's device. The request's own address and headers fill what it
   * leaves out, but only if the shopper sent it: the merchant's server is not the shopper.
   */
  static ShopperDevice read(RequestBody body, HttpRequest request, Caller caller) {
    Details<DeviceField> told =
        DetailFields.read(body.optionalObject("browser"), EnumSet.allOf(DeviceField.class));
    return switch (caller) {
      case Caller.Merchant _ -> new ShopperDevice(Optional.empty(), told);
      case Caller.Shopper _ ->
          new ShopperDevice(
              Optional.of(request.sourceIp()),
              told.withUnlessGiven(
                      DeviceField.USER_AGENT,
                      request.header("user-agent").filter(DeviceField.USER_AGENT::accepts))
                  .withUnlessGiven(DeviceField.LANGUAGE, language(request)));
    };
  }

  /** The first tag of {@code Accept-Language} (RFC 9110): what the shopper likes best. */
  private static Optional<String> language(HttpRequest request) {
    return request
        .header("accept-language")
        .map(languages -> languages.split("[,;]", 2)[0].strip())
        // First of all: the pattern recurses, and the header may be as long as the stack is deep.
        .filter(DeviceField.LANGUAGE::accepts)
        .filter(tag -> tag.matches("[A-Za-z0-9]{1,8}(-[A-Za-z0-9]{1,8})*"));
  }
}
