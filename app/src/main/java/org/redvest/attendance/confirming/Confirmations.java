package org.redvest.attendance.confirming;

import java.time.Clock;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.redvest.accounts.AccountId;
import org.redvest.attendance.AttendanceWord;
import org.redvest.attendance.Confirmation;
import org.redvest.attendance.Confirmation.Receipt;
import org.redvest.attendance.NotedMark;
import org.redvest.attendance.Participation;
import org.redvest.attendance.ServiceConfirmed;
import org.redvest.attendance.Sheet;
import org.redvest.attendance.marks.CheckInRules;
import org.redvest.attendance.marks.Presence;
import org.redvest.attendance.marks.PresenceStore;
import org.redvest.attendance.marks.Progress;
import org.redvest.attendance.marks.TypedTime;
import org.redvest.dispatch.Place;
import org.redvest.hours.Hours;
import org.redvest.hours.Ledger;
import org.redvest.hours.LedgerOwner;
import org.redvest.hours.Mark;
import org.redvest.shifts.Activity;
import org.redvest.shifts.Shift;
import org.redvest.shifts.ShiftState;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** The community says who came, or after the set days the marks alone do; from that follow the hours. The caller has checked that it is the community's own order. */
@Component
public class Confirmations {

    /** From these a shift that is over can go on to its confirmation. */
    private static final Set<ShiftState> MAY_BE_CONFIRMED = EnumSet.range(ShiftState.DISPATCHING, ShiftState.ENDED);

    private final PresenceStore presences;
    private final ConfirmationStore store;
    private final Ledger ledger;
    private final Progress progress;
    private final ApplicationEventPublisher events;
    private final CheckInRules limits;
    private final Clock clock;

    Confirmations(
            PresenceStore presences,
            ConfirmationStore store,
            Ledger ledger,
            Progress progress,
            ApplicationEventPublisher events,
            CheckInRules limits,
            Clock clock) {
        this.presences = presences;
        this.store = store;
        this.ledger = ledger;
        this.progress = progress;
        this.events = events;
        this.limits = limits;
        this.clock = clock;
    }

    public Confirmation confirm(Activity activity, Shift shift, List<Place> places, Sheet.Filled filled, AccountId by) {
        var now = clock.instant();
        switch (stage(shift, places)) {
            case NEVER_OPENED, CANCELLED, NOBODY_ACCEPTED -> {
                return new Confirmation.NotHeld();
            }
            case TOO_EARLY -> {
                return new Confirmation.TooEarly(shift.end());
            }
            case TO_CONFIRM, CONFIRMED -> presences.keep(places);
        }
        var rows = presences.lock(shift.id());
        if (store.confirmed(shift.id()).isPresent()) {
            return again(activity, shift, rows, filled, by);
        }
        var opens =
                limits.on(shift.start().atZone(clock.getZone()).toLocalDate()).opens(shift.window());
        var reading = new SheetReading(
                places,
                rows,
                filled,
                new SheetReading.Bounds(
                        shift.window(), opens, activity.service().measure(), clock.getZone()));
        if (!reading.problems().isEmpty()) {
            return new Confirmation.Refused(reading.problems());
        }
        if (!store.confirm(shift.id(), activity, reading.counted(), Optional.of(by), now)) {
            return again(activity, shift, presences.presences(shift.id()), filled, by);
        }
        return new Confirmation.Done(enter(activity, shift, places, reading, by, now));
    }

    /** The first word holds. Who says the same once more is answered as before; anybody else is told. */
    private Confirmation again(Activity activity, Shift shift, List<Presence> rows, Sheet.Filled filled, AccountId by) {
        var first = store.confirmed(shift.id()).orElseThrow();
        var others = new SecondWord(filled, shift.window(), clock.getZone())
                .differs(rows, first.counted(), activity.service().measure());
        return first.by().equals(Optional.of(by)) && others.isEmpty()
                ? new Confirmation.Already(receipt(shift, rows).orElseThrow())
                : new Confirmation.Overtaken(first.by(), TypedTime.hour(first.at(), clock.getZone()), others);
    }

    private Receipt enter(
            Activity activity, Shift shift, List<Place> places, SheetReading reading, AccountId by, Instant now) {
        for (var place : places) {
            reading.called(place.id())
                    .ifPresent(call ->
                            presences.came(place.id(), NotedMark.arrivalByRoll(call.at(), by, now, call.reason())));
            reading.left(place.id())
                    .ifPresent(at -> presences.left(place.id(), NotedMark.of(Mark.How.CONFIRMATION, at, by, now)));
        }
        presences.say(places.stream().collect(Collectors.toMap(Place::id, place -> reading.said(place.id()))));
        return book(activity, shift, Optional.of(by));
    }

    /**
     * The community has not spoken: the marks alone say who came, and no person is called absent. Empty where the community was
     * first, or where there is nothing to settle.
     */
    public Optional<Receipt> settle(Activity activity, Shift shift, List<Place> places) {
        if (stage(shift, places) != Sheet.SheetStage.TO_CONFIRM) {
            return Optional.empty();
        }
        presences.keep(places);
        var marked = presences.lock(shift.id()).stream()
                .filter(presence -> presence.came().isPresent())
                .map(Presence::place)
                .collect(Collectors.toSet());
        var uncounted = new ConfirmationStore.Counted(0, null);
        if (!store.confirm(shift.id(), activity, uncounted, Optional.empty(), clock.instant())) {
            return Optional.empty();
        }
        presences.say(places.stream()
                .collect(Collectors.toMap(
                        Place::id,
                        place -> marked.contains(place.id()) ? AttendanceWord.CAME : AttendanceWord.UNRECORDED)));
        return Optional.of(book(activity, shift, Optional.empty()));
    }

    /** Enters what is said by now. A stay ends at its last mark: who only checked in has a line without minutes. */
    private Receipt book(Activity activity, Shift shift, Optional<AccountId> by) {
        var rows = presences.presences(shift.id());
        var served = rows.stream()
                .filter(presence -> presence.said().equals(Optional.of(AttendanceWord.CAME)))
                .map(presence -> hours(
                        activity,
                        shift,
                        presence,
                        presence.came().orElseThrow().mark(),
                        presence.left().or(presence::came).orElseThrow().mark(),
                        by.orElse(Hours.MACHINE)))
                .toList();
        if (served.isEmpty()) {
            ledger.note(activity.number());
        } else {
            ledger.enter(served);
        }
        var receipt = receipt(shift, rows).orElseThrow();
        progress.confirmed(shift, by, receipt);
        events.publishEvent(event(activity, shift, served, receipt, missed(rows), by));
        return receipt;
    }

    static Hours hours(Activity activity, Shift shift, Presence presence, Mark came, Mark left, AccountId by) {
        return new Hours(
                presence.volunteer(),
                presence.place(),
                new Hours.Occasion(
                        shift.id(),
                        LedgerOwner.of(activity.owner(), activity.number()),
                        activity.region(),
                        activity.service().category(),
                        activity.service().title(),
                        shift.window()),
                came,
                left,
                by);
    }

    private ServiceConfirmed event(
            Activity activity,
            Shift shift,
            List<Hours> served,
            Receipt receipt,
            List<ServiceConfirmed.Missed> missed,
            Optional<AccountId> by) {
        return new ServiceConfirmed(
                shift.id(),
                activity.number(),
                activity.region(),
                activity.service().category(),
                activity.service().item().map(item -> item.value()).orElse(""),
                activity.service().title(),
                shift.start(),
                shift.end(),
                receipt.beneficiaries(),
                served.stream().map(Confirmations::participation).toList(),
                new ServiceConfirmed.NotThere(receipt.onLeave(), receipt.absent(), receipt.excused()),
                by,
                receipt.at(),
                missed);
    }

    private static List<ServiceConfirmed.Missed> missed(List<Presence> rows) {
        return rows.stream()
                .flatMap(row -> row.said().filter(said -> said != AttendanceWord.CAME).stream()
                        .map(said -> new ServiceConfirmed.Missed(row.place(), row.volunteer(), said)))
                .toList();
    }

    public static Participation participation(Hours hours) {
        return new Participation(
                hours.place(),
                hours.volunteer(),
                hours.minutes(),
                hours.came().at(),
                hours.came().how().code(),
                hours.left().at(),
                hours.left().how().code());
    }

    /** What the community can do with a shift now. */
    Sheet.SheetStage stage(Shift shift, List<Place> places) {
        if (store.confirmed(shift.id()).isPresent()) {
            return Sheet.SheetStage.CONFIRMED;
        }
        if (shift.state() == ShiftState.CANCELLED) {
            return Sheet.SheetStage.CANCELLED;
        }
        if (shift.state() == ShiftState.PLANNED) {
            return Sheet.SheetStage.NEVER_OPENED;
        }
        if (clock.instant().isBefore(shift.end())) {
            return Sheet.SheetStage.TOO_EARLY;
        }
        return places.isEmpty() || !MAY_BE_CONFIRMED.contains(shift.state())
                ? Sheet.SheetStage.NOBODY_ACCEPTED
                : Sheet.SheetStage.TO_CONFIRM;
    }

    /** What was confirmed and corrected since, read again from what was written. */
    Optional<Receipt> receipt(Shift shift) {
        return receipt(shift, presences.presences(shift.id()));
    }

    private Optional<Receipt> receipt(Shift shift, List<Presence> rows) {
        return store.confirmed(shift.id())
                .map(confirmed -> new Receipt(
                        count(rows, AttendanceWord.CAME),
                        count(rows, AttendanceWord.ABSENT),
                        count(rows, AttendanceWord.ON_LEAVE),
                        count(rows, AttendanceWord.EXCUSED),
                        count(rows, AttendanceWord.UNRECORDED),
                        ledger.lines(shift.id()).stream()
                                .mapToInt(line -> line.entry().minutes())
                                .sum(),
                        confirmed.counted().beneficiaries(),
                        confirmed.by().isEmpty(),
                        confirmed.at()));
    }

    private static int count(List<Presence> rows, AttendanceWord said) {
        return Math.toIntExact(rows.stream()
                .filter(row -> row.said().equals(Optional.of(said)))
                .count());
    }
}
