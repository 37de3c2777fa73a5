/** What infra/localstack holds is written by this package from template.yaml, and checked by it. */
@NullMarked
package io.paykkaserverless.runner.localstack;

import org.jspecify.annotations.NullMarked;
