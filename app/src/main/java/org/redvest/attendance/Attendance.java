package org.redvest.attendance;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.redvest.accounts.Hat;
import org.redvest.attendance.confirming.ConfirmationStore;
import org.redvest.attendance.confirming.Confirmations;
import org.redvest.attendance.confirming.Corrections;
import org.redvest.attendance.confirming.Restatements;
import org.redvest.attendance.confirming.Sheets;
import org.redvest.attendance.evaluating.Evaluating;
import org.redvest.attendance.evaluating.EvaluationStore;
import org.redvest.attendance.leading.Leading;
import org.redvest.attendance.marks.CheckIns;
import org.redvest.attendance.marks.GroupMarks;
import org.redvest.attendance.marks.PassCode;
import org.redvest.attendance.marks.Presence;
import org.redvest.attendance.marks.PresenceStore;
import org.redvest.attendance.marks.Progress;
import org.redvest.attendance.marks.Reach;
import org.redvest.attendance.marks.ShiftPlaces;
import org.redvest.attendance.roll.Rolls;
import org.redvest.database.Scope;
import org.redvest.database.Scopes;
import org.redvest.dispatch.Dispatch;
import org.redvest.dispatch.Place;
import org.redvest.dispatch.PlaceId;
import org.redvest.hours.Entry;
import org.redvest.hours.Ledger;
import org.redvest.shifts.ActivityNumber;
import org.redvest.shifts.ShiftId;
import org.redvest.shifts.Shifts;
import org.redvest.volunteers.VolunteerId;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What the rest of Redvest may ask of attendance. Whoever acts is checked here, first; what follows touches rows that a
 * volunteer's scope does not reach, so it runs as the system.
 */
@Service
public class Attendance {

    private final Dispatch dispatch;
    private final ShiftPlaces places;
    private final Shifts shifts;
    private final Reach reach;
    private final Sheets sheets;
    private final PresenceStore presences;
    private final ConfirmationStore confirmed;
    private final CheckIns checkIns;
    private final Rolls rolls;
    private final GroupMarks groupMarks;
    private final Confirmations confirmations;
    private final Corrections corrections;
    private final Restatements restatements;
    private final Evaluating evaluating;
    private final EvaluationStore evaluations;
    private final Leading leading;
    private final Ledger ledger;
    private final Clock clock;

    Attendance(
            Dispatch dispatch,
            ShiftPlaces places,
            Shifts shifts,
            Reach reach,
            Sheets sheets,
            PresenceStore presences,
            ConfirmationStore confirmed,
            CheckIns checkIns,
            Rolls rolls,
            GroupMarks groupMarks,
            Confirmations confirmations,
            Corrections corrections,
            Restatements restatements,
            Evaluating evaluating,
            EvaluationStore evaluations,
            Leading leading,
            Ledger ledger,
            Clock clock) {
        this.dispatch = dispatch;
        this.places = places;
        this.shifts = shifts;
        this.reach = reach;
        this.sheets = sheets;
        this.presences = presences;
        this.confirmed = confirmed;
        this.checkIns = checkIns;
        this.rolls = rolls;
        this.groupMarks = groupMarks;
        this.confirmations = confirmations;
        this.corrections = corrections;
        this.restatements = restatements;
        this.evaluating = evaluating;
        this.evaluations = evaluations;
        this.leading = leading;
        this.ledger = ledger;
        this.clock = clock;
    }

    // What a volunteer does

    @Transactional
    public CheckInResult checkIn(ShiftId shift, VolunteerId volunteer, String code) {
        return Scopes.within(Scope.SYSTEM, () -> checkIns.checkIn(places.own(shift, volunteer), code));
    }

    @Transactional
    public CheckInResult checkOut(ShiftId shift, VolunteerId volunteer, String code) {
        return Scopes.within(Scope.SYSTEM, () -> checkIns.checkOut(places.own(shift, volunteer), code));
    }

    /** Where somebody stands with their own place. */
    @Transactional(readOnly = true)
    public MyShift mine(ShiftId shift, VolunteerId volunteer) {
        return Scopes.within(Scope.SYSTEM, () -> {
            var place = places.own(shift, volunteer);
            var rules = checkIns.rules(place);
            var presence = presence(place);
            return new MyShift(
                    place,
                    shifts.activity(place.activity()),
                    presence.came(),
                    presence.left(),
                    presence.said(),
                    entered(place).or(() -> presence.minutes(CheckIns.window(place))),
                    rules.opens(CheckIns.window(place)),
                    rules.closes(CheckIns.window(place)),
                    confirmed
                            .confirmed(shift)
                            .filter(each -> each.by().isEmpty())
                            .isPresent(),
                    presences.lead(shift).equals(Optional.of(volunteer)));
        });
    }

    /** After the confirmation the ledger says how long it was, corrections included. */
    private Optional<Integer> entered(Place place) {
        return ledger.standing(place.id()).map(Entry::minutes);
    }

    private Presence presence(Place place) {
        return presences.presences(place.shift()).stream()
                .filter(presence -> presence.place().equals(place.id()))
                .findFirst()
                .orElse(Presence.unknown(place.id(), place.volunteer()));
    }

    // What whoever leads a shift does: the community's contact, or the volunteer it handed the lead to

    @Transactional
    public CodeScreen show(ShiftId shift, Hat leader) {
        return reach.leading(shift, leader, activity -> {
            var now = clock.instant();
            var planned = Progress.shift(activity, shift);
            var rules = checkIns.rules(planned.start());
            presences.keepLead(shift, activity.region());
            var code = new PassCode(presences.secret(shift), rules.step());
            return new CodeScreen(
                    sheets.of(activity, shift),
                    code.at(now),
                    rules.step(),
                    code.left(now),
                    rules.opens(planned.window()),
                    rules.closes(planned.window()));
        });
    }

    /** @param time of the day, as typed; empty is now */
    @Transactional
    public CheckInResult callIn(ShiftId shift, PlaceId place, String time, String reason, Hat leader) {
        return reach.leading(shift, leader, _ -> rolls.arrived(places.one(shift, place), time, reason, leader));
    }

    @Transactional
    public CheckInResult callOut(ShiftId shift, PlaceId place, String time, Hat leader) {
        return reach.leading(shift, leader, _ -> rolls.departed(places.one(shift, place), time, leader.account()));
    }

    /** A demo's people come, each at their own minute, with the code that stood on the screen then. Answers how many. */
    @Transactional
    public int arrive(ShiftId shift, Map<VolunteerId, Instant> when, Hat community) {
        return reach.asKeeper(
                shift,
                community,
                activity -> groupMarks.arrive(Progress.shift(activity, shift), dispatch.held(shift), when));
    }

    /** And leave again. */
    @Transactional
    public int depart(ShiftId shift, Map<VolunteerId, Instant> when, Hat community) {
        return reach.asKeeper(
                shift,
                community,
                activity -> groupMarks.depart(Progress.shift(activity, shift), dispatch.held(shift), when));
    }

    /** Hands the lead to somebody who has accepted, or takes it back. */
    @Transactional
    public Handover handLead(ShiftId shift, Optional<VolunteerId> to, Hat community) {
        boolean leads = show(shift, community).leadsAt(clock.instant());
        return reach.asKeeper(shift, community, activity -> {
            to.ifPresent(volunteer -> places.own(shift, volunteer));
            return leads ? leading.hand(activity, shift, to, community.account()) : new Handover.NothingToLead();
        });
    }

    // What the community does

    @Transactional(readOnly = true)
    public Sheet sheet(ShiftId shift, Hat community) {
        return reach.asKeeper(shift, community, activity -> sheets.of(activity, shift));
    }

    @Transactional
    public Confirmation confirm(ShiftId shift, Sheet.Filled filled, Hat community) {
        return reach.asKeeper(
                shift,
                community,
                activity -> confirmations.confirm(
                        activity, Progress.shift(activity, shift), places.of(shift), filled, community.account()));
    }

    /** Takes back a wrong word or time: voids the line of the ledger and adds the right one, as far as there is one. */
    @Transactional
    public Correction correct(ShiftId shift, PlaceId place, CorrectionForm form, Hat community) {
        return reach.asKeeper(
                shift,
                community,
                activity -> corrections.correct(
                        activity,
                        Progress.shift(activity, shift),
                        places.one(shift, place),
                        form,
                        community.account()));
    }

    /** Takes back how many were served, or how much was done, and counts again. */
    @Transactional
    public Correction countAgain(ShiftId shift, CountForm form, Hat community) {
        return reach.asKeeper(
                shift,
                community,
                activity -> restatements.count(activity, Progress.shift(activity, shift), form, community.account()));
    }

    /** Gives another leaving time. */
    @Transactional
    public Correction correct(ShiftId shift, PlaceId place, String left, String reason, Hat community) {
        return correct(shift, place, CorrectionForm.left(left, reason), community);
    }

    @Transactional
    public Evaluation evaluate(ActivityNumber number, String stars, String word, Hat community) {
        return evaluate(number, EvaluationForm.first(stars, word), community);
    }

    @Transactional
    public Evaluation evaluate(ActivityNumber number, EvaluationForm form, Hat community) {
        return reach.asKeeper(number, community, activity -> evaluating.evaluate(activity, form, community.account()));
    }

    /** Takes back the stars or the words, and gives others. */
    @Transactional
    public Correction evaluateAgain(ActivityNumber number, EvaluationForm form, Hat community) {
        return reach.asKeeper(
                number, community, activity -> evaluating.evaluateAgain(activity, form, community.account()));
    }

    /** All that the community said of an activity, oldest first; the last stands. */
    @Transactional(readOnly = true)
    public List<Evaluation.Stated> evaluations(ActivityNumber number) {
        shifts.activity(number);
        return evaluations.evaluations(number);
    }

    @Transactional(readOnly = true)
    public Optional<Evaluation.Given> evaluated(ActivityNumber number) {
        shifts.activity(number);
        return evaluations.evaluated(number);
    }

    /** The places of those who came to an activity's services, as far as the community has confirmed them. */
    @Transactional(readOnly = true)
    public List<Place> attended(ActivityNumber number) {
        return Scopes.within(
                Scope.SYSTEM,
                () -> shifts.activity(number).shifts().stream()
                        .flatMap(shift -> presences.presences(shift.id()).stream())
                        .filter(presence -> presence.said().equals(Optional.of(AttendanceWord.CAME)))
                        .map(presence -> dispatch.place(presence.place()))
                        .toList());
    }
}
