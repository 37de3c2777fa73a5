package io.paykkaserverless.aws.backend;

/**
 * Where a backend is known to be unlike AWS. A test that depends on one says so; no test asks which
 * backend it runs on.
 */
public enum Difference {
  /** No emulator of it can be embedded. */
  SECRETS_ARE_A_STUB("Secrets Manager is a stub that stores and gives out texts and nothing else"),

  /** DynamoDB Local's; LocalStack has DynamoDB Local inside. No test here sets a table's TTL. */
  ITEMS_END_AT_ONCE("an item is gone within a second of its ttl; AWS takes up to some days"),

  /** DynamoDB Local's; LocalStack has DynamoDB Local inside. */
  NO_TRANSACTION_CONFLICTS("two transactions at once on an item wait for each other"),

  /** ElasticMQ and LocalStack count; SQS estimates, and a test that counts would wait for it. */
  COUNTS_ARE_EXACT("a queue's approximate numbers are exact at once"),

  /** Standard queues of SQS may repeat and reorder, and a short poll may come back empty. */
  MESSAGES_COME_ONCE("a message is given out once, and a short poll finds what is there"),

  /** No request is refused for a missing permission; that is what AWS alone can show. */
  EVERYTHING_IS_ALLOWED("permissions and signatures are not checked"),

  /** Somebody else's; a test makes what it needs under names of its own and removes it. */
  NOT_EMPTY("what was there before the run is there"),

  /** It was named by its address alone. */
  UNKNOWN_KIND("nobody says what this is, so a run against it is no run against LocalStack");

  private final String what;

  Difference(String what) {
    this.what = what;
  }

  /** What is different, in words. */
  public String what() {
    return what;
  }
}
