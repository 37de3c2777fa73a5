package io.paykkaserverless.aws.dynamodb;

import io.paykkaserverless.core.agreement.Agreement;
import io.paykkaserverless.core.agreement.AgreementId;
import io.paykkaserverless.core.agreement.AgreementState;
import io.paykkaserverless.core.agreement.ChargePlan;
import io.paykkaserverless.core.card.AgreementCredential;
import io.paykkaserverless.core.card.CardToken;
import io.paykkaserverless.core.card.RecurringAgreementId;
import io.paykkaserverless.core.money.CurrencyCode;
import io.paykkaserverless.core.notification.OutboxOwner;
import io.paykkaserverless.core.payment.ShopperReference;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** An agreement as a DynamoDB item and back, in the manner of {@link PaymentItem}. */
final class AgreementItem {

  private static final String SORT_KEY_VALUE = "agreement";

  /** Keeps agreements apart from payments in the sweep's index. */
  static final String DUE_PREFIX = "a";

  private static final String PLAN = "pl";
  private static final String SCHEDULE = "sc";

  private final Duration retention;
  private final InstantSource clock;

  /**
   * Items that DynamoDB may delete a while after their agreement was over.
   *
   * @param retention how long to keep them
   */
  AgreementItem(Duration retention, InstantSource clock) {
    this.retention = retention;
    this.clock = clock;
  }

  /** The primary key of an agreement's item. */
  static Map<String, AttributeValue> key(AgreementId id) {
    return ItemKeys.key(id.value(), SORT_KEY_VALUE);
  }

  /** The whole item. */
  Map<String, AttributeValue> write(Agreement agreement) {
    String id = agreement.id().value();
    ItemWriter item = new ItemWriter();
    item.text(ItemKeys.PARTITION_KEY, id).text(ItemKeys.SORT_KEY, SORT_KEY_VALUE);
    item.number(ItemKeys.VERSION, agreement.version());
    item.due(ItemKeys.shard(DUE_PREFIX, id), agreement.dueAt());
    if (isOver(agreement.state())) {
      item.number(ItemKeys.TTL, clock.instant().plus(retention).getEpochSecond());
    }
    item.text("sr", agreement.shopper().value())
        .text("ra", agreement.credential().agreement().value())
        .text("to", agreement.credential().token().value())
        .text("cu", agreement.currency().code())
        .text("rf", agreement.reference())
        .time("oa", agreement.openedAt())
        .text("st", agreement.state().name())
        .time("ta", agreement.tellAgainAt());
    CardItem.write(item, agreement.card());
    agreement.plan().ifPresent(plan -> item.map(PLAN, map -> writePlan(map, plan)));
    item.list(NotificationItem.OUTBOX, agreement.outbox(), NotificationItem::write)
        .time("ho", agreement.handOverAt());
    return item.build();
  }

  /**
   * The agreement that {@code attributes} hold.
   *
   * @throws UnreadableItem naming the first attribute that is not as {@link #write} leaves it
   */
  static Agreement read(Map<String, AttributeValue> attributes) {
    return ItemReader.read(attributes, AgreementItem::read);
  }

  private static Agreement read(ItemReader item) {
    AgreementId id = item.text(ItemKeys.PARTITION_KEY, AgreementId::new);
    return new Agreement(
        id,
        item.number(ItemKeys.VERSION),
        item.text("sr", ShopperReference::new),
        new AgreementCredential(
            item.text("ra", RecurringAgreementId::new), item.text("to", CardToken::new)),
        CardItem.read(item),
        item.text("cu", CurrencyCode::new),
        item.text("rf"),
        item.time("oa"),
        item.text("st", AgreementState::valueOf),
        item.has(PLAN) ? Optional.of(readPlan(item.map(PLAN))) : Optional.empty(),
        item.optionalTime("ta"),
        item.list(
            NotificationItem.OUTBOX,
            message -> NotificationItem.read(new OutboxOwner.OfAgreement(id), message)),
        item.optionalTime("ho"));
  }

  private static boolean isOver(AgreementState state) {
    return switch (state) {
      case CANCELED, ENDED -> true;
      case ACTIVE, PAUSED, PAST_DUE, CANCELING -> false;
    };
  }

  private static void writePlan(ItemWriter map, ChargePlan plan) {
    map.map(SCHEDULE, schedule -> ScheduleItem.write(schedule, plan.schedule()))
        .number("n", plan.number())
        .number("y", plan.tries())
        .time("l", plan.nextLookAt());
  }

  private static ChargePlan readPlan(ItemReader map) {
    return new ChargePlan(
        ScheduleItem.read(map.map(SCHEDULE)),
        map.smallNumber("n"),
        map.smallNumber("y"),
        map.time("l"));
  }
}
