package io.paykkaserverless.simulation.story;

/** What goes wrong in a story. Each must have gone wrong in some, or the stories prove nothing. */
enum Fault {
  /** A call takes seconds. */
  CALL_SLOW,
  /** A call never arrives, and the caller learns that it failed. */
  REQUEST_LOST,
  /** A call does its work, and the caller learns only that it failed. */
  ANSWER_LOST,
  /** PayKKa cannot be connected to: the request certainly never left. */
  NOT_CONNECTED,
  /** PayKKa gets a request minutes after the caller gave it up. */
  REQUEST_LATE,
  /** A store refuses everything for a while. */
  STORE_THROTTLED,
  /** AWS's SDK repeats a write that had been done: its condition fails on our own version. */
  WRITE_REPEATED,
  /** A function dies before a call. */
  CRASH_BEFORE_CALL,
  /** A function dies after a call did its work. */
  CRASH_AFTER_CALL,
  /** Lambda ends a function that took too long. */
  FUNCTION_TIMED_OUT,
  /** Lambda or its caller invokes again after a failure. */
  FUNCTION_RETRIED,
  /** The functions' clock goes forward or back by seconds. */
  CLOCK_JUMPED,
  /** Everything stands still for hours; what was under way is dead. */
  STANDSTILL,
  /** The index of what is due tells what was so a moment ago. */
  INDEX_BEHIND,
  /** The scheduler leaves sweeps out. */
  SWEEP_LEFT_OUT,
  /** The scheduler starts a sweep twice. */
  SWEEP_DOUBLED,
  /** The queue gave a message up, and nobody moved it back yet. */
  MESSAGE_IN_DEAD_LETTER_QUEUE,
  /** The queue brings a message twice. */
  MESSAGE_DOUBLED,
  /** The queue brings a message late, after others that came later. */
  MESSAGE_LATE,
  /** The merchant's endpoint answers errors or not at all, for hours. */
  MERCHANT_DEAD,
  /** The merchant's endpoint answers one request with an error. */
  MERCHANT_ERROR,
  /** The merchant's endpoint wants no more messages. */
  MERCHANT_GONE,
  /** A webhook never comes. */
  WEBHOOK_DROPPED,
  /** A webhook comes twice. */
  WEBHOOK_DOUBLED,
  /** A webhook comes hours late, after newer ones. */
  WEBHOOK_LATE,
  /** A webhook is about another amount or merchant. */
  WEBHOOK_LYING,
  /** PayKKa takes back a failure: the money was taken after all. */
  PAYKKA_CORRECTED,
  /** The shopper's bank disputes a payment, perhaps before we know that it was approved. */
  DISPUTED,
  /** Somebody moves money in PayKKa's own portal. */
  MOVED_IN_PORTAL,
  /** The shopper clicks twice. */
  CLICKED_TWICE,
  /** The shopper never comes back from 3-D Secure. */
  SHOPPER_GONE,
  /** The merchant's server repeats a request it has an answer to. */
  REQUEST_REPEATED
}
