/**
 * PayKKa's signature scheme as PayKKa sees it, written apart from the client's on purpose: two
 * writers of one rule find each other's mistakes.
 */
@NullMarked
package io.paykkaserverless.sandbox.signature;

import org.jspecify.annotations.NullMarked;
