package org.redvest.notices;

import static org.redvest.notices.Notice.moment;
import static org.redvest.notices.Notice.number;
import static org.redvest.notices.Notice.words;

import java.util.function.Consumer;
import org.redvest.database.Scope;
import org.redvest.database.Scopes;
import org.redvest.dispatch.AskReason;
import org.redvest.dispatch.Dispatch;
import org.redvest.dispatch.EmergencyNews;
import org.redvest.dispatch.InvitationsTakenBack;
import org.redvest.dispatch.Place;
import org.redvest.dispatch.SwapNews;
import org.redvest.dispatch.TeamAsked;
import org.redvest.dispatch.VolunteersInvited;
import org.redvest.shifts.Activity;
import org.redvest.shifts.ActivityNumber;
import org.redvest.shifts.Shifts;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

/** Tells those who are asked for something: to come, to send members, to exchange a place; and how it ended. */
@Component
class TellingAsked {

    private final Receivers receivers;
    private final Postbox post;
    private final Shifts shifts;
    private final Dispatch dispatch;

    TellingAsked(Receivers receivers, Postbox post, Shifts shifts, Dispatch dispatch) {
        this.receivers = receivers;
        this.post = post;
        this.shifts = shifts;
        this.dispatch = dispatch;
    }

    /** Each who was asked, once for each invitation: heard twice, it is the same news. */
    @ApplicationModuleListener
    void invited(VolunteersInvited event) {
        about(
                event.activity(),
                activity -> event.invited()
                        .forEach(each -> post.tell(
                                News.of(invited(each), activity, event.at(), moment(each.start()), moment(each.until()))
                                        .about(each.invitation())
                                        .leadingTo("/openings/" + each.need().value()),
                                receivers.volunteer(each.volunteer()))));
    }

    /** Who has waited hears that a place is kept for them. */
    private static String invited(VolunteersInvited.OneInvited each) {
        return each.why() == AskReason.WAITED ? "kept" : "invited";
    }

    /** That others came first asks nothing of the reader, so it stands in their list and goes nowhere else. */
    @ApplicationModuleListener
    void takenBack(InvitationsTakenBack event) {
        var what = event.full() ? "invitation-full" : "invitation-taken-back";
        about(
                event.activity(),
                activity -> event.takenBack().forEach(each -> {
                    var news = News.of(what, activity, event.at(), moment(each.start()))
                            .about(each.invitation())
                            .leadingTo("/openings/" + each.need().value());
                    post.tell(event.full() ? news.asReceipt() : news, receivers.volunteer(each.volunteer()));
                }));
    }

    /** Each message of a drill says that it is one. */
    @ApplicationModuleListener
    void emergency(EmergencyNews event) {
        var news = event.turn() == EmergencyNews.EmergencyTurn.ASKED
                ? News.of(event, moment(event.start()), moment(event.until()))
                : News.of(event, moment(event.start()));
        Scopes.run(
                Scope.SYSTEM,
                () -> event.people().forEach(volunteer -> post.tell(news, receivers.volunteer(volunteer))));
    }

    /** A leader has to do something; that it is no longer so stands in their list alone. */
    @ApplicationModuleListener
    void teams(TeamAsked event) {
        about(event.activity(), activity -> {
            var team = words(event.team());
            switch (event.turn()) {
                case OFFERED, TAKEN_BACK -> {
                    boolean back = event.turn() == TeamAsked.TeamTurn.TAKEN_BACK;
                    var news = News.of(
                                    back ? "team-taken-back" : "team-offered",
                                    activity,
                                    event.at(),
                                    team,
                                    number(event.places()),
                                    moment(event.start()),
                                    moment(event.until()))
                            .about(event.offer())
                            .leadingTo("/teams/offers/" + event.offer());
                    event.leaders()
                            .forEach(leader -> post.tell(back ? news.asReceipt() : news, receivers.volunteer(leader)));
                }
                case DECLINED ->
                    post.tell(
                            News.of("team-declined", activity, event.at(), team, number(event.places()))
                                    .about(event.offer()),
                            receivers.dispatchers(activity));
                case RAN_OUT -> ranOut(event, activity);
            }
        });
    }

    /** The committee looks for others; the leader knows that it is too late. */
    private void ranOut(TeamAsked event, Activity activity) {
        var news = News.of(
                        "team-ran-out",
                        activity,
                        event.at(),
                        words(event.team()),
                        number(event.places()),
                        number(event.coming()))
                .about(event.offer());
        post.tell(
                news.leadingTo(activity.path() + "/invitations/" + event.need().value() + "/teams"),
                receivers.dispatchers(activity));
        event.leaders()
                .forEach(leader -> post.tell(
                        news.asReceipt().leadingTo("/teams/offers/" + event.offer()), receivers.volunteer(leader)));
    }

    /** Who is asked hears of it, and all hear how it ended, but for who has ended it. */
    @ApplicationModuleListener
    void swaps(SwapNews event) {
        for (var seat : event.seats()) {
            Scopes.run(Scope.SYSTEM, () -> {
                var now = seat.receives().map(dispatch::place).map(Place::activity);
                swap(event, seat, shifts.activity(now.orElse(seat.activity())));
            });
        }
    }

    private void swap(SwapNews event, SwapNews.SwapSide seat, Activity activity) {
        var page = "/services/swaps/" + event.swap();
        var news = switch (event.turn()) {
            case PROPOSED ->
                News.of(
                        "swap-asked",
                        activity,
                        event.at(),
                        moment(seat.givesFrom()),
                        moment(seat.takesFrom()),
                        moment(event.due()));
            case DONE -> News.of("swap-done", activity, event.at(), moment(seat.takesFrom()));
            case OFF -> News.of("swap-off", activity, event.at(), moment(seat.givesFrom()));
        };
        boolean knows = switch (event.turn()) {
            case PROPOSED -> seat.agreed();
            case DONE -> false;
            // Who took leave, or whose service was cancelled, heard of that, and has no service to go to.
            case OFF -> seat.declined() || !seat.holds();
        };
        if (!knows) {
            post.tell(news.about(event.swap()).leadingTo(page), receivers.volunteer(seat.volunteer()));
        }
    }

    private void about(ActivityNumber number, Consumer<Activity> work) {
        Scopes.run(Scope.SYSTEM, () -> work.accept(shifts.activity(number)));
    }
}
