package io.paykkaserverless.sandbox.vault;

import java.util.Optional;

/** What stays of a transaction once it is approved: the card, and the agreement to charge it. */
public record Keepsake(StoredCard card, Optional<Agreement> agreement) {}
