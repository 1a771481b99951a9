package org.redvest.demo;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.redvest.accounts.AccountId;
import org.redvest.accounts.Accounts;
import org.redvest.catalogue.Catalogue;
import org.redvest.clock.ClockSetting;
import org.redvest.database.Installation;
import org.redvest.regions.RegionCode;
import org.redvest.regions.Regions;
import org.redvest.reports.Reports;
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

/**
 * Founds the demo city on the first start: first its people, then story by story what they did, one county beside the other. The
 * server answers meanwhile and says how far it is; it is ready when all is told. Killed half-way, it goes on at the next start
 * where it stood.
 */
@Component
@EnableConfigurationProperties(CitySize.class)
class DemoCity implements ApplicationRunner {

    private static final Logger LOG = LoggerFactory.getLogger(DemoCity.class);

    /** People who are invited together: their rows are in memory, the others' are not. */
    private static final int PARTY = 5_000;

    /** Registered before the year of the volunteer who has one behind her. */
    private static final Duration SETTLED = Duration.ofDays(430);

    private static final int SERVICES_OF_A_YEAR = 40;

    private final Installation installation;
    private final DemoStore store;
    private final CitySize size;
    private final Accounts accounts;
    private final Volunteers volunteers;
    private final Regions regions;
    private final Catalogue catalogue;
    private final Storyteller telling;
    private final Chronicle chronicle;
    private final Building building;
    private final CityDays days;
    private final Patrol patrol;
    private final WarmWinter winter;
    private final MonthlyBulletin bulletin;
    private final Reports reports;
    private final ClockSetting setting;
    private final Clock clock;

    DemoCity(
            Installation installation,
            DemoStore store,
            CitySize size,
            Accounts accounts,
            Volunteers volunteers,
            Regions regions,
            Catalogue catalogue,
            Storyteller telling,
            Chronicle chronicle,
            Building building,
            CityDays days,
            Patrol patrol,
            WarmWinter winter,
            MonthlyBulletin bulletin,
            Reports reports,
            ClockSetting setting,
            Clock clock) {
        this.installation = installation;
        this.store = store;
        this.size = size;
        this.accounts = accounts;
        this.volunteers = volunteers;
        this.regions = regions;
        this.catalogue = catalogue;
        this.telling = telling;
        this.chronicle = chronicle;
        this.building = building;
        this.days = days;
        this.patrol = patrol;
        this.winter = winter;
        this.bulletin = bulletin;
        this.reports = reports;
        this.setting = setting;
        this.clock = clock;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        if (!installation.isDemo() || size.volunteers() == 0) {
            return;
        }
        if (store.progress().filter(DemoStore.DemoProgress::founded).isPresent()) {
            days.resume();
        } else {
            found();
        }
        building.finish();
    }

    private void found() {
        var started = System.nanoTime();
        setting.moveTo(moment());
        if (store.progress().isEmpty()) {
            LOG.info("Inviting {} invented volunteers", size.volunteers());
            building.begin(Building.Phase.PEOPLE, size.volunteers(), 0);
            chronicle.write(Chronicle.Readers.NOBODY, this::settle);
        }
        tell(started);
        chronicle.write(Chronicle.Readers.NOBODY, () -> winter.plan(moment()));
        reports.catchUp();
        chronicle.write(Chronicle.Readers.NOBODY, () -> bulletin.issue(moment()));
        store.founded();
        patrol.forget();
        days.begin();
        LOG.info("The city is open after {} s: it is {} there", seconds(started), Founding.MOMENT);
    }

    /** Everybody moves in. */
    private void settle() {
        chronicle.at(moment().minus(SETTLED), () -> {
            var chance = new Random(size.seed());
            hire(new CastList(regions, chance, size).hire());
            invite(new Populace(chance, new Homes(regions, CastList.CITY), regions), chance);
            return true;
        });
        store.begin(moment());
    }

    private void hire(CastList list) {
        var opened = accounts.open(list.accounts());
        for (int i = 0; i < opened.size(); i++) {
            var account = opened.get(i);
            list.parts().get(i).ifPresent(part -> cast(part, account));
        }
    }

    private void cast(CastRole part, AccountId account) {
        store.cast(part, accounts.hats(account).getFirst().grant());
    }

    private void invite(Populace populace, Random chance) {
        var residents = new ArrayList<Resident>();
        for (var part : List.of(CastRole.VOLUNTEER, CastRole.VETERAN, CastRole.LEADER)) {
            var invented =
                    populace.cast(part, CastList.COMMUNITY, Set.of("escort", "first_aid", "tutoring", "digital"));
            cast(part, register(List.of(invented), residents).getFirst());
        }
        var leader = residents.getLast();
        while (residents.size() < size.volunteers()) {
            register(neighbours(populace.invent(Math.min(PARTY, size.volunteers() - residents.size()))), residents);
        }
        foundTeams(leader, residents, chance);
    }

    /** Those of one township move in together, so that their rows stand on few pages. */
    private static List<Populace.Invented> neighbours(List<Populace.Invented> party) {
        return party.stream()
                .sorted(Comparator.comparing(each -> each.home().value()))
                .toList();
    }

    /** All that is kept of somebody until the teams are founded. */
    private record Resident(VolunteerId id, RegionCode home) {}

    private List<AccountId> register(List<Populace.Invented> invented, List<Resident> residents) {
        var opened =
                accounts.open(invented.stream().map(Populace.Invented::account).toList());
        var newcomers = new ArrayList<NewVolunteer>();
        for (int i = 0; i < opened.size(); i++) {
            var newcomer = invented.get(i).volunteer().apply(opened.get(i));
            newcomers.add(newcomer);
            residents.add(new Resident(VolunteerId.of(newcomer.account()), newcomer.home()));
        }
        volunteers.register(newcomers);
        building.add(opened.size());
        return opened;
    }

    /** Teams of neighbours: a dozen to thirty from one county each; the first is led by the leader whom a visitor may become. */
    private void foundTeams(Resident known, List<Resident> people, Random chance) {
        for (int i = 0; i < size.teams(); i++) {
            var leader = i == 0 ? known : people.get(chance.nextInt(people.size()));
            RegionCode county = leader.home().county();
            var members = new HashSet<VolunteerId>();
            for (int tries = 0; tries < 400 && members.size() < 12 + i % 18; tries++) {
                var person = people.get(chance.nextInt(people.size()));
                if (person.home().county().equals(county)) {
                    members.add(person.id());
                }
            }
            var name = regions.region(leader.home().township()).name() + "青年志愿服务" + (i + 1) + "队";
            volunteers.found(new NewTeam(name, county, leader.id(), members));
        }
    }

    private void tell(long started) {
        var told = store.told();
        var series = series();
        int all = series.values().stream().mapToInt(List::size).sum();
        building.begin(
                Building.Phase.HISTORY,
                all,
                told.values().stream().mapToInt(Integer::intValue).sum());
        chronicle.beside(series.entrySet().stream()
                .map(each -> (Runnable)
                        () -> tell(each.getKey(), each.getValue(), told.getOrDefault(each.getKey(), 0), all, started))
                .toList());
    }

    private void tell(String name, List<Story> stories, int told, int all, long started) {
        for (int i = told; i < stories.size(); i++) {
            var story = stories.get(i);
            int next = i + 1;
            long seed = size.seed() + Stories.APART * name.hashCode() + next;
            chronicle.write(readers(story), () -> {
                telling.tell(story, seed, moment().minusSeconds(300));
                store.told(name, next);
            });
            int done = building.add(1);
            if (done % Math.max(100, all / 10) == 0 || done == all) {
                LOG.info("What was done before: {} of {} orders, {} s", done, all, seconds(started));
            }
        }
    }

    /** Notices are for those whom a visitor can become: nobody could open the others' lists. */
    private static Chronicle.Readers readers(Story story) {
        return story.community().equals(CastList.COMMUNITY) || !story.first().isEmpty()
                ? Chronicle.Readers.THE_CONCERNED
                : Chronicle.Readers.NOBODY;
    }

    /** County by county, for a volunteer serves in their own: so two counties can be told beside each other. */
    private Map<String, List<Story>> series() {
        var list = new CastList(regions, new Random(size.seed()), size);
        var stories = new Stories(new Random(size.seed() + 1), List.copyOf(list.busy()), catalogue);
        var past = new ArrayList<Story>();
        past.addAll(stories.past(size.stories()));
        past.add(stories.patrol(CastList.RIVERSIDE));
        past.addAll(stories.year(list.neighbours(), SERVICES_OF_A_YEAR));
        past.sort(Comparator.comparing(Story::ends));
        var all = new ArrayList<Story>();
        all.addAll(stories.present(CastList.COMMUNITY, list.neighbours()));
        all.addAll(stories.elsewhere(size.openElsewhere()));
        all.addAll(past);
        var counties = new TreeMap<String, List<Story>>();
        all.forEach(story -> counties.computeIfAbsent(story.community().county().value(), _ -> new ArrayList<>())
                .add(story));
        return largestFirst(counties);
    }

    private static Map<String, List<Story>> largestFirst(Map<String, List<Story>> counties) {
        var sorted = new LinkedHashMap<String, List<Story>>();
        counties.entrySet().stream()
                .sorted(Comparator.comparing(entry -> -entry.getValue().size()))
                .forEach(entry -> sorted.put(entry.getKey(), entry.getValue()));
        return sorted;
    }

    private Instant moment() {
        return Founding.MOMENT.atZone(clock.getZone()).toInstant();
    }

    private static long seconds(long since) {
        return Duration.ofNanos(System.nanoTime() - since).toSeconds();
    }
}
