package org.redvest.channels.sending;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.redvest.channels.Carrier;
import org.redvest.channels.ChannelStore;
import org.redvest.channels.Delivery;
import org.redvest.channels.DeliveryStore;
import org.redvest.channels.Parcel;
import org.redvest.channels.SendResult;
import org.redvest.channels.Wording;
import org.redvest.database.Scope;
import org.redvest.database.Scopes;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * One look at the outbox of one channel: sends what is due, the most urgent first, until nothing is left or the channel fails. A delivery
 * is claimed and the claim is committed, then it is sent, then the result is noted. A process that ends in between leaves a delivery that
 * may have gone out; it is marked as uncertain and not sent again, for the same message twice makes people distrust the next.
 */
final class SendingRound {

    /** A round ends, so that a turn can pass to another node. */
    private static final int MOST = 5_000;

    private static final Duration FIRST_REST = Duration.ofSeconds(5);
    private static final Duration LONGEST_REST = Duration.ofMinutes(5);
    private static final Duration FIRST_WAIT = Duration.ofSeconds(30);
    private static final Duration LONGEST_WAIT = Duration.ofHours(1);
    private static final Duration NOT_REACHED_WAIT = Duration.ofMinutes(2);
    private static final int MOST_ATTEMPTS = 10;

    /** No attempt takes so long: its process has ended. */
    private static final Duration LEFT_BEHIND = Duration.ofMinutes(10);

    private final Carrier carrier;
    private final DeliveryStore deliveries;
    private final ChannelStore channels;
    private final Wording wording;
    private final TransactionTemplate transactions;
    private final Clock clock;

    private final AtomicInteger allowed = new AtomicInteger();
    private final AtomicInteger sent = new AtomicInteger();
    private final AtomicReference<Optional<SendResult>> halted = new AtomicReference<>(Optional.empty());
    private Instant restsUntil = Instant.MAX;

    SendingRound(
            Carrier carrier,
            DeliveryStore deliveries,
            ChannelStore channels,
            Wording wording,
            TransactionTemplate transactions,
            Clock clock) {
        this.carrier = carrier;
        this.deliveries = deliveries;
        this.channels = channels;
        this.wording = wording;
        this.transactions = transactions;
        this.clock = clock;
    }

    void run() {
        if (!begin()) {
            return;
        }
        try (var workers = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<Boolean> work = () -> Scopes.within(Scope.SYSTEM, this::sendUntilNothingIsDue);
            for (var worker : workers.invokeAll(Collections.nCopies(carrier.connections(), work))) {
                worker.get();
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException failed) {
            throw new IllegalStateException("A message could not be sent", failed.getCause());
        } finally {
            end();
        }
    }

    /** False where there is nothing to do: the channel is off, rests, or has been given all it takes for now. */
    private boolean begin() {
        return inTransaction(() -> {
            var now = clock.instant();
            var channel = channels.find(carrier.channel());
            if (channel.isEmpty()) {
                return false;
            }
            deliveries.tidy(carrier.channel(), now.minus(LEFT_BEHIND), now);
            restsUntil = now.plus(doubled(FIRST_REST, channel.get().failures(), LONGEST_REST));
            var pace = carrier.pace();
            allowed.set((int)
                    Math.min(MOST, pace.most() - deliveries.claimedSince(carrier.channel(), now.minus(pace.window()))));
            return channel.get().enabled() && !channel.get().rests(now) && allowed.get() > 0;
        });
    }

    private boolean sendUntilNothingIsDue() {
        Optional<Carrier.Connection> connection = Optional.empty();
        try {
            while (halted.get().isEmpty() && allowed.getAndDecrement() > 0) {
                var claimed = claim();
                if (claimed.isEmpty()) {
                    break;
                }
                if (claimed.get().parcel().isEmpty()) {
                    note(claimed.get(), new SendResult.Refused(SendResult.ServerAnswer.of("no-address")));
                    continue;
                }
                if (connection.isEmpty()) {
                    switch (carrier.connect()) {
                        case Carrier.Connecting.Open(var open) -> connection = Optional.of(open);
                        case Carrier.Connecting.Failed(var why) -> {
                            note(claimed.get(), why);
                            return false;
                        }
                    }
                }
                note(claimed.get(), connection.get().send(claimed.get().parcel().get()));
            }
            return true;
        } finally {
            connection.ifPresent(Carrier.Connection::close);
        }
    }

    private record Claimed(Delivery delivery, Optional<Parcel> parcel) {}

    private Optional<Claimed> claim() {
        return inTransaction(() -> deliveries
                .claim(carrier.channel(), clock.instant())
                .map(delivery -> new Claimed(delivery, wording.parcel(delivery))));
    }

    private void note(Claimed claimed, SendResult result) {
        var delivery = claimed.delivery();
        var now = clock.instant();
        inTransaction(() -> {
            switch (result) {
                case SendResult.Sent(var answer, var number) -> {
                    deliveries.sent(delivery.id(), answer, number, now);
                    sent.incrementAndGet();
                }
                case SendResult.Refused(var answer) -> {
                    deliveries.end(delivery.id(), "failed", answer, now);
                    channels.refused(carrier.channel(), answer, now);
                }
                case SendResult.NoSuchAddress(var answer) -> {
                    deliveries.end(delivery.id(), "failed", answer, now);
                    channels.refused(carrier.channel(), answer, now);
                    claimed.parcel().ifPresent(parcel -> wording.noteDead(delivery, parcel.to(), now));
                }
                case SendResult.Later(var answer) -> {
                    if (delivery.attempts() >= MOST_ATTEMPTS) {
                        deliveries.end(delivery.id(), "failed", answer, now);
                    } else {
                        deliveries.again(
                                delivery.id(),
                                answer,
                                now.plus(doubled(FIRST_WAIT, delivery.attempts() - 1, LONGEST_WAIT)));
                    }
                    channels.refused(carrier.channel(), answer, now);
                }
                case SendResult.NotReached(var answer) -> {
                    deliveries.notTaken(delivery.id(), answer, now.plus(NOT_REACHED_WAIT));
                    channels.refused(carrier.channel(), answer, now);
                }
                case SendResult.Away(var answer) -> {
                    deliveries.notTaken(delivery.id(), answer, restsUntil);
                    halted.compareAndSet(Optional.empty(), Optional.of(result));
                }
                case SendResult.Uncertain(var answer) -> {
                    deliveries.end(delivery.id(), "uncertain", answer, now);
                    if (carrier.isOneServer()) {
                        halted.compareAndSet(Optional.empty(), Optional.of(result));
                    } else {
                        channels.refused(carrier.channel(), answer, now);
                    }
                }
            }
            return true;
        });
    }

    /** A channel that failed rests; the others of its messages wait untouched. */
    private void end() {
        inTransaction(() -> {
            var now = clock.instant();
            if (halted.get().isPresent()) {
                channels.failed(carrier.channel(), halted.get().get().answer(), restsUntil, now);
            } else if (sent.get() > 0) {
                channels.worked(carrier.channel(), now);
            }
            return true;
        });
    }

    private static Duration doubled(Duration first, int times, Duration longest) {
        var length = first.multipliedBy(1L << Math.clamp(times, 0, 20));
        return length.compareTo(longest) < 0 ? length : longest;
    }

    private <T> T inTransaction(Supplier<T> work) {
        return Objects.requireNonNull(transactions.execute(_ -> work.get()));
    }
}
