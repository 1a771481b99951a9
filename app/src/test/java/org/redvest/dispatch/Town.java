package org.redvest.dispatch;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.redvest.accounts.AccountId;
import org.redvest.accounts.Accounts;
import org.redvest.accounts.Hat;
import org.redvest.accounts.Identity;
import org.redvest.accounts.NewAccount;
import org.redvest.accounts.Role;
import org.redvest.catalogue.MenuItemId;
import org.redvest.catalogue.Site;
import org.redvest.database.Scope;
import org.redvest.database.Scopes;
import org.redvest.dispatch.moves.Moves;
import org.redvest.engine.Limits;
import org.redvest.engine.Position;
import org.redvest.orders.Draft;
import org.redvest.orders.Order;
import org.redvest.orders.Orders;
import org.redvest.orders.Submission;
import org.redvest.regions.RegionCode;
import org.redvest.regions.Regions;
import org.redvest.shifts.ActivityNumber;
import org.redvest.shifts.NeedId;
import org.redvest.shifts.PrivateDetails;
import org.redvest.shifts.Shift;
import org.redvest.shifts.Whereabouts;
import org.redvest.shifts.Window;
import org.redvest.volunteers.Availability;
import org.redvest.volunteers.NewVolunteer;
import org.redvest.volunteers.Preferences;
import org.redvest.volunteers.VolunteerId;
import org.redvest.volunteers.Volunteers;
import org.redvest.volunteers.WeekPattern;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** A community, its county's dispatcher and volunteers who live next door and are always free; a test says what differs. */
@Component
public class Town {

    static final RegionCode COUNTY = new RegionCode("430503");
    public static final RegionCode COMMUNITY = new RegionCode("430503005004");
    static final RegionCode ELSEWHERE = new RegionCode("430502001001");
    static final String ADDRESS = "三八亭巷 14 号";

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final WeekPattern ALWAYS = new WeekPattern((1 << 21) - 1);

    private final Accounts accounts;
    private final Volunteers volunteers;
    private final Orders orders;
    private final Dispatch dispatch;
    private final Regions regions;
    private final Moves moves;
    private final TransactionTemplate transactions;
    private final Clock clock;

    Town(
            Accounts accounts,
            Volunteers volunteers,
            Orders orders,
            Dispatch dispatch,
            Regions regions,
            Moves moves,
            TransactionTemplate transactions,
            Clock clock) {
        this.accounts = accounts;
        this.volunteers = volunteers;
        this.orders = orders;
        this.dispatch = dispatch;
        this.regions = regions;
        this.moves = moves;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** What a volunteer is like; {@link #NEIGHBOUR} until a test says otherwise. */
    public record Traits(
            RegionCode home,
            double kilometresNorth,
            double radiusKm,
            Limits limits,
            Set<String> skills,
            Set<String> licences,
            Set<String> interests,
            LocalDate born,
            Availability availability,
            boolean doNotDisturb) {

        Traits living(RegionCode region) {
            return new Traits(
                    region,
                    kilometresNorth,
                    radiusKm,
                    limits,
                    skills,
                    licences,
                    interests,
                    born,
                    availability,
                    doNotDisturb);
        }

        public Traits farAway(double kilometres) {
            return new Traits(
                    home, kilometres, radiusKm, limits, skills, licences, interests, born, availability, doNotDisturb);
        }

        public Traits going(double kilometres) {
            return new Traits(
                    home,
                    kilometresNorth,
                    kilometres,
                    limits,
                    skills,
                    licences,
                    interests,
                    born,
                    availability,
                    doNotDisturb);
        }

        public Traits within(Limits of) {
            return new Traits(
                    home, kilometresNorth, radiusKm, of, skills, licences, interests, born, availability, doNotDisturb);
        }

        public Traits able(Set<String> to, Set<String> licensed) {
            return new Traits(
                    home, kilometresNorth, radiusKm, limits, to, licensed, interests, born, availability, doNotDisturb);
        }

        public Traits interestedIn(String... categories) {
            return new Traits(
                    home,
                    kilometresNorth,
                    radiusKm,
                    limits,
                    skills,
                    licences,
                    Set.of(categories),
                    born,
                    availability,
                    doNotDisturb);
        }

        public Traits born(String day) {
            return new Traits(
                    home,
                    kilometresNorth,
                    radiusKm,
                    limits,
                    skills,
                    licences,
                    interests,
                    LocalDate.parse(day),
                    availability,
                    doNotDisturb);
        }

        public Traits free(Availability when) {
            return new Traits(
                    home, kilometresNorth, radiusKm, limits, skills, licences, interests, born, when, doNotDisturb);
        }

        public Traits undisturbed() {
            return new Traits(
                    home, kilometresNorth, radiusKm, limits, skills, licences, interests, born, availability, true);
        }
    }

    public static final Traits NEIGHBOUR = new Traits(
            COMMUNITY,
            0,
            5,
            new Limits(20, 3, 6_000),
            Set.of("escort"),
            Set.of(),
            Set.of(),
            LocalDate.parse("1995-03-08"),
            Availability.weekly(ALWAYS),
            false);

    public VolunteerId volunteer(Traits traits) {
        return volunteers(List.of(traits)).getFirst();
    }

    public List<VolunteerId> neighbours(int howMany) {
        return volunteers(Collections.nCopies(howMany, NEIGHBOUR));
    }

    List<VolunteerId> volunteers(List<Traits> traits) {
        var opened = accounts.open(traits.stream()
                .map(one -> account("林晓", Role.VOLUNTEER, one.home()))
                .toList());
        var newcomers = new ArrayList<NewVolunteer>();
        for (int i = 0; i < traits.size(); i++) {
            newcomers.add(newcomer(opened.get(i), traits.get(i)));
        }
        Scopes.run(Scope.SYSTEM, () -> volunteers.register(newcomers));
        return opened.stream().map(VolunteerId::of).toList();
    }

    NewVolunteer newcomer(AccountId account, Traits one) {
        return new NewVolunteer(
                account,
                one.born(),
                one.home(),
                northOf(one.home(), one.kilometresNorth()),
                one.skills(),
                one.licences(),
                new Preferences(one.radiusKm(), one.limits(), one.interests(), one.availability(), one.doNotDisturb()));
    }

    public Position northOf(RegionCode community, double kilometres) {
        var centre = regions.centre(community);
        return new Position(centre.lat() + kilometres / 111.195, centre.lon());
    }

    Hat community() {
        return hat("唐敏", Role.COMMUNITY, COMMUNITY);
    }

    public Hat dispatcher() {
        return hat("周宁", Role.DISPATCHER, COUNTY);
    }

    Hat hat(String name, Role role, RegionCode region) {
        return accounts.hats(accounts.open(List.of(account(name, role, region))).getFirst())
                .getFirst();
    }

    Hat hat(VolunteerId volunteer) {
        return accounts.hats(volunteer.account()).getFirst();
    }

    /** Placed by the community and approved by the county. */
    public Order approved(String item, int people, String start, String end) {
        return approved(new Draft.Wanted.FromMenu(new MenuItemId(item)), people, List.of(), start, end);
    }

    /** Asks for one person at each of the service's needs. */
    Order approvedForOneEach(String item, int needs, String start, String end) {
        var draft = draft(new Draft.Wanted.FromMenu(new MenuItemId(item)), 1, List.of(), start, end);
        var asks = Collections.nCopies(needs, draft.needs().getFirst());
        return approved(new Draft(draft.wanted(), draft.shifts(), asks, draft.where(), draft.details()));
    }

    public Order approved(Draft.Wanted wanted, int people, List<String> skills, String... times) {
        return approved(draft(wanted, people, skills, times));
    }

    public Order approved(Draft draft) {
        var community = community();
        var number = Scopes.within(community.scope(), () -> submit(draft, community));
        var dispatcher = dispatcher();
        return Scopes.within(dispatcher.scope(), () -> {
            var order = orders.order(number);
            orders.approve(number, order.version(), dispatcher);
            return orders.order(number);
        });
    }

    Draft draft(Draft.Wanted wanted, int people, List<String> skills, String... times) {
        var windows = new ArrayList<Window>();
        for (int i = 0; i < times.length; i += 2) {
            windows.add(new Window(at(times[i]), at(times[i + 1])));
        }
        return new Draft(
                wanted,
                windows,
                List.of(new Draft.Ask(people, skills)),
                new Whereabouts(Site.HOME, ""),
                new PrivateDetails(ADDRESS, "唐敏", "13800000042", "带身份证"));
    }

    /** Approved and opened to the whole county. */
    public Order opened(String item, int people, String start, String end) {
        return open(approved(item, people, start, end));
    }

    public Order open(Order order) {
        var dispatcher = dispatcher();
        return Scopes.within(dispatcher.scope(), () -> {
            var opened = dispatch.open(order.number(), dispatcher);
            if (!(opened instanceof OpeningResult.ToAll)) {
                throw new IllegalStateException("Not opened: " + opened);
            }
            return orders.order(order.number());
        });
    }

    public Answer accept(Order order, VolunteerId volunteer) {
        return accept(need(order), volunteer, UUID.randomUUID());
    }

    public Answer accept(NeedId need, VolunteerId volunteer, UUID request) {
        return as(volunteer, () -> dispatch.accept(need, volunteer, request));
    }

    public <T> T as(VolunteerId volunteer, ScopedValue.CallableOp<T, RuntimeException> work) {
        return Scopes.within(hat(volunteer).scope(), work);
    }

    Order reread(Order order) {
        return Scopes.within(Scope.SYSTEM, () -> orders.order(order.number()));
    }

    List<Place> held(Order order) {
        return Scopes.within(Scope.region(COUNTY.value()), () -> dispatch.held(order.number()));
    }

    List<Opening> openings(Order order) {
        return Scopes.within(Scope.region(COUNTY.value()), () -> dispatch.openings(order.number()));
    }

    /** Of the order's first need. */
    Opening opening(Order order) {
        return openings(order).stream()
                .filter(opening -> opening.need().equals(need(order)))
                .findFirst()
                .orElseThrow();
    }

    /** Two people are wanted at each of these times. */
    Order approvedForTwo(String... times) {
        return approved(new Draft.Wanted.FromMenu(new MenuItemId("clinic-escort")), 2, List.of(), times);
    }

    /** Brings openings and places up to these shifts, as the listener does, without waiting for it. */
    void adjust(Shift... ahead) {
        var moved = Stream.of(ahead).map(Shift::id).collect(Collectors.toSet());
        asSystem(() -> {
            moves.adjust(List.of(ahead), moved, clock.instant());
            return true;
        });
    }

    <T> T asSystem(Supplier<T> work) {
        return Scopes.within(Scope.SYSTEM, () -> Objects.requireNonNull(transactions.execute(_ -> work.get())));
    }

    /** All begin when the last is ready; the answers in the order of the tasks. */
    static <T> List<T> together(List<Callable<T>> tasks) throws Exception {
        var ready = new CountDownLatch(tasks.size());
        try (var threads = Executors.newFixedThreadPool(tasks.size())) {
            var running = tasks.stream()
                    .map(task -> threads.submit(() -> {
                        ready.countDown();
                        ready.await();
                        return task.call();
                    }))
                    .toList();
            var answers = new ArrayList<T>();
            for (var each : running) {
                answers.add(each.get());
            }
            return answers;
        }
    }

    public static NeedId need(Order order) {
        return order.shifts().getFirst().needs().getFirst().id();
    }

    static Shift moved(Shift shift, Window window) {
        return new Shift(
                shift.id(),
                shift.activity(),
                shift.region(),
                shift.number(),
                shift.state(),
                window,
                shift.needs(),
                shift.cancelledBecause());
    }

    public static Instant at(String local) {
        return LocalDateTime.parse(local).atZone(ZONE).toInstant();
    }

    private ActivityNumber submit(Draft draft, Hat hat) {
        return switch (orders.submit(UUID.randomUUID(), draft, hat)) {
            case Submission.Placed(var number) -> number;
            case Submission other -> throw new IllegalStateException("Not placed: " + other);
        };
    }

    private static NewAccount account(String name, Role role, RegionCode region) {
        return new NewAccount(
                Optional.empty(),
                new Identity(name, Optional.of("13800000001")),
                List.of(new NewAccount.NewGrant(role, region, "翠园")));
    }
}
