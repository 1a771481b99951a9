package org.redvest.funds;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.redvest.accounts.Hat;
import org.redvest.accounts.Role;
import org.redvest.accounts.TestPeople;
import org.redvest.testing.Loop;
import org.redvest.testing.RedvestTest;
import org.springframework.beans.factory.annotation.Autowired;

/** Whatever people propose, approve, reject, withdraw and void, in any order: the money adds up and stays where it belongs. */
@RedvestTest
class FundHistoriesTest {

    private static final int ACTS = 500;

    @Autowired
    Funds funds;

    @Autowired
    FundBook book;

    @Autowired
    AFund aFund;

    @Autowired
    TestPeople people;

    private final List<Hat> hats = new ArrayList<>();
    private final List<FundId> books = new ArrayList<>();
    private final Map<String, Integer> done = new HashMap<>();

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void paid_never_passes_approved_nothing_crosses_and_the_balance_is_a_recount(long seed) {
        var chance = new Random(seed);
        staff();
        for (int act = 0; act < ACTS; act++) {
            act(chance);
            if (act % 25 == 24) {
                books.forEach(this::mustAddUp);
            }
        }
        books.forEach(this::mustAddUp);
        assertThat(done.keySet())
                .as("what was done at all, else nothing was proved")
                .contains(
                        "batch",
                        "payment",
                        "void of batch",
                        "void of payment",
                        "approved",
                        "rejected",
                        "withdrawn",
                        "refused");
    }

    private void staff() {
        for (int i = 0; i < 3; i++) {
            hats.add(people.hat(Role.DISPATCHER, "430503"));
        }
        hats.add(people.hat(Role.SECRETARY, "430503"));
        hats.add(people.hat(Role.SECRETARY, "4305"));
        hats.add(people.hat(Role.ADMIN, "430503"));
        hats.add(people.hat(Role.DISPATCHER, "430524"));
        var keeper = hats.getFirst();
        for (var name : List.of("甲项目", "乙项目")) {
            var programme = aFund.programme(keeper, name);
            books.add(aFund.open(keeper, programme, name + "物资"));
            books.add(aFund.open(keeper, programme, name + "保险"));
        }
    }

    private void act(Random chance) {
        var hat = any(chance.nextInt(5) == 0 ? hats : hats.subList(0, 4), chance);
        var fund = any(books, chance);
        switch (chance.nextInt(10)) {
            case 0 ->
                count(
                        "batch",
                        () -> book.proposeBatch(
                                fund,
                                AFund.batch(
                                        new NewShare("甲", 1 + chance.nextInt(500)),
                                        new NewShare("乙", 1 + chance.nextInt(500))),
                                UUID.randomUUID(),
                                hat),
                        hat);
            case 1, 2, 3 -> pay(fund, hat, chance);
            case 4, 5 -> voidLine(fund, hat, chance);
            default -> decide(fund, hat, chance);
        }
    }

    /** From a share of any fund: another one's is refused. */
    private void pay(FundId fund, Hat hat, Random chance) {
        var from = chance.nextInt(4) == 0 ? any(books, chance) : fund;
        var shares = seen(() -> funds.shares(from));
        if (!shares.isEmpty()) {
            var share = any(shares, chance).name().share();
            count(
                    "payment",
                    () -> book.proposePayment(
                            fund, AFund.payment(share, 1 + chance.nextInt(300)), UUID.randomUUID(), hat),
                    hat);
        }
    }

    private void voidLine(FundId fund, Hat hat, Random chance) {
        var lines = seen(() -> funds.allLines(fund)).stream()
                .filter(line -> line.canBeVoided() || chance.nextInt(10) == 0)
                .toList();
        if (!lines.isEmpty()) {
            var line = any(lines, chance);
            count(
                    "void of " + line.kind().word(),
                    () -> book.proposeVoid(line.id(), "记错了", UUID.randomUUID(), hat),
                    hat);
        }
    }

    private void decide(FundId fund, Hat hat, Random chance) {
        var waiting = seen(() -> funds.allLines(fund)).stream()
                .filter(line -> line.state() == LineState.WAITING || chance.nextInt(10) == 0)
                .toList();
        if (!waiting.isEmpty()) {
            var decision = any(
                    List.of(
                            LineState.APPROVED,
                            LineState.APPROVED,
                            LineState.APPROVED,
                            LineState.REJECTED,
                            LineState.WITHDRAWN),
                    chance);
            var line = any(waiting, chance);
            var by = decision == LineState.WITHDRAWN && chance.nextBoolean() ? proposer(line) : hat;
            count(decision.word(), () -> book.decide(line.id(), decision, "缺发票", by), by);
        }
    }

    private Hat proposer(FundLine line) {
        return hats.stream()
                .filter(hat -> hat.account().equals(line.proposed().account()))
                .findFirst()
                .orElseThrow();
    }

    private void count(String what, Supplier<FundResult> act, Hat hat) {
        FundResult result;
        try {
            result = Loop.as(hat, act);
        } catch (NoSuchFund mayNot) {
            done.merge("not there", 1, Integer::sum);
            return;
        }
        done.merge(result instanceof FundResult.Done ? what : "refused", 1, Integer::sum);
    }

    private void mustAddUp(FundId fund) {
        var lines = seen(() -> funds.allLines(fund));
        var standing = lines.stream()
                .filter(line -> line.state() == LineState.APPROVED)
                .toList();
        for (var share : seen(() -> funds.shares(fund))) {
            long approved = standing.stream()
                            .anyMatch(line -> line.kind() == LineKind.BATCH
                                    && line.id().number() == share.name().batch())
                    ? share.fen()
                    : 0;
            long paid = sum(standing, share);
            long waiting = sum(
                    lines.stream()
                            .filter(line -> line.state() == LineState.WAITING)
                            .toList(),
                    share);
            assertThat(share.balance()).isEqualTo(new FundBalance(approved, paid, waiting));
            assertThat(paid).isLessThanOrEqualTo(approved);
        }
        var own = seen(() -> funds.shares(fund)).stream()
                .map(share -> share.name().share())
                .toList();
        assertThat(lines)
                .filteredOn(line -> line.source().isPresent())
                .allSatisfy(
                        line -> assertThat(line.source().orElseThrow().share()).isIn(own));
        assertThat(lines)
                .filteredOn(line -> line.state() == LineState.APPROVED || line.state() == LineState.VOIDED)
                .allSatisfy(line -> assertThat(line.decided().orElseThrow().account())
                        .isNotEqualTo(line.proposed().account()));
    }

    private static long sum(List<FundLine> lines, FundShare share) {
        return lines.stream()
                .filter(line -> line.kind() == LineKind.PAYMENT)
                .filter(line ->
                        line.source().orElseThrow().share() == share.name().share())
                .mapToLong(FundLine::fen)
                .sum();
    }

    private <T> T seen(Supplier<T> read) {
        return Loop.as(hats.getFirst(), read);
    }

    private static <T> T any(List<T> all, Random chance) {
        return all.get(chance.nextInt(all.size()));
    }
}
