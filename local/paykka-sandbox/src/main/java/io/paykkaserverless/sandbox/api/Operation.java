package io.paykkaserverless.sandbox.api;

import java.util.List;

/**
 * One operation of the merchant API. To add one, implement this and list it in {@code Operations};
 * signature, faults and the request log come with it.
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
   * @return what is answered, still to be signed
   * @throws Refused when nothing took effect
   */
  Envelope perform(RequestFields request) throws Refused;
}
