package io.paykkaserverless.runner.iam;

import io.paykkaserverless.runner.template.LocalAddresses;

/**
 * A function that asks for something, in its role's name.
 *
 * @param function its logical id
 * @param name how log lines call it
 * @param role its role's logical id
 * @param logGroup where its lines go
 */
record Principal(String function, String name, String role, String logGroup) {

  /** How AWS's refusals call it. */
  String arn() {
    return "arn:aws:sts::" + LocalAddresses.ACCOUNT + ":assumed-role/" + role + "/" + name;
  }
}
