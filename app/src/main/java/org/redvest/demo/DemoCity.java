package org.redvest.demo;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import org.redvest.accounts.AccountId;
import org.redvest.accounts.Accounts;
import org.redvest.catalogue.Catalogue;
import org.redvest.clock.ApplicationClock;
import org.redvest.clock.ClockSetting;
import org.redvest.database.Installation;
import org.redvest.database.Scope;
import org.redvest.database.Scopes;
import org.redvest.regions.RegionCode;
import org.redvest.regions.Regions;
import org.redvest.volunteers.NewTeam;
import org.redvest.volunteers.NewVolunteer;
import org.redvest.volunteers.VolunteerId;
import org.redvest.volunteers.Volunteers;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Founds the demo city on the first start: first its people, then story by story what they did. Killed half-way, it goes on
 * at the next start where it stood.
 */
@Component
@EnableConfigurationProperties(CitySize.class)
class DemoCity implements ApplicationRunner {

    private static final Logger LOG = LoggerFactory.getLogger(DemoCity.class);

    private final Installation installation;
    private final DemoStore store;
    private final CitySize size;
    private final Accounts accounts;
    private final Volunteers volunteers;
    private final Regions regions;
    private final Catalogue catalogue;
    private final Telling telling;
    private final ClockSetting setting;
    private final ApplicationClock clock;
    private final TransactionTemplate transaction;

    DemoCity(
            Installation installation,
            DemoStore store,
            CitySize size,
            Accounts accounts,
            Volunteers volunteers,
            Regions regions,
            Catalogue catalogue,
            Telling telling,
            ClockSetting setting,
            ApplicationClock clock,
            TransactionTemplate transaction) {
        this.installation = installation;
        this.store = store;
        this.size = size;
        this.accounts = accounts;
        this.volunteers = volunteers;
        this.regions = regions;
        this.catalogue = catalogue;
        this.telling = telling;
        this.setting = setting;
        this.clock = clock;
        this.transaction = transaction;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        if (!installation.isDemo() || size.volunteers() == 0) {
            return;
        }
        if (store.progress().isEmpty()) {
            LOG.info("Inviting {} invented volunteers", size.volunteers());
            transaction.executeWithoutResult(_ -> settle());
        }
        var progress = store.progress().orElseThrow();
        if (!progress.founded()) {
            tell(progress.told());
            awaitListeners();
            open();
        }
    }

    /** Everybody moves in, six weeks before the demo's today. */
    private void settle() {
        setting.moveTo(Founding.MOMENT
                .minusDays(Founding.DAYS_BEHIND + 20L)
                .atZone(clock.getZone())
                .toInstant());
        var chance = new Random(size.seed());
        hire(new CastList(regions, chance).hire());
        Scopes.run(
                Scope.SYSTEM, () -> invite(new Populace(chance, new Homes(regions, CastList.CITY), regions), chance));
        store.begin();
    }

    private void hire(CastList list) {
        var opened = accounts.open(list.accounts());
        for (int i = 0; i < opened.size(); i++) {
            var account = opened.get(i);
            list.parts().get(i).ifPresent(part -> cast(part, account));
        }
    }

    private void cast(Part part, AccountId account) {
        store.cast(part, accounts.hats(account).getFirst().grant());
    }

    private void invite(Populace populace, Random chance) {
        var invented = new ArrayList<Populace.Invented>();
        invented.add(populace.cast(Part.VOLUNTEER.person(), CastList.COMMUNITY, Set.of("escort", "first_aid")));
        invented.addAll(populace.invent(size.volunteers() - 1));
        List<AccountId> opened =
                accounts.open(invented.stream().map(Populace.Invented::account).toList());
        cast(Part.VOLUNTEER, opened.getFirst());
        var newcomers = new ArrayList<NewVolunteer>();
        for (int i = 0; i < opened.size(); i++) {
            newcomers.add(invented.get(i).volunteer().apply(opened.get(i)));
        }
        volunteers.register(newcomers);
        foundTeams(newcomers, chance);
    }

    /** Teams of neighbours: a dozen to thirty from one county each. */
    private void foundTeams(List<NewVolunteer> people, Random chance) {
        for (int i = 0; i < size.teams(); i++) {
            var leader = people.get(chance.nextInt(people.size()));
            RegionCode county = leader.home().county();
            var members = new HashSet<VolunteerId>();
            for (int tries = 0; tries < 400 && members.size() < 12 + i % 18; tries++) {
                var person = people.get(chance.nextInt(people.size()));
                if (person.home().county().equals(county)) {
                    members.add(VolunteerId.of(person.account()));
                }
            }
            var name = regions.region(leader.home().township()).name() + "青年志愿服务" + (i + 1) + "队";
            volunteers.found(new NewTeam(name, county, VolunteerId.of(leader.account()), members));
        }
    }

    private void tell(int told) {
        var stories = stories();
        var started = System.nanoTime();
        for (int i = told; i < stories.size(); i++) {
            var story = stories.get(i);
            int next = i + 1;
            transaction.executeWithoutResult(_ -> {
                telling.tell(story, size.seed() + next);
                store.told(next);
            });
            if (next % 50 == 0 || next == stories.size()) {
                LOG.info("Six weeks of service: {} of {} orders, {} s", next, stories.size(), seconds(started));
            }
        }
    }

    private static long seconds(long since) {
        return Duration.ofNanos(System.nanoTime() - since).toSeconds();
    }

    private List<Story> stories() {
        var list = new CastList(regions, new Random(size.seed()));
        var busy = List.copyOf(list.busy());
        var stories = new Stories(new Random(size.seed() + 1), busy, catalogue);
        var all = new ArrayList<Story>();
        all.addAll(stories.past(size.stories()));
        all.add(stories.patrol(CastList.RIVERSIDE));
        all.sort(Comparator.comparing(Story::ends));
        all.addAll(stories.present(CastList.COMMUNITY, list.neighbours()));
        all.addAll(stories.elsewhere(size.openElsewhere()));
        return all;
    }

    /** The figures are made of events: the city opens when they have all arrived. */
    private void awaitListeners() {
        for (int tries = 0; tries < 600 && store.unhandledEvents() > 0; tries++) {
            LockSupport.parkNanos(Duration.ofMillis(200).toNanos());
        }
    }

    /** From here on the city's time runs as ours does. */
    private void open() {
        transaction.executeWithoutResult(_ -> {
            setting.moveTo(Founding.MOMENT.atZone(clock.getZone()).toInstant());
            store.founded(clock.offset());
        });
        LOG.info("The city is open: it is {} there", Founding.MOMENT);
    }
}
