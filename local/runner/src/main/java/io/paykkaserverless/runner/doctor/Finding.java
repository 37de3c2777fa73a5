package io.paykkaserverless.runner.doctor;

import java.util.Optional;

/**
 * What a check found, in words that hold no key and no secret.
 *
 * @param says how it is
 * @param fix what to do about it: a command or a place
 */
record Finding(Verdict verdict, String says, Optional<String> fix) {

  static Finding ok(String says) {
    return new Finding(Verdict.OK, says, Optional.empty());
  }

  static Finding notChecked(String why) {
    return new Finding(Verdict.NOT_CHECKED, why, Optional.empty());
  }

  static Finding warning(String says, String fix) {
    return new Finding(Verdict.WARNING, says, Optional.of(fix));
  }

  static Finding problem(String says, String fix) {
    return new Finding(Verdict.PROBLEM, says, Optional.of(fix));
  }
}
