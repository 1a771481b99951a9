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
import org.redvest.shifts.Activity;
import org.redvest.shifts.ActivityChanged;
import org.redvest.shifts.ActivityNumber;
import org.redvest.shifts.Shift;
import org.redvest.shifts.Shifts;
import org.redvest.shifts.Window;
import org.redvest.web.Queries;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

/**
 * Tells those who serve what becomes of their place, of their hours and of the service they came to. Their links lead to pages
 * of their own: a volunteer may not open an activity.
 */
@Component
class TellingVolunteers {

    private final Receivers receivers;
    private final Postbox post;
    private final Shifts shifts;
    private final Dispatch dispatch;
    private final Attendance attendance;

    TellingVolunteers(Receivers receivers, Postbox post, Shifts shifts, Dispatch dispatch, Attendance attendance) {
        this.receivers = receivers;
        this.post = post;
        this.shifts = shifts;
        this.dispatch = dispatch;
        this.attendance = attendance;
    }

    @ApplicationModuleListener
    void accepted(PlaceAccepted event) {
        about(event.activity(), activity -> {
            var place = dispatch.place(event.place());
            tell(
                    place,
                    News.of("accepted", activity, event.at(), moment(place.start()))
                            .asReceipt());
        });
    }

    /** A yes that another noted down: the person can check it, and take leave. */
    @ApplicationModuleListener
    void calledYes(CalledYes event) {
        about(event.activity(), activity -> {
            var place = dispatch.place(event.place());
            tell(place, News.of("called-yes", activity, event.at(), moment(place.start())));
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
        about(event.activity(), activity -> {
            var concerns = EnumSet.noneOf(ActivityChanged.ChangedPart.class);
            concerns.addAll(event.parts());
            concerns.remove(ActivityChanged.ChangedPart.PEOPLE);
            activity.liveShifts().stream()
                    .filter(shift -> !concerns.isEmpty() && shift.end().isAfter(event.at()))
                    .forEach(shift -> holders(shift, changed(activity, event.at(), shift, concerns)));
        });
    }

    /** A later change of the note does not take the place of an unread one of the address. */
    private static News changed(Activity activity, Instant at, Shift shift, Set<ActivityChanged.ChangedPart> parts) {
        return News.of("changed", activity, at, moment(shift.start()), parts(parts))
                .about(parts(parts));
    }

    private void holders(Shift shift, News news) {
        dispatch.held(shift.id()).forEach(place -> tell(place, news));
    }

    /** Who has lost the place meanwhile is told that instead. */
    @ApplicationModuleListener
    void moved(PlaceMoved event) {
        about(event.activity(), activity -> {
            var place = dispatch.place(event.place());
            if (place.held()) {
                var time = window(new Window(place.start(), place.end()));
                tell(
                        place,
                        event.answerDue()
                                .map(due -> News.of("asked-again", activity, event.at(), time, moment(due)))
                                .orElseGet(() -> News.of("moved", activity, event.at(), time)));
            }
        });
    }

    /** Whoever moves a service does not see yet whom that costs it. */
    @ApplicationModuleListener
    void freed(PlaceFreed event) {
        about(event.activity(), activity -> {
            var place = dispatch.place(event.place());
            tell(place, freed(activity, place, event.why(), event.at()));
            if (event.why() == Place.Why.CHANGED) {
                var lost = News.of("lost", activity, event.at(), moment(place.start()))
                        .about(place.id().value());
                post.tell(lost, receivers.community(activity));
            }
        });
    }

    private static News freed(Activity activity, Place place, Place.Why why, Instant at) {
        if (why != Place.Why.CANCELLED) {
            return News.of(
                    place.unanswered() ? "freed-unanswered" : "freed-changed", activity, at, moment(place.start()));
        }
        var reason = activity.cancelledBecause(place.shift()).orElse("—");
        return News.of("freed-cancelled", activity, at, moment(place.start()), words(reason));
    }

    /** On the page of their own place, which is theirs whoever leads later; who has left it since, is told nothing. */
    @ApplicationModuleListener
    void handed(LeadHanded event) {
        about(
                event.activity(),
                activity -> dispatch.held(event.shift()).forEach(place -> {
                    var holder = Optional.of(place.volunteer());
                    if (holder.equals(event.now())) {
                        tell(place, News.of("lead", activity, event.at(), moment(place.start())));
                    } else if (holder.equals(event.before())) {
                        tell(place, News.of("lead-passed", activity, event.at(), moment(place.start())));
                    }
                }));
    }

    /** Those who come know that it runs, and the committee that it need not look for others. */
    @ApplicationModuleListener
    void goesAhead(ShiftGoesAhead event) {
        about(event.activity(), activity -> {
            var start = moment(activity.shift(event.shift()).start());
            dispatch.held(event.shift())
                    .forEach(place -> tell(place, News.of("goes-ahead", activity, event.at(), start)));
            var news = News.of("goes-ahead-fewer", activity, event.at(), start, number(event.people()))
                    .about(event.shift());
            post.tell(news, others(event.by(), receivers.community(activity), receivers.dispatchers(activity)));
        });
    }

    @ApplicationModuleListener
    void confirmed(ServiceConfirmed event) {
        about(event.activity(), activity -> {
            var hours = event.settled() ? "hours-settled" : "hours";
            event.participations().forEach(each -> entered(activity, hours, each, event.at()));
            event.missed().forEach(each -> missed(activity, each.place(), each.said(), event.at()));
            var end = ended(activity, event).about(event.shift());
            post.tell(
                    end.leadingTo("/shifts/" + event.shift() + "/confirmation"),
                    event.by()
                            .map(by -> others(by, receivers.community(activity)))
                            .orElseGet(() -> receivers.community(activity)));
            if (event.settled() || event.ending().inVain()) {
                post.tell(end.leadingTo(activity.path()), receivers.above(activity));
            }
        });
    }

    private static News ended(Activity activity, ServiceConfirmed event) {
        var what = event.ending().word();
        return event.ending().inVain()
                ? News.of(what, activity, event.at(), moment(event.start()))
                : News.of(
                        what,
                        activity,
                        event.at(),
                        number(event.participations().size()),
                        minutes(event.minutes()));
    }

    @ApplicationModuleListener
    void corrected(HoursCorrected event) {
        about(event.activity(), activity -> {
            if (event.now() == AttendanceWord.CAME) {
                entered(activity, "corrected", event.participation(), event.at());
            } else if (event.minutesBefore() > 0) {
                voided(activity, event);
            } else {
                missed(activity, event.participation().place(), event.now(), event.at());
            }
        });
    }

    /** Hours that were taken away are named, with the reason; their lines stand struck on the statement. */
    private void voided(Activity activity, HoursCorrected event) {
        var place = dispatch.place(event.participation().place());
        var news = News.of(
                        "voided-" + event.now().code().replace('_', '-'),
                        activity,
                        event.at(),
                        moment(place.start()),
                        minutes(event.minutesBefore()),
                        words(event.reason()))
                .about(place.id().value())
                .leadingTo(statement(activity));
        post.tell(news, receivers.volunteer(place.volunteer()));
    }

    private void missed(Activity activity, PlaceId id, AttendanceWord said, Instant at) {
        var place = dispatch.place(id);
        tell(place, News.of(said.code().replace('_', '-'), activity, at, moment(place.start())));
    }

    private void entered(Activity activity, String what, Participation each, Instant at) {
        var news = News.of(what, activity, at, minutes(each.minutes()))
                .about(each.place().value())
                .leadingTo(statement(activity));
        post.tell(news, receivers.volunteer(each.volunteer()));
    }

    /** What was said stands beside the hours of those who came. */
    @ApplicationModuleListener
    void evaluated(ActivityEvaluated event) {
        about(event.activity(), activity -> {
            var news = News.of("evaluated", activity, event.at(), number(event.stars()));
            tell(news, event.by(), activity);
        });
    }

    @ApplicationModuleListener
    void evaluated(EvaluationCorrected event) {
        about(event.activity(), activity -> {
            var news = News.of("evaluation-corrected", activity, event.at(), number(event.stars()));
            tell(news, event.by(), activity);
        });
    }

    private void tell(News news, AccountId by, Activity activity) {
        post.tell(news, others(by, receivers.community(activity)));
        attendance.attended(activity.number()).stream()
                .map(Place::volunteer)
                .distinct()
                .forEach(volunteer -> post.tell(news.leadingTo(statement(activity)), receivers.volunteer(volunteer)));
    }

    /** The page of one's own hours on which the lines of this activity stand. */
    private static String statement(Activity activity) {
        return Queries.with("/hours", "order", activity.number());
    }

    private void tell(Place place, News news) {
        var id = place.id().value();
        var subject = news.subject().isEmpty() ? id : id + "/" + news.subject();
        post.tell(news.about(subject).leadingTo("/services/" + id), receivers.volunteer(place.volunteer()));
    }

    private void about(ActivityNumber number, Consumer<Activity> work) {
        Scopes.run(Scope.SYSTEM, () -> work.accept(shifts.activity(number)));
    }
}
