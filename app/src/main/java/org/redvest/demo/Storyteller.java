package org.redvest.demo;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.redvest.accounts.Hat;
import org.redvest.attendance.Attendance;
import org.redvest.catalogue.Catalogue;
import org.redvest.catalogue.MenuItem;
import org.redvest.catalogue.Site;
import org.redvest.dispatch.Dispatch;
import org.redvest.orders.Decision;
import org.redvest.orders.Draft;
import org.redvest.orders.Orders;
import org.redvest.orders.Submission;
import org.redvest.shifts.ActivityNumber;
import org.redvest.shifts.PrivateDetails;
import org.redvest.shifts.Whereabouts;
import org.redvest.shifts.Window;
import org.redvest.volunteers.VolunteerId;
import org.springframework.stereotype.Component;

/** Tells a story through the facades, as people would on the pages: an order is placed, answered, and takes its course. */
@Component
class Storyteller {

    private final Orders orders;
    private final Dispatch dispatch;
    private final Attendance attendance;
    private final Catalogue catalogue;
    private final Chronicle chronicle;
    private final Course course;
    private final Staff staff;
    private final Walk walk;
    private final Clock clock;

    Storyteller(
            Orders orders,
            Dispatch dispatch,
            Attendance attendance,
            Catalogue catalogue,
            Chronicle chronicle,
            Course course,
            Staff staff,
            Walk walk,
            Clock clock) {
        this.orders = orders;
        this.dispatch = dispatch;
        this.attendance = attendance;
        this.catalogue = catalogue;
        this.chronicle = chronicle;
        this.course = course;
        this.staff = staff;
        this.walk = walk;
        this.clock = clock;
    }

    /**
     * In the caller's story.
     *
     * @param seed of everything that is left to chance
     * @param until how far it is told
     */
    void tell(Story story, long seed, Instant until) {
        var chance = new Random(seed);
        var number = submitted(story, staff.community(story.community()), chance);
        var decided = instant(story.submitted().plusMinutes(12 + chance.nextInt(170)));
        if (story.ending() == Story.Ending.SUBMITTED || decided.isAfter(until)) {
            return;
        }
        decide(story, number, decided);
        if (story.ending() == Story.Ending.CANCELLED) {
            var community = staff.community(story.community());
            chronicle.at(decided.plusSeconds(3 * 3600L), () -> orders.cancel(number, "社区临时要办选举，改期再约。", community));
        } else if (story.ending().opened()) {
            course.goOn(number, decided.plusSeconds(120), until, manner(story), chance);
            if (story.first().contains(CastRole.LEADER)) {
                handLead(number, staff.community(story.community()), until);
            }
        }
    }

    private void handLead(ActivityNumber number, Hat community, Instant at) {
        var leader = VolunteerId.of(walk.hat(CastRole.LEADER).account());
        var shift = orders.order(number).nextShift().id();
        if (dispatch.held(shift).stream().anyMatch(place -> place.volunteer().equals(leader))) {
            chronicle.at(at, () -> attendance.handLead(shift, Optional.of(leader), community));
        }
    }

    private Course.Manner manner(Story story) {
        var first = story.first().stream()
                .map(part -> VolunteerId.of(walk.hat(part).account()))
                .toList();
        var never = walk.played().stream()
                .filter(volunteer -> !first.contains(volunteer))
                .toList();
        return new Course.Manner(
                story.ending() == Story.Ending.OPEN ? 67 : 100,
                0,
                true,
                story.ending() != Story.Ending.TO_EVALUATE,
                first,
                never);
    }

    private ActivityNumber submitted(Story story, Hat community, Random chance) {
        var form = UUID.nameUUIDFromBytes("%s at %s, %d"
                .formatted(story.community(), story.submitted(), chance.nextLong())
                .getBytes(StandardCharsets.UTF_8));
        var draft = draft(story, catalogue.item(story.item()), community);
        return switch (chronicle.at(instant(story.submitted()), () -> orders.submit(form, draft, community))) {
            case Submission.Placed placed -> placed.order();
            case Submission.Refused refused -> throw new IllegalStateException("Refused: " + refused.problems());
            case Submission.Unchanged _, Submission.Outdated _ ->
                throw new IllegalStateException("A new order cannot be outdated or stand already");
        };
    }

    private Draft draft(Story story, MenuItem item, Hat community) {
        var asks = new ArrayList<Draft.Ask>();
        int more = story.people() - item.people();
        for (var need : item.needs()) {
            asks.add(new Draft.Ask(Math.max(1, need.people() + (asks.isEmpty() ? more : 0)), need.skills()));
        }
        var site = item.usual().site();
        var meeting = Meeting.of(item);
        return new Draft(
                new Draft.Wanted.FromMenu(item.id()),
                List.of(new Window(instant(story.starts()), instant(story.ends()))),
                asks,
                new Whereabouts(site, site == Site.ELSEWHERE ? meeting.place() : ""),
                new PrivateDetails(meeting.address(), community.name(), "13800000000", "到了先找值班的同志。"));
    }

    private void decide(Story story, ActivityNumber number, Instant at) {
        var dispatcher = staff.dispatcher(story.community().county());
        chronicle.at(at, () -> {
            int version = orders.order(number).version();
            return switch (story.ending()) {
                case RETURNED ->
                    orders.refuse(
                            number, version, Decision.DecisionReason.TIME, "周五傍晚能来的人少，改到周六上午，有十来个人有空。", dispatcher);
                case REJECTED ->
                    orders.refuse(
                            number, version, Decision.DecisionReason.DONE_BY_OTHERS, "街道这周已经请了专业队伍，不用再派。", dispatcher);
                default -> orders.approve(number, version, dispatcher);
            };
        });
    }

    private Instant instant(LocalDateTime time) {
        return time.atZone(clock.getZone()).toInstant();
    }
}
