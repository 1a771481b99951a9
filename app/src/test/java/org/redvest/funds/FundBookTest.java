package org.redvest.funds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.redvest.accounts.AccountId;
import org.redvest.accounts.Accounts;
import org.redvest.accounts.Hat;
import org.redvest.accounts.NewAccount.NewGrant;
import org.redvest.accounts.Role;
import org.redvest.accounts.TestPeople;
import org.redvest.programmes.ProgrammeState;
import org.redvest.programmes.Programmes;
import org.redvest.regions.RegionCode;
import org.redvest.testing.Loop;
import org.redvest.testing.RedvestTest;
import org.redvest.web.Problem;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Batches are approved and payments recorded by two people each, and no more is paid than approved, whoever comes at once. */
@RedvestTest
class FundBookTest {

    private static final int PAYERS = 12;

    @Autowired
    Funds funds;

    @Autowired
    FundBook book;

    @Autowired
    AFund aFund;

    @Autowired
    Programmes programmes;

    @Autowired
    TestPeople people;

    @Autowired
    Accounts accounts;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    private Hat first;
    private Hat second;
    private Hat secretary;
    private FundId fund;

    @BeforeEach
    void a_fund() {
        first = people.hat(Role.DISPATCHER, "430503");
        second = people.hat(Role.DISPATCHER, "430503");
        secretary = people.hat(Role.SECRETARY, "430503");
        fund = aFund.open(first, aFund.programme(first, "暖冬行动"), "物资专款");
    }

    @Test
    void a_payment_counts_when_another_person_has_approved_it() {
        var share = share(1_000_00);

        var line = aFund.proposed(first, fund, AFund.payment(share, 400_00));
        assertThat(balance()).isEqualTo(new FundBalance(1_000_00, 0, 400_00));

        AFund.done(aFund.decide(secretary, line, LineState.APPROVED));
        assertThat(balance()).isEqualTo(new FundBalance(1_000_00, 400_00, 0));
        var written = as(first, () -> funds.line(line));
        assertThat(written.state()).isEqualTo(LineState.APPROVED);
        assertThat(written.proposed().account()).isEqualTo(first.account());
        assertThat(written.decided().orElseThrow().account()).isEqualTo(secretary.account());
    }

    @Test
    void a_batch_counts_for_nothing_until_another_person_has_approved_it() {
        var line = aFund.proposed(first, fund, AFund.batch(new NewShare("马甲", 500_00), new NewShare("饮水", 300_00)));

        assertThat(balance()).isEqualTo(FundBalance.NOTHING);
        assertThat(refused(propose(anyShare(), 1))).isEqualTo(new Problem("share", "web.typed.choose"));

        AFund.done(aFund.decide(second, line, LineState.APPROVED));
        assertThat(balance()).isEqualTo(new FundBalance(800_00, 0, 0));
    }

    @Test
    void who_proposed_a_line_decides_about_it_under_no_hat() {
        var hats = people.hats(
                "两顶帽子",
                new NewGrant(Role.DISPATCHER, new RegionCode("430503"), "团区委"),
                new NewGrant(Role.SECRETARY, new RegionCode("430503"), "团区委"));
        var dispatcher = hats.stream()
                .filter(hat -> hat.role() == Role.DISPATCHER)
                .findFirst()
                .orElseThrow();
        var sameAsSecretary = hats.stream()
                .filter(hat -> hat.role() == Role.SECRETARY)
                .findFirst()
                .orElseThrow();
        var line = aFund.proposed(dispatcher, fund, AFund.payment(share(1_000_00), 100_00));

        for (var hat : List.of(dispatcher, sameAsSecretary)) {
            for (var decision : List.of(LineState.APPROVED, LineState.REJECTED)) {
                assertThat(refused(aFund.decide(hat, line, decision)))
                        .isEqualTo(new Problem("decision", "funds.problem.own"));
            }
        }
        assertThat(balance().paid()).isZero();
        AFund.done(aFund.decide(sameAsSecretary, line, LineState.WITHDRAWN));
        assertThat(as(first, () -> funds.line(line)).state()).isEqualTo(LineState.WITHDRAWN);
    }

    @Test
    void two_accounts_with_one_mobile_number_are_one_person() {
        var line = aFund.proposed(first, fund, AFund.payment(share(1_000_00), 100_00));
        accounts.changePhones(Map.of(first.account(), "13711112222", second.account(), "13711112222"));

        assertThat(refused(aFund.decide(second, line, LineState.APPROVED)))
                .isEqualTo(new Problem("decision", "funds.problem.same-phone"));
        assertThat(balance().paid()).isZero();
    }

    @Test
    void more_than_is_left_is_refused_with_what_is_left() {
        long share = share(1_000_00);
        aFund.proposed(first, fund, AFund.payment(share, 700_00));

        assertThat(refused(propose(share, 1_000_01)))
                .isEqualTo(new Problem("amount", "funds.problem.more-than-free", "300.00", "1,000.00", "700.00"));
        assertThat(AFund.done(propose(share, 300_00))).startsWith(fund.path());
        assertThat(balance().free()).isZero();
    }

    @Test
    void a_payment_lies_between_the_approval_and_the_end_of_the_programme_and_not_ahead_of_today() {
        long share = share(1_000_00);

        for (var day : List.of("2026-02-19", "2026-04-01")) {
            assertThat(refused(proposeOn(share, day)))
                    .isEqualTo(new Problem("paidOn", "funds.problem.outside", "2026-02-20", "2026-03-31"));
        }
        assertThat(refused(proposeOn(share, "2026-02-27"))).isEqualTo(new Problem("paidOn", "funds.problem.future"));
    }

    @Test
    void a_voided_payment_gives_back_and_stays_in_the_book() {
        long share = share(1_000_00);
        var paid = approvedPayment(share, 1_000_00);

        var voiding = aFund.voiding(first, paid);
        assertThat(balance().paid()).as("until the second person").isEqualTo(1_000_00);
        assertThat(as(first, () -> book.proposeVoid(paid, "再作废一次", UUID.randomUUID(), first)))
                .isInstanceOf(FundResult.Overtaken.class);
        AFund.done(aFund.decide(second, voiding, LineState.APPROVED));

        assertThat(balance()).isEqualTo(new FundBalance(1_000_00, 0, 0));
        assertThat(as(first, () -> funds.line(paid)).state()).isEqualTo(LineState.VOIDED);
        assertThat(as(first, () -> funds.allLines(fund))).hasSize(3);
    }

    @Test
    void a_batch_that_something_was_paid_from_cannot_be_voided() {
        long share = share(1_000_00);
        var batch = as(first, () -> funds.batches(fund)).getFirst().line().id();
        var voiding = aFund.voiding(first, batch);
        approvedPayment(share, 10_00);

        assertThat(refused(aFund.decide(second, voiding, LineState.APPROVED)))
                .isEqualTo(new Problem("decision", "funds.problem.batch-paid", "10.00"));
        assertThat(refused(as(first, () -> {
                    aFund.decide(second, voiding, LineState.REJECTED);
                    return book.proposeVoid(batch, "文件撤回", UUID.randomUUID(), first);
                })))
                .isEqualTo(new Problem("reason", "funds.problem.batch-paid", "10.00"));
    }

    @Test
    void a_form_sent_twice_is_written_once_and_a_decision_made_twice_is_made_once() {
        long share = share(1_000_00);
        var form = UUID.randomUUID();

        var once = as(first, () -> book.proposePayment(fund, AFund.payment(share, 100_00), form, first));
        var twice = as(first, () -> book.proposePayment(fund, AFund.payment(share, 100_00), form, first));
        assertThat(twice).isEqualTo(once);
        assertThat(balance().waiting()).isEqualTo(100_00);

        var line = new FundLineId(fund, 2);
        assertThat(aFund.decide(second, line, LineState.APPROVED))
                .isEqualTo(aFund.decide(second, line, LineState.APPROVED));
        assertThat(aFund.decide(secretary, line, LineState.APPROVED)).isInstanceOf(FundResult.Overtaken.class);
        assertThat(balance().paid()).isEqualTo(100_00);
    }

    @Test
    void those_of_other_regions_and_roles_do_not_decide() {
        var line = aFund.proposed(first, fund, AFund.payment(share(1_000_00), 100_00));

        for (var hat : List.of(
                people.hat(Role.DISPATCHER, "4305"),
                people.hat(Role.DISPATCHER, "430524"),
                people.hat(Role.SECRETARY, "430524"),
                people.hat(Role.ADMIN, "430503"),
                people.hat(Role.DISPATCHER, "430503005"))) {
            assertThatThrownBy(() -> aFund.decide(hat, line, LineState.APPROVED))
                    .as("%s", hat)
                    .isInstanceOf(NoSuchFund.class);
        }
        AFund.done(aFund.decide(people.hat(Role.SECRETARY, "4305"), line, LineState.APPROVED));
    }

    @Test
    void a_programme_that_is_over_gets_no_batch_and_its_payments_are_still_recorded() {
        long share = share(1_000_00);
        var programme = as(first, () -> funds.fund(fund)).programme();
        as(first, () -> programmes.finish(programme, ProgrammeState.CANCELLED, "", first));

        assertThat(refused(as(
                        first,
                        () -> book.proposeBatch(
                                fund, AFund.batch(new NewShare("保险", 1_00)), UUID.randomUUID(), first))))
                .isEqualTo(new Problem("paper", "funds.problem.over"));
        AFund.done(propose(share, 100_00));
    }

    /** Each payment alone fits, and all together are three times what was approved. */
    @Test
    void payments_approved_at_the_same_moment_never_pass_what_was_approved() throws Exception {
        long share = share(1_000_00);
        var waiting = new ArrayList<FundLineId>();
        for (int i = 0; i < PAYERS; i++) {
            waiting.add(proposedBeside(share, 250_00));
        }

        var results = atOnce(waiting.stream()
                .<Callable<FundResult>>map(line -> () -> aFund.decide(second, line, LineState.APPROVED))
                .toList());

        assertThat(results).filteredOn(FundResult.Done.class::isInstance).hasSize(4);
        assertThat(results).filteredOn(FundResult.Refused.class::isInstance).hasSize(PAYERS - 4);
        assertThat(balance().paid()).isEqualTo(1_000_00);
    }

    /** The same race without the code above it: the constraint holds by itself. */
    @Test
    void the_database_alone_keeps_payments_within_what_was_approved() throws Exception {
        long share = share(1_000_00);
        var waiting = new ArrayList<FundLineId>();
        for (int i = 0; i < PAYERS; i++) {
            waiting.add(proposedBeside(share, 250_00));
        }

        var results = atOnce(waiting.stream()
                .<Callable<Boolean>>map(line -> () -> insertDecision(line, second, second.account(), "approved"))
                .toList());

        assertThat(results).filteredOn(done -> done).hasSize(4);
        assertThat(balance().paid()).isEqualTo(1_000_00);
    }

    @Test
    void proposed_at_the_same_moment_payments_share_what_is_free() throws Exception {
        long share = share(1_000_00);

        var results = atOnce(Collections.nCopies(PAYERS, (Callable<FundResult>) () -> propose(share, 300_00)));

        assertThat(results).filteredOn(FundResult.Done.class::isInstance).hasSize(3);
        assertThat(balance().waiting()).isEqualTo(900_00);
        assertThat(as(first, () -> funds.allLines(fund)).stream()
                        .map(line -> line.id().number()))
                .containsExactly(4L, 3L, 2L, 1L);
    }

    @Test
    void the_database_itself_wants_two_people_and_each_in_their_own_name() {
        var line = aFund.proposed(first, fund, AFund.payment(share(1_000_00), 100_00));

        assertThat(insertDecision(line, first, first.account(), "approved"))
                .as("one's own")
                .isFalse();
        assertThat(insertDecision(line, first, second.account(), "approved"))
                .as("in another's name")
                .isFalse();
        assertThat(insertDecision(line, second, second.account(), "withdrawn"))
                .as("another's line")
                .isFalse();
        assertThat(insertDecision(line, second, second.account(), "approved")).isTrue();
        assertThat(insertDecision(line, secretary, secretary.account(), "approved"))
                .as("twice")
                .isFalse();
        assertThat(balance().paid()).isEqualTo(100_00);
    }

    @Test
    void no_row_of_the_book_is_changed_or_deleted_and_no_balance_is_written_by_hand() {
        approvedPayment(share(1_000_00), 100_00);

        for (var statement : List.of(
                "update fund_line set fen = 1",
                "delete from fund_line",
                "update fund_decision set decided_by = 1",
                "delete from fund_decision",
                "update fund_share set fen = fen + 1",
                "update fund set programme_id = programme_id",
                "delete from fund",
                "update fund_balance set approved = approved + 1",
                "insert into fund_balance select share_id, region, 5, 0 from fund_share")) {
            assertThat(runs(first, statement)).as(statement).isFalse();
        }
    }

    @Test
    void the_database_lets_nothing_cross_to_another_fund_or_region() {
        var other = aFund.open(first, aFund.programme(first, "另一个项目"), "另一笔专款");
        long share = share(1_000_00);
        var insert = """
                insert into fund_line (fund_id, region, number, kind, fen, share_id, day, paper, party, purpose, form, proposed_by,
                                       proposed_role, proposed_at)
                values (%d, '%s', 99, 'payment', 1, %d, current_date, '记-1', '厂家', '马甲', gen_random_uuid(), %d, 'DISPATCHER', now())
                """;
        long me = first.account().value();

        assertThat(runs(first, insert.formatted(other.value(), "430503", share, me)))
                .as("another fund")
                .isFalse();
        assertThat(runs(first, insert.formatted(fund.value(), "430524", share, me)))
                .as("another region")
                .isFalse();
        assertThat(runs(people.hat(Role.DISPATCHER, "4305"), insert.formatted(fund.value(), "430503", share, me)))
                .as("from above")
                .isFalse();
        assertThat(runs(first, insert.formatted(fund.value(), "430503", share, me)))
                .isTrue();
    }

    // Acts

    private long share(long fen) {
        return aFund.approved(first, second, fund, new NewShare("马甲", fen)).getFirst();
    }

    private long anyShare() {
        return as(first, () -> funds.shares(fund)).getFirst().name().share();
    }

    private FundLineId approvedPayment(long share, long fen) {
        var line = aFund.proposed(first, fund, AFund.payment(share, fen));
        AFund.done(aFund.decide(second, line, LineState.APPROVED));
        return line;
    }

    private FundResult propose(long share, long fen) {
        return as(first, () -> book.proposePayment(fund, AFund.payment(share, fen), UUID.randomUUID(), first));
    }

    private FundResult proposeOn(long share, String day) {
        var usual = AFund.payment(share, 1_00);
        var payment = new NewFundPayment(
                share, usual.fen(), usual.payee(), usual.purpose(), LocalDate.parse(day), usual.voucher());
        return as(first, () -> book.proposePayment(fund, payment, UUID.randomUUID(), first));
    }

    /** Written past the code, which would not take more proposals than there is money. */
    private FundLineId proposedBeside(long share, long fen) {
        var number = as(
                first,
                () -> transaction.execute(_ -> jdbc.sql("""
                        insert into fund_line (fund_id, region, number, kind, fen, share_id, day, paper, party, purpose, form, proposed_by,
                                               proposed_role, proposed_at)
                        select :fund, '430503', max(number) + 1, 'payment', :fen, :share, current_date, '记-1', '厂家', '马甲', gen_random_uuid(),
                               :me, 'DISPATCHER', now()
                          from fund_line where fund_id = :fund
                        returning number
                        """)
                        .param("fund", fund.value())
                        .param("fen", fen)
                        .param("share", share)
                        .param("me", first.account().value())
                        .query(Long.class)
                        .single()));
        return new FundLineId(fund, Objects.requireNonNull(number));
    }

    private boolean insertDecision(FundLineId line, Hat hat, AccountId by, String decision) {
        return runs(hat, """
                insert into fund_decision (line_id, region, decision, reason, decided_by, decided_role, decided_at)
                select line_id, region, '%s', '', %d, 'DISPATCHER', now() from fund_line where fund_id = %d and number = %d
                """.formatted(decision, by.value(), line.fund().value(), line.number()));
    }

    private boolean runs(Hat hat, String statement) {
        try {
            return as(
                    hat,
                    () -> Boolean.TRUE.equals(
                            transaction.execute(_ -> jdbc.sql(statement).update() > 0)));
        } catch (DataAccessException refused) {
            return false;
        }
    }

    private static <T> List<T> atOnce(List<Callable<T>> acts) throws Exception {
        var start = new CyclicBarrier(acts.size());
        try (var threads = Executors.newFixedThreadPool(acts.size())) {
            var running = acts.stream()
                    .map(act -> threads.submit(() -> {
                        start.await();
                        return act.call();
                    }))
                    .toList();
            var results = new ArrayList<T>();
            for (var each : running) {
                results.add(each.get());
            }
            return results;
        }
    }

    private FundBalance balance() {
        return aFund.balance(first, fund);
    }

    private static Problem refused(FundResult result) {
        return ((FundResult.Refused) result).problems().getFirst();
    }

    private static <T> T as(Hat hat, Supplier<T> act) {
        return Loop.as(hat, act);
    }
}
