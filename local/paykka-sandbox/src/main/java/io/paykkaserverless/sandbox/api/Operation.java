package io.paykkaserverless.sandbox.api;

import io.paykkaserverless.json.JsonWriter;
import java.util.List;

/**
 * One operation of the merchant API. To add one, implement this and list it where the sandbox is
 * put together; signature, envelope, faults and the request log come with it.
 */
public interface Operation {

  /** What the control API calls it. */
  String name();

  /** Where it is reached, with POST. */
  List<String> paths();

  /**
   * Does it.
   *
   * @param request from the registered merchant, signature checked
   * @param data receives the fields of the envelope's {@code data}
   * @throws Refused when nothing took effect
   */
  void perform(RequestFields request, JsonWriter data) throws Refused;
}
