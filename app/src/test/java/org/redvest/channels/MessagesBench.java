package org.redvest.channels;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.redvest.accounts.AccountId;
import org.redvest.accounts.Accounts;
import org.redvest.accounts.Identity;
import org.redvest.accounts.NewAccount;
import org.redvest.accounts.NewAccount.NewGrant;
import org.redvest.accounts.Role;
import org.redvest.channels.outbox.Outbox;
import org.redvest.channels.sending.Sending;
import org.redvest.database.Scope;
import org.redvest.database.Scopes;
import org.redvest.regions.RegionCode;
import org.redvest.testing.FreshDatabase;
import org.redvest.testing.RedvestTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * How long a message takes from its event to the gateway when 1,000 others wait before it. No test: {@code ./redvest bench messages} runs
 * it.
 */
@RedvestTest
class MessagesBench {

    private static final int WAITING = 1_000;
    private static final int ROUNDS = 3;
    private static final Instant SATURDAY = Instant.parse("2026-02-28T00:00:00Z");

    private static final String PAGE = """
            # Messages

            %s · JDK %s · made by `./redvest bench messages`

            %,d text messages are laid down in one transaction; the job that sends them begins a second later, as the longest wait for its turn. The
            gateway is a small HTTP server on the same machine that takes so long for each answer. Seconds from the transaction's commit until the
            gateway has the message, over %d rounds.

            | gateway answers after | median | 95 %% | last | goal for 95 %% |
            |---|---|---|---|---|
            %s
            """;

    @Autowired
    Sending sending;

    @Autowired
    Outbox outbox;

    @Autowired
    ChannelSettings settings;

    @Autowired
    Accounts accounts;

    @Autowired
    TransactionTemplate transactions;

    @Test
    @FreshDatabase
    void a_thousand_wait() throws Exception {
        var readers = readers();
        var rows = new StringBuilder();
        for (var takes : List.of(Duration.ofMillis(1), Duration.ofMillis(50), Duration.ofMillis(100))) {
            var seconds = new double[WAITING * ROUNDS];
            for (int round = 0; round < ROUNDS; round++) {
                round("%s/%d".formatted(takes, round), takes, readers, seconds, round * WAITING);
            }
            Arrays.sort(seconds);
            rows.append("| %d ms | %.1f s | %.1f s | %.1f s | 5 s |%n"
                    .formatted(
                            takes.toMillis(),
                            seconds[seconds.length / 2],
                            seconds[(int) (seconds.length * 0.95)],
                            seconds[seconds.length - 1]));
        }
        write(PAGE.formatted(
                System.getProperty("redvest.bench.where", ""),
                System.getProperty("java.vm.version"),
                WAITING,
                ROUNDS,
                rows.toString().strip()));
    }

    private void round(String id, Duration takes, List<AccountId> readers, double[] seconds, int from)
            throws InterruptedException {
        try (var gateway = new FakeGateway()) {
            gateway.takes(takes);
            settings.save(
                    Channel.TEXT,
                    true,
                    gateway.settings("", "", "{\"to\":\"{{phone}}\",\"params\":{{list|raw}}}", 100_000, 1),
                    "");
            transactions.executeWithoutResult(_ -> Scopes.run(
                    Scope.SYSTEM,
                    () -> outbox.put(
                            new Message(id, Sentence.CANCELLED, "DX-1", Optional.of(SATURDAY), "/services/7", SATURDAY),
                            readers)));
            var told = System.nanoTime();
            Thread.sleep(Duration.ofSeconds(1));
            sending.texts();
            var arrived = gateway.arrivals();
            for (int at = 0; at < WAITING; at++) {
                seconds[from + at] = (arrived.get(at) - told) / 1e9;
            }
        }
    }

    private List<AccountId> readers() {
        return accounts.open(IntStream.range(0, WAITING)
                .mapToObj(number -> new NewAccount(
                        Optional.empty(),
                        new Identity("读者", Optional.of("1390000%04d".formatted(number))),
                        List.of(new NewGrant(Role.VOLUNTEER, new RegionCode("430503005004"), "志愿者"))))
                .toList());
    }

    private static void write(String page) throws IOException {
        var results = System.getProperty("redvest.bench.results");
        if (results == null) {
            System.out.println(page);
        } else {
            Files.writeString(Path.of(results), page);
        }
    }
}
