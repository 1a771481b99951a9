package org.redvest.demo;

import java.time.Clock;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.function.Supplier;
import org.redvest.accounts.Hat;
import org.redvest.attendance.Attendance;
import org.redvest.attendance.Confirmation;
import org.redvest.attendance.Sheet;
import org.redvest.catalogue.Catalogue;
import org.redvest.catalogue.MenuItem;
import org.redvest.clock.ClockSetting;
import org.redvest.database.Scope;
import org.redvest.database.Scopes;
import org.redvest.dispatch.Answer;
import org.redvest.dispatch.Dispatch;
import org.redvest.dispatch.Place;
import org.redvest.dispatch.PlaceId;
import org.redvest.orders.Decision;
import org.redvest.orders.Draft;
import org.redvest.orders.Need;
import org.redvest.orders.Order;
import org.redvest.orders.OrderNumber;
import org.redvest.orders.Orders;
import org.redvest.orders.PrivateDetails;
import org.redvest.orders.Shift;
import org.redvest.orders.Submission;
import org.redvest.orders.Whereabouts;
import org.redvest.orders.Window;
import org.redvest.volunteers.Profile;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Plays a story through the facades, as people would on the pages, with the clock set to each moment. A story is told in one
 * transaction: a demo that was killed while it was founded goes on with the next.
 */
@Component
class Telling {

    private static final List<String> PRAISE =
            List.of("来得准时，老人很高兴。", "做得细，谢谢大家。", "比上次快多了。", "孩子们问下次什么时候来。", "人手够，秩序好。", "", "", "还差一副手套，下次我们备好。");

    private final Orders orders;
    private final Dispatch dispatch;
    private final Attendance attendance;
    private final Catalogue catalogue;
    private final Staff staff;
    private final Neighbours neighbours;
    private final ClockSetting setting;
    private final Clock clock;

    Telling(
            Orders orders,
            Dispatch dispatch,
            Attendance attendance,
            Catalogue catalogue,
            Staff staff,
            Neighbours neighbours,
            ClockSetting setting,
            Clock clock) {
        this.orders = orders;
        this.dispatch = dispatch;
        this.attendance = attendance;
        this.catalogue = catalogue;
        this.staff = staff;
        this.neighbours = neighbours;
        this.setting = setting;
        this.clock = clock;
    }

    /** @param seed of everything in the story that is left to chance */
    @Transactional
    public OrderNumber tell(Story story, long seed) {
        var chance = new Random(seed);
        var community = staff.community(story.community());
        var dispatcher = staff.dispatcher(story.community().county());
        at(story.submitted());
        var number = submitted(story, community, chance);
        if (story.ending() == Story.Ending.SUBMITTED) {
            return number;
        }
        var decided = story.submitted().plusMinutes(12 + chance.nextInt(170));
        at(decided);
        decide(story, number, dispatcher);
        if (story.ending().opened()) {
            at(decided.plusMinutes(2));
            as(dispatcher, () -> dispatch.open(number, dispatcher));
            fill(story, number, decided.plusMinutes(3), chance);
        }
        if (story.ending() == Story.Ending.CANCELLED) {
            at(decided.plusHours(3));
            as(community, () -> orders.cancel(number, "社区临时要办选举，改期再约。", community));
        }
        if (story.ending().served()) {
            serve(story, number, community, chance);
        }
        return number;
    }

    private OrderNumber submitted(Story story, Hat community, Random chance) {
        var form = new UUID(chance.nextLong(), chance.nextLong());
        var draft = draft(story, catalogue.item(story.item()), community);
        return switch (as(community, () -> orders.submit(form, draft, community))) {
            case Submission.Placed placed -> placed.order();
            case Submission.Refused refused -> throw new IllegalStateException("Refused: " + refused.problems());
            case Submission.Outdated _ -> throw new IllegalStateException("A new order cannot be outdated");
        };
    }

    private Draft draft(Story story, MenuItem item, Hat community) {
        var asks = new ArrayList<Draft.Ask>();
        int more = story.people() - item.people();
        for (var need : item.needs()) {
            asks.add(new Draft.Ask(Math.max(1, need.people() + (asks.isEmpty() ? more : 0)), need.skills()));
        }
        var site = item.usual().site();
        var where = new Whereabouts(site, site == org.redvest.catalogue.Site.ELSEWHERE ? "社区门口集合" : "");
        var details = new PrivateDetails("党群服务中心一楼大厅", community.name(), "13800000000", "到了先找值班的同志。");
        return new Draft(
                new Draft.Wanted.FromMenu(item.id()),
                List.of(new Window(instant(story.starts()), instant(story.ends()))),
                asks,
                where,
                details);
    }

    private void decide(Story story, OrderNumber number, Hat dispatcher) {
        as(dispatcher, () -> {
            int version = orders.order(number).version();
            return switch (story.ending()) {
                case RETURNED ->
                    orders.refuse(number, version, Decision.Reason.TIME, "周五傍晚能来的人少，改到周六上午，有十来个人有空。", dispatcher);
                case REJECTED ->
                    orders.refuse(number, version, Decision.Reason.DONE_BY_OTHERS, "街道这周已经请了专业队伍，不用再派。", dispatcher);
                default -> orders.approve(number, version, dispatcher);
            };
        });
    }

    /** The neighbours answer one after another, until it is full or nobody is left who can. */
    private void fill(Story story, OrderNumber number, LocalDateTime from, Random chance) {
        var time = from;
        var order = order(number);
        for (var need : needs(order)) {
            int wanted = story.ending() == Story.Ending.OPEN ? need.people() * 2 / 3 : need.people();
            int taken = 0;
            for (var neighbour : neighbours.ableTo(need, order, chance)) {
                if (taken == wanted) {
                    break;
                }
                time = earlier(
                        time.plusMinutes(2 + chance.nextInt(25)), story.starts().minusHours(20));
                at(time);
                taken += accepts(need, neighbour, chance) ? 1 : 0;
            }
        }
    }

    /** Nobody answers after the city's founding, which is now. */
    private static LocalDateTime earlier(LocalDateTime time, LocalDateTime last) {
        var latest = last.isBefore(Founding.MOMENT) ? last : Founding.MOMENT.minusMinutes(5);
        return time.isBefore(latest) ? time : latest;
    }

    private boolean accepts(Need need, Profile volunteer, Random chance) {
        var request = new UUID(chance.nextLong(), chance.nextLong());
        var answer = as(volunteer, () -> dispatch.accept(need.id(), volunteer.id(), request));
        return answer instanceof Answer.Accepted;
    }

    private void serve(Story story, OrderNumber number, Hat community, Random chance) {
        for (var shift : order(number).liveShifts()) {
            var places = Scopes.within(Scope.SYSTEM, () -> dispatch.held(shift.id()));
            if (places.isEmpty()) {
                continue;
            }
            var said = new HashMap<PlaceId, String>();
            var came = came(places, said, chance);
            arrive(story, shift, came, community);
            leave(story, shift, came, community);
            at(earlier(
                    story.ends().plusMinutes(30 + chance.nextInt(240)),
                    story.ends().plusHours(14)));
            confirm(shift, said, community, chance);
        }
        if (story.ending() == Story.Ending.CLOSED && !held(number).isEmpty()) {
            at(earlier(
                    story.ends().plusHours(16 + chance.nextInt(20)),
                    story.ends().plusHours(40)));
            var stars = String.valueOf(List.of(5, 5, 5, 4, 4, 4, 3, 5, 2).get(chance.nextInt(9)));
            as(
                    community,
                    () -> attendance.evaluate(number, stars, PRAISE.get(chance.nextInt(PRAISE.size())), community));
        }
    }

    private static List<Place> came(List<Place> places, Map<PlaceId, String> said, Random chance) {
        var came = new ArrayList<Place>();
        for (var place : places) {
            int drawn = came.isEmpty() ? 99 : chance.nextInt(100);
            said.put(place.id(), drawn < 3 ? "absent" : drawn < 6 ? "excused" : "came");
            if (drawn >= 6) {
                came.add(place);
            }
        }
        return came;
    }

    /** Some early, most in time, a few late; each with the code of that minute. */
    private void arrive(Story story, Shift shift, List<Place> came, Hat community) {
        inGroups(came, group -> story.starts().plusMinutes(List.of(-12, -5, 4).get(group)), shift, community, true);
    }

    private void leave(Story story, Shift shift, List<Place> came, Hat community) {
        inGroups(came, group -> story.ends().plusMinutes(List.of(3, 1, 9).get(group)), shift, community, false);
    }

    private void inGroups(
            List<Place> people,
            java.util.function.IntFunction<LocalDateTime> when,
            Shift shift,
            Hat community,
            boolean in) {
        for (int group = 0; group < 3; group++) {
            at(when.apply(group));
            var code =
                    as(community, () -> attendance.show(shift.id(), community).code());
            for (int i = group; i < people.size(); i += 3) {
                var who = people.get(i).volunteer();
                var scope = neighbours.profile(who);
                as(
                        scope,
                        () -> in
                                ? attendance.checkIn(shift.id(), who, code)
                                : attendance.checkOut(shift.id(), who, code));
            }
        }
    }

    private void confirm(Shift shift, Map<PlaceId, String> said, Hat community, Random chance) {
        var beneficiaries = String.valueOf(3 + said.size() * (2 + chance.nextInt(9)));
        var filled = new Sheet.Filled(said, Map.of(), beneficiaries, String.valueOf(4 + chance.nextInt(40)));
        var outcome = as(community, () -> attendance.confirm(shift.id(), filled, community));
        if (!(outcome instanceof Confirmation.Done)) {
            throw new IllegalStateException("Not confirmed: " + outcome);
        }
    }

    private static List<Need> needs(Order order) {
        return order.liveShifts().stream()
                .flatMap(shift -> shift.needs().stream())
                .toList();
    }

    private Order order(OrderNumber number) {
        return Scopes.within(Scope.SYSTEM, () -> orders.order(number));
    }

    private List<Place> held(OrderNumber number) {
        return Scopes.within(Scope.SYSTEM, () -> dispatch.held(number));
    }

    private void at(LocalDateTime time) {
        setting.moveTo(instant(time));
    }

    private java.time.Instant instant(LocalDateTime time) {
        return time.atZone(clock.getZone()).toInstant();
    }

    private static <T> T as(Hat hat, Supplier<T> work) {
        return Scopes.within(hat.scope(), work::get);
    }

    private static <T> T as(Profile volunteer, Supplier<T> work) {
        return Scopes.within(CityLife.scope(volunteer), work::get);
    }
}
