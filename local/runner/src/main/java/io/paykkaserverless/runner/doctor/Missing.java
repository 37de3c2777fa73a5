package io.paykkaserverless.runner.doctor;

import java.util.List;

/**
 * A resource of the template that the stack does not have.
 *
 * @param id its logical id
 */
record Missing(String name, String id) implements Check {

  @Override
  public String subject() {
    return "resource " + id;
  }

  @Override
  public List<Finding> look() {
    return List.of(
        Finding.problem(
            "the stack has no " + id,
            "deploy it again with this project's template.yaml, or take the project as it was"
                + " deployed"));
  }
}
