package org.redvest.notices;

import static org.redvest.notices.Notice.minutes;
import static org.redvest.notices.Notice.moment;
import static org.redvest.notices.Notice.number;
import static org.redvest.notices.Notice.parts;
import static org.redvest.notices.Notice.window;
import static org.redvest.notices.Notice.words;
import static org.redvest.notices.Receivers.others;

import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.redvest.accounts.AccountId;
import org.redvest.attendance.ActivityEvaluated;
import org.redvest.attendance.Attendance;
import org.redvest.attendance.AttendanceWord;
import org.redvest.attendance.EvaluationCorrected;
import org.redvest.attendance.HoursCorrected;
import org.redvest.attendance.LeadHanded;
import org.redvest.attendance.Participation;
import org.redvest.attendance.ServiceConfirmed;
import org.redvest.database.Scope;
import org.redvest.database.Scopes;
import org.redvest.dispatch.CalledYes;
import org.redvest.dispatch.Dispatch;
import org.redvest.dispatch.Place;
import org.redvest.dispatch.PlaceAccepted;
import org.redvest.dispatch.PlaceFreed;
import org.redvest.dispatch.PlaceId;
import org.redvest.dispatch.PlaceLeft;
import org.redvest.dispatch.PlaceMoved;
import org.redvest.dispatch.ShiftGoesAhead;
import org.redvest.orders.Order;
import org.redvest.orders.Orders;
import org.redvest.shifts.ActivityChanged;
import org.redvest.shifts.ActivityNumber;
import org.redvest.shifts.Shift;
import org.redvest.shifts.Window;
import org.redvest.web.Queries;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

/**
 * Tells those who serve what becomes of their place, of their hours and of the service they came to. Their links lead to pages
 * of their own: a volunteer may not open an order.
 */
@Component
class TellingVolunteers {

    private final Receivers receivers;
    private final Postbox post;
    private final Orders orders;
    private final Dispatch dispatch;
    private final Attendance attendance;

    TellingVolunteers(Receivers receivers, Postbox post, Orders orders, Dispatch dispatch, Attendance attendance) {
        this.receivers = receivers;
        this.post = post;
        this.orders = orders;
        this.dispatch = dispatch;
        this.attendance = attendance;
    }

    @ApplicationModuleListener
    void accepted(PlaceAccepted event) {
        about(event.activity(), order -> {
            var place = dispatch.place(event.place());
            tell(
                    place,
                    News.of("accepted", order, event.at(), moment(place.start()))
                            .asReceipt());
        });
    }

    /** A yes that another noted down: the person can check it, and take leave. */
    @ApplicationModuleListener
    void calledYes(CalledYes event) {
        about(event.activity(), order -> {
            var place = dispatch.place(event.place());
            tell(place, News.of("called-yes", order, event.at(), moment(place.start())));
        });
    }

    /** Leave that another noted down: the person can check it. */
    @ApplicationModuleListener
    void leaveNoted(PlaceLeft event) {
        if (event.notedBy().isPresent()) {
            about(event.activity(), order -> {
                var place = dispatch.place(event.place());
                tell(place, News.of("leave-noted", order, event.at(), moment(place.start())));
            });
        }
    }

    /**
     * Those who hold a place of what was changed. How many are asked for is none of their concern; of another time they hear when it is
     * known whether they keep the place.
     */
    @ApplicationModuleListener
    void changed(ActivityChanged event) {
        about(event.activity(), order -> {
            var concerns = EnumSet.noneOf(ActivityChanged.ChangedPart.class);
            concerns.addAll(event.parts());
            concerns.remove(ActivityChanged.ChangedPart.PEOPLE);
            order.liveShifts().stream()
                    .filter(shift -> !concerns.isEmpty() && shift.end().isAfter(event.at()))
                    .forEach(shift -> holders(shift, changed(order, event.at(), shift, concerns)));
        });
    }

    /** A later change of the note does not take the place of an unread one of the address. */
    private static News changed(Order order, Instant at, Shift shift, Set<ActivityChanged.ChangedPart> parts) {
        return News.of("changed", order, at, moment(shift.start()), parts(parts))
                .about(parts(parts));
    }

    private void holders(Shift shift, News news) {
        dispatch.held(shift.id()).forEach(place -> tell(place, news));
    }

    /** Who has lost the place meanwhile is told that instead. */
    @ApplicationModuleListener
    void moved(PlaceMoved event) {
        about(event.activity(), order -> {
            var place = dispatch.place(event.place());
            if (place.held()) {
                var time = window(new Window(place.start(), place.end()));
                tell(
                        place,
                        event.answerDue()
                                .map(due -> News.of("asked-again", order, event.at(), time, moment(due)))
                                .orElseGet(() -> News.of("moved", order, event.at(), time)));
            }
        });
    }

    /** Whoever moves a service does not see yet whom that costs it. */
    @ApplicationModuleListener
    void freed(PlaceFreed event) {
        about(event.activity(), order -> {
            var place = dispatch.place(event.place());
            tell(place, freed(order, place, event.why(), event.at()));
            if (event.why() == Place.Why.CHANGED) {
                var lost = News.of("lost", order, event.at(), moment(place.start()))
                        .about(place.id().value());
                post.tell(lost, receivers.community(order));
            }
        });
    }

    private static News freed(Order order, Place place, Place.Why why, Instant at) {
        if (why != Place.Why.CANCELLED) {
            return News.of(place.unanswered() ? "freed-unanswered" : "freed-changed", order, at, moment(place.start()));
        }
        var reason = order.cancelledBecause(place.shift()).orElse("—");
        return News.of("freed-cancelled", order, at, moment(place.start()), words(reason));
    }

    /** On the page of their own place, which is theirs whoever leads later; who has left it since, is told nothing. */
    @ApplicationModuleListener
    void handed(LeadHanded event) {
        about(
                event.activity(),
                order -> dispatch.held(event.shift()).forEach(place -> {
                    var holder = Optional.of(place.volunteer());
                    if (holder.equals(event.now())) {
                        tell(place, News.of("lead", order, event.at(), moment(place.start())));
                    } else if (holder.equals(event.before())) {
                        tell(place, News.of("lead-passed", order, event.at(), moment(place.start())));
                    }
                }));
    }

    /** Those who come know that it runs, and the committee that it need not look for others. */
    @ApplicationModuleListener
    void goesAhead(ShiftGoesAhead event) {
        about(event.activity(), order -> {
            var start = moment(order.activity().shift(event.shift()).start());
            dispatch.held(event.shift()).forEach(place -> tell(place, News.of("goes-ahead", order, event.at(), start)));
            var news = News.of("goes-ahead-fewer", order, event.at(), start, number(event.people()))
                    .about(event.shift());
            post.tell(news, others(event.by(), receivers.community(order), receivers.dispatchers(order)));
        });
    }

    @ApplicationModuleListener
    void confirmed(ServiceConfirmed event) {
        about(event.activity(), order -> {
            var hours = event.settled() ? "hours-settled" : "hours";
            event.participations().forEach(each -> entered(order, hours, each, event.at()));
            event.missed().forEach(each -> missed(order, each.place(), each.said(), event.at()));
            var end = ended(order, event).about(event.shift());
            post.tell(
                    end.leadingTo("/shifts/" + event.shift() + "/confirmation"),
                    event.by()
                            .map(by -> others(by, receivers.community(order)))
                            .orElseGet(() -> receivers.community(order)));
            if (event.settled() || event.ending().inVain()) {
                post.tell(end.leadingTo("/orders/" + order.number()), receivers.dispatchers(order));
            }
        });
    }

    private static News ended(Order order, ServiceConfirmed event) {
        var what = event.ending().word();
        return event.ending().inVain()
                ? News.of(what, order, event.at(), moment(event.start()))
                : News.of(what, order, event.at(), number(event.participations().size()), minutes(event.minutes()));
    }

    @ApplicationModuleListener
    void corrected(HoursCorrected event) {
        about(event.activity(), order -> {
            if (event.now() == AttendanceWord.CAME) {
                entered(order, "corrected", event.participation(), event.at());
            } else if (event.minutesBefore() > 0) {
                voided(order, event);
            } else {
                missed(order, event.participation().place(), event.now(), event.at());
            }
        });
    }

    /** Hours that were taken away are named, with the reason; their lines stand struck on the statement. */
    private void voided(Order order, HoursCorrected event) {
        var place = dispatch.place(event.participation().place());
        var news = News.of(
                        "voided-" + event.now().code().replace('_', '-'),
                        order,
                        event.at(),
                        moment(place.start()),
                        minutes(event.minutesBefore()),
                        words(event.reason()))
                .about(place.id().value())
                .leadingTo(statement(order));
        post.tell(news, receivers.volunteer(place.volunteer()));
    }

    private void missed(Order order, PlaceId id, AttendanceWord said, Instant at) {
        var place = dispatch.place(id);
        tell(place, News.of(said.code().replace('_', '-'), order, at, moment(place.start())));
    }

    private void entered(Order order, String what, Participation each, Instant at) {
        var news = News.of(what, order, at, minutes(each.minutes()))
                .about(each.place().value())
                .leadingTo(statement(order));
        post.tell(news, receivers.volunteer(each.volunteer()));
    }

    /** What was said stands beside the hours of those who came. */
    @ApplicationModuleListener
    void evaluated(ActivityEvaluated event) {
        about(event.activity(), order -> {
            var news = News.of("evaluated", order, event.at(), number(event.stars()));
            tell(news, event.by(), order);
        });
    }

    @ApplicationModuleListener
    void evaluated(EvaluationCorrected event) {
        about(event.activity(), order -> {
            var news = News.of("evaluation-corrected", order, event.at(), number(event.stars()));
            tell(news, event.by(), order);
        });
    }

    private void tell(News news, AccountId by, Order order) {
        post.tell(news, others(by, receivers.community(order)));
        attendance.attended(order.number()).stream()
                .map(Place::volunteer)
                .distinct()
                .forEach(volunteer -> post.tell(news.leadingTo(statement(order)), receivers.volunteer(volunteer)));
    }

    /** The page of one's own hours on which the lines of this order stand. */
    private static String statement(Order order) {
        return Queries.with("/hours", "order", order.number());
    }

    private void tell(Place place, News news) {
        var id = place.id().value();
        var subject = news.subject().isEmpty() ? id : id + "/" + news.subject();
        post.tell(news.about(subject).leadingTo("/services/" + id), receivers.volunteer(place.volunteer()));
    }

    private void about(ActivityNumber number, Consumer<Order> work) {
        Scopes.run(Scope.SYSTEM, () -> work.accept(orders.order(number)));
    }
}
