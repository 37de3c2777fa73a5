package io.paykkaserverless.runner.doctor;

import java.util.List;

/**
 * What exists in AWS alone, said in its place.
 *
 * @param why a sentence's end
 */
record NotHere(String name, String why) implements Check {

  @Override
  public String subject() {
    return "AWS";
  }

  @Override
  public List<Finding> look() {
    return List.of(Finding.notChecked("not checked here: " + why));
  }
}
