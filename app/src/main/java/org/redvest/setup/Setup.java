package org.redvest.setup;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.redvest.atlas.ChinaAtlas;
import org.redvest.audit.Audit;
import org.redvest.audit.AuditActor;
import org.redvest.audit.AuditSubject;
import org.redvest.audit.AuditedAct;
import org.redvest.catalogue.Catalogue;
import org.redvest.clock.ClockSetting;
import org.redvest.database.Nodes;
import org.redvest.database.Scope;
import org.redvest.database.Scopes;
import org.redvest.orders.AnswerPromise;
import org.redvest.regions.Region;
import org.redvest.regions.Regions;
import org.redvest.web.StartPage;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;

/** What the rest of Redvest may ask of setup: whether there is a city yet, and to found one. */
@Service
public class Setup {

    private static final String SUBJECT = "city";

    private final SetupStore store;
    private final Regions regions;
    private final Catalogue catalogue;
    private final AnswerPromise promise;
    private final ClockSetting clockSetting;
    private final Audit audit;
    private final Nodes nodes;
    private final StartPage startPage;
    private final Clock clock;
    private final TransactionOperations transactions;
    private final ChinaAtlas atlas = new ChinaAtlas();

    private final Duration kept;

    /** Every page asks for it. */
    private volatile @Nullable FoundedCity known;

    private volatile long readAt = System.nanoTime();

    Setup(
            SetupStore store,
            Regions regions,
            Catalogue catalogue,
            AnswerPromise promise,
            ClockSetting clockSetting,
            Audit audit,
            Nodes nodes,
            StartPage startPage,
            Clock clock,
            TransactionOperations transactions,
            @Value("${redvest.published-for}") Duration kept) {
        this.store = store;
        this.regions = regions;
        this.catalogue = catalogue;
        this.promise = promise;
        this.clockSetting = clockSetting;
        this.audit = audit;
        this.nodes = nodes;
        this.startPage = startPage;
        this.clock = clock;
        this.transactions = transactions;
        this.kept = kept;
        nodes.listen(SUBJECT, _ -> forget(), this::forget);
    }

    public boolean isFounded() {
        return city().isPresent();
    }

    /** Of China's divisions, from which a city is chosen. */
    public ChinaAtlas atlas() {
        return atlas;
    }

    /** Founds the one city of this installation; a second founding finds the first. */
    public FoundingOutcome found(NewCity city) {
        return found(city, _ -> AuditActor.NOBODY);
    }

    /** @param appointment makes the first administrator, in the same transaction, and says who that is */
    FoundingOutcome found(NewCity city, Function<Region, AuditActor> appointment) {
        return change(() -> {
            store.awaitOthers();
            if (store.find().isPresent()) {
                return new FoundingOutcome.FoundedBefore();
            }
            var places = city.places();
            var whole = regions.found(atlas, places.cities(), places.estimate(), places.measured());
            store.found(whole.code(), city.product(), city.committee(), city.logo(), clock.instant());
            clockSetting.liveIn(city.zone());
            promise.found(city.answer());
            if (city.menu() == MenuTemplate.EMPTY) {
                catalogue.startEmpty();
            }
            var founder = appointment.apply(whole);
            store.endLinks();
            audit.record(AuditedAct.CITY_FOUNDED, founder, whole.code(), AuditSubject.named(city.committee()));
            return new FoundingOutcome.Founded(whole);
        });
    }

    /** Empty before the founding. */
    Optional<FoundedCity> city() {
        var city = known;
        if (city == null || System.nanoTime() - readAt > kept.toNanos()) {
            city = inSystem(store::find).orElse(null);
            readAt = System.nanoTime();
            known = city;
        }
        return Optional.ofNullable(city);
    }

    /** Works as the system, and lets every node forget what it knew once it is done. */
    <T> T change(Supplier<T> work) {
        T done = inSystem(() -> {
            nodes.say(SUBJECT, "changed");
            return work.get();
        });
        forget();
        return done;
    }

    <T> T inSystem(Supplier<T> work) {
        return Scopes.within(Scope.SYSTEM, () -> transactions.execute(_ -> work.get()));
    }

    private void forget() {
        known = null;
        startPage.changed();
    }
}
