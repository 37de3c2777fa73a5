package io.paykkaserverless.managepayment;

import static org.assertj.core.api.Assertions.assertThat;

import io.paykkaserverless.aws.http.ApiGatewayCall.Answer;
import io.paykkaserverless.core.agreement.Agreement;
import io.paykkaserverless.core.agreement.AgreementState;
import io.paykkaserverless.core.agreement.Agreements;
import io.paykkaserverless.core.agreement.ChargePlan;
import io.paykkaserverless.core.agreement.Interval;
import io.paykkaserverless.core.agreement.Schedule;
import io.paykkaserverless.core.agreement.Schedules;
import io.paykkaserverless.core.money.Money;
import io.paykkaserverless.core.notification.FakeEndpoints;
import io.paykkaserverless.core.payment.Payments;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code GET /agreements/{id}}. */
class ViewAgreementTest {

  private final ManageBench bench = new ManageBench();

  @Test
  void showsAnAgreementThatTheMerchantCharges() throws IOException {
    bench.begin(Agreements.unscheduled());
    Answer answer = view();

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.header("content-type")).isEqualTo("application/json");
    assertThat(answer.body())
        .isEqualTo(
            """
            {"id":"%s","status":"ACTIVE","payment_id":"%s","shopper_reference":"shopper-7",\
            "card_brand":"VISA","card_last4":"4242","currency":"EUR",\
            "created_at":"2026-11-23T10:15:30.123Z","notifications":[]}\
            """
                .formatted(Agreements.ID, Payments.ID));
  }

  @Test
  void showsAScheduleAndWhatItChargesNext() throws IOException {
    bench.begin(Agreements.monthly());

    assertThat(view().body())
        .endsWith(
            """
            "schedule":{"interval":"P1M","amount":800,"start":"2026-12-31T06:00:00Z",\
            "end":"2027-12-31T06:00:00Z","grace_days":7,"retry_after_days":[1,3,5]},\
            "next_charge":{"period":"2026-12-31","at":"2026-12-31T06:00:00Z","amount":800},\
            "notifications":[]}\
            """);
  }

  @Test
  void leavesOutWhatAScheduleDoesNotHave() throws IOException {
    Schedule endless =
        new Schedule(
            Interval.parse("P2W"),
            Money.of(500, "EUR"),
            Schedules.START,
            Optional.empty(),
            0,
            List.of());
    bench.begin(Agreements.unscheduled().with(ChargePlan.of(endless)));

    assertThat(view().body())
        .contains(
            """
            "schedule":{"interval":"P2W","amount":500,"start":"2026-12-31T06:00:00Z",\
            "grace_days":0,"retry_after_days":[]}\
            """);
  }

  @ParameterizedTest
  @CsvSource({
    "PAUSED,PAUSED",
    "PAST_DUE,PAST_DUE",
    "CANCELING,CANCELED",
    "CANCELED,CANCELED",
    "ENDED,ENDED"
  })
  void promisesNoChargeWhereNoneComes(AgreementState state, String status) throws IOException {
    bench.begin(Agreements.monthly().in(state));
    Answer answer = view();

    assertThat(answer.json().text("status")).contains(status);
    assertThat(answer.json().get("schedule")).isPresent();
    assertThat(answer.json().get("next_charge")).isEmpty();
  }

  @Test
  void showsNoCardWherePaykkaToldNone() throws IOException {
    Agreement known = Agreements.unscheduled();
    bench.begin(
        new Agreement(
            known.id(),
            1,
            known.shopper(),
            known.credential(),
            Optional.empty(),
            known.currency(),
            known.reference(),
            known.openedAt(),
            known.state(),
            known.plan()));

    assertThat(view().body()).doesNotContain("card_");
  }

  @Test
  void showsWhatBecameOfItsMessages() throws IOException {
    bench.begin(Agreements.monthly());
    bench.core.endpoints.answer(FakeEndpoints.refused(503));
    bench.agreement("pause-agreement").to(bench.handler);
    bench.deliver();

    assertThat(view().body())
        .endsWith(
            """
            "notifications":[{"id":"msg_%s_1","type":"agreement.paused","sequence":1,\
            "created_at":"2026-11-23T10:15:30.123Z","handed_over_at":"2026-11-23T10:15:30.123Z",\
            "deliveries":[{"endpoint":"shop","status":"WAITING",\
            "next_try_at":"%s","replays":0,"attempts":[{"at":"2026-11-23T10:15:30.123Z",\
            "http_status":503,"duration_ms":20,"excerpt":"no"}]}]}]}\
            """
                .formatted(Agreements.ID, bench.core.deliveries.all().getFirst().nextTryAt()));
  }

  @Test
  void doesNotPretendThatNothingWasSentWhereThatCannotBeRead() throws IOException {
    bench.begin(Agreements.monthly());
    bench.core.deliveries.breakDown();

    assertThat(view().status()).isEqualTo(503);
  }

  @Test
  void showsNothingOfPaykkasCredential() throws IOException {
    bench.begin(Agreements.monthly());

    assertThat(view().body())
        .doesNotContain(Payments.TOKEN.value(), Payments.PAYKKA_AGREEMENT.value());
  }

  private Answer view() throws IOException {
    return bench.agreement("view-agreement").to(bench.handler);
  }
}
