package org.redvest.testing;

import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.redvest.accounts.AccountId;
import org.redvest.accounts.Accounts;
import org.redvest.accounts.Hat;
import org.redvest.accounts.Identity;
import org.redvest.accounts.NewAccount;
import org.redvest.accounts.NewAccount.NewGrant;
import org.redvest.accounts.Role;
import org.redvest.attendance.Attendance;
import org.redvest.attendance.Confirmation;
import org.redvest.attendance.Sheet;
import org.redvest.catalogue.MenuItemId;
import org.redvest.catalogue.Site;
import org.redvest.database.Scope;
import org.redvest.database.Scopes;
import org.redvest.dispatch.Answer;
import org.redvest.dispatch.Dispatch;
import org.redvest.dispatch.Place;
import org.redvest.dispatch.PlaceId;
import org.redvest.engine.Limits;
import org.redvest.orders.Draft;
import org.redvest.orders.Order;
import org.redvest.orders.Orders;
import org.redvest.orders.Submission;
import org.redvest.regions.RegionCode;
import org.redvest.shifts.ActivityNumber;
import org.redvest.shifts.PrivateDetails;
import org.redvest.shifts.Shift;
import org.redvest.shifts.ShiftId;
import org.redvest.shifts.Whereabouts;
import org.redvest.shifts.Window;
import org.redvest.volunteers.Availability;
import org.redvest.volunteers.NewVolunteer;
import org.redvest.volunteers.Part;
import org.redvest.volunteers.Preferences;
import org.redvest.volunteers.VolunteerId;
import org.redvest.volunteers.Volunteers;
import org.redvest.volunteers.WeekPattern;
import org.springframework.stereotype.Component;

/** Walks the loop through the facades, for tests of what comes after it: an order, opened, accepted, served, confirmed. */
@Component
public class Loop {

    public static final RegionCode SANBATING = new RegionCode("430503005004");

    private final Accounts accounts;
    private final Volunteers volunteers;
    private final Orders orders;
    private final Dispatch dispatch;
    private final Attendance attendance;
    private final TestClock clock;
    private final Clock zone;

    public Loop(
            Accounts accounts,
            Volunteers volunteers,
            Orders orders,
            Dispatch dispatch,
            Attendance attendance,
            TestClock clock,
            Clock zone) {
        this.accounts = accounts;
        this.volunteers = volunteers;
        this.orders = orders;
        this.dispatch = dispatch;
        this.attendance = attendance;
        this.clock = clock;
        this.zone = zone;
    }

    /** One shift of an order with people who have accepted it. */
    public record Served(ActivityNumber order, ShiftId shift, Hat community, List<Place> places) {
        public VolunteerId volunteer(int index) {
            return places.get(index).volunteer();
        }

        public List<VolunteerId> volunteers() {
            return places.stream().map(Place::volunteer).toList();
        }
    }

    public Hat hat(Role role, RegionCode region, String name) {
        var account = accounts.open(List.of(new NewAccount(
                        Optional.empty(),
                        new Identity(name, Optional.of("13800000000")),
                        List.of(new NewGrant(role, region, name + "的单位")))))
                .getFirst();
        return accounts.hats(account).getFirst();
    }

    /** People at home in a community, free all week, who can do anything that needs no skill. */
    public List<VolunteerId> people(RegionCode home, String... names) {
        var opened = accounts.open(Arrays.stream(names)
                .map(name -> new NewAccount(
                        Optional.empty(),
                        new Identity(name, Optional.of("13900000000")),
                        List.of(new NewGrant(Role.VOLUNTEER, home, "志愿者"))))
                .toList());
        Scopes.run(
                Scope.SYSTEM,
                () -> volunteers.register(
                        opened.stream().map(account -> newcomer(account, home)).toList()));
        return opened.stream().map(VolunteerId::of).toList();
    }

    private static NewVolunteer newcomer(AccountId account, RegionCode home) {
        var always = WeekPattern.of(Stream.of(DayOfWeek.values())
                .flatMap(day -> Stream.of(Part.values()).map(part -> new WeekPattern.HalfDay(day, part)))
                .toList());
        return new NewVolunteer(
                account,
                LocalDate.parse("1990-05-01"),
                home,
                null,
                Set.of("escort", "hairdressing"),
                Set.of(),
                new Preferences(200, new Limits(60, 3, 20000), Set.of(), Availability.weekly(always), false));
    }

    public Hat hatOf(VolunteerId volunteer) {
        return accounts.hats(volunteer.account()).getFirst();
    }

    /** Ordered, approved and opened now; accepted by these people. */
    public Served accepted(Hat community, String item, String localStart, int minutes, List<VolunteerId> people) {
        var order = opened(community, item, people.size(), window(localStart, minutes));
        var shift = order.shifts().getFirst();
        var places = people.stream().map(person -> accept(shift, person)).toList();
        return new Served(order.number(), shift.id(), community, places);
    }

    /** Saturday, 28 February, from 8:00 to 11:30: ordered by Tang Min and accepted by people of these names. */
    public Served saturday(String... names) {
        var community = hat(Role.COMMUNITY, SANBATING, "唐敏");
        return accepted(community, "clinic-escort", "2026-02-28T08:00", 210, people(SANBATING, names));
    }

    /** Ordered, approved and opened now. */
    public Order opened(Hat community, String item, int people, Window... windows) {
        var number = submitted(community, item, people, windows);
        var dispatcher = hat(Role.DISPATCHER, community.region().county(), "周宁");
        as(dispatcher, () -> orders.approve(number, 1, dispatcher));
        as(dispatcher, () -> dispatch.open(number, dispatcher));
        return as(community, () -> orders.order(number));
    }

    public Window window(String localStart, int minutes) {
        var start = LocalDateTime.parse(localStart).atZone(zone.getZone()).toInstant();
        return new Window(start, start.plus(Duration.ofMinutes(minutes)));
    }

    /** Ordered, and not yet answered. */
    public ActivityNumber submitted(Hat community, String item, int people, Window... windows) {
        var draft = new Draft(
                new Draft.Wanted.FromMenu(new MenuItemId(item)),
                List.of(windows),
                List.of(new Draft.Ask(people, List.of())),
                new Whereabouts(Site.HOME, ""),
                new PrivateDetails("沙子坡路 12 号", "唐敏", "13800000000", ""));
        var submission = as(community, () -> orders.submit(UUID.randomUUID(), draft, community));
        return ((Submission.Placed) submission).order();
    }

    public Place accept(Shift shift, VolunteerId person) {
        var need = shift.needs().getFirst().id();
        var answer = as(hatOf(person), () -> dispatch.accept(need, person, UUID.randomUUID()));
        if (!(answer instanceof Answer.Accepted accepted)) {
            throw new AssertionError("Expected an accepted place, got " + answer);
        }
        return Scopes.within(Scope.SYSTEM, () -> dispatch.place(accepted.place()));
    }

    public String code(Served served) {
        return as(served.community(), () -> attendance.show(served.shift(), served.community()))
                .code();
    }

    /** Checks people in and out by the code, at these times of the day of the service. */
    public void stays(Served served, int index, String in, String out) {
        clock.set(in);
        var volunteer = served.volunteer(index);
        as(hatOf(volunteer), () -> attendance.checkIn(served.shift(), volunteer, code(served)));
        if (!out.isEmpty()) {
            clock.set(out);
            as(hatOf(volunteer), () -> attendance.checkOut(served.shift(), volunteer, code(served)));
        }
    }

    /** What the community says and means, in the order of the places: {@code came}, {@code absent} … */
    public Confirmation confirm(Served served, String beneficiaries, String... said) {
        Map<PlaceId, String> answers = new HashMap<>();
        for (int i = 0; i < said.length; i++) {
            answers.put(served.places().get(i).id(), said[i]);
        }
        return confirm(
                served, new Sheet.Filled(answers, Map.of(), beneficiaries, "12", Map.of(), Map.of(), answers.keySet()));
    }

    public Confirmation confirm(Served served, Sheet.Filled filled) {
        return as(served.community(), () -> attendance.confirm(served.shift(), filled, served.community()));
    }

    public Order order(Served served) {
        return as(served.community(), () -> orders.order(served.order()));
    }

    public static <T> T as(Hat hat, Supplier<T> work) {
        return Scopes.within(hat.scope(), work::get);
    }
}
