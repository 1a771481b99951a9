package org.redvest.programmes;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.redvest.accounts.Hat;
import org.redvest.catalogue.Catalogue;
import org.redvest.catalogue.Site;
import org.redvest.catalogue.Skill;
import org.redvest.catalogue.Words;
import org.redvest.programmes.recurrence.HolidayCalendar;
import org.redvest.programmes.recurrence.Recurrence;
import org.redvest.programmes.recurrence.RecurrenceFault;
import org.redvest.shifts.Activity;
import org.redvest.shifts.ActivityNumber;
import org.redvest.shifts.ActivityState;
import org.redvest.shifts.AskedFor;
import org.redvest.shifts.NewActivity;
import org.redvest.shifts.Owner;
import org.redvest.shifts.Planning;
import org.redvest.shifts.Service;
import org.redvest.shifts.Shifts;
import org.redvest.shifts.Terms;
import org.redvest.shifts.TrackEntry;
import org.redvest.shifts.Whereabouts;
import org.redvest.shifts.Window;
import org.redvest.web.FreeText;
import org.redvest.web.Problem;
import org.springframework.stereotype.Component;

/** What is done with posts. The caller has locked their programme and checked whose it is. */
@Component
class Posts {

    /** Those read it whose shift falls away. */
    private static final FreeText REASON = FreeText.open(0, 200);

    private final PostStore store;
    private final ProgrammeStore programmes;
    private final Planning planning;
    private final Shifts shifts;
    private final Catalogue catalogue;
    private final HolidayCalendar calendar;
    private final Clock clock;

    Posts(
            PostStore store,
            ProgrammeStore programmes,
            Planning planning,
            Shifts shifts,
            Catalogue catalogue,
            HolidayCalendar calendar,
            Clock clock) {
        this.store = store;
        this.programmes = programmes;
        this.planning = planning;
        this.shifts = shifts;
        this.catalogue = catalogue;
        this.calendar = calendar;
        this.clock = clock;
    }

    PostPreview preview(Recurrence recurrence, int people) {
        var days = recurrence.dates(calendar);
        int made = days.size() * recurrence.hours().size();
        return new PostPreview(days, made, made * people);
    }

    /** What keeps a post from being kept as it is written. */
    List<Problem> problems(Programme programme, PostOutline outline) {
        var problems = new ArrayList<Problem>();
        if (!programme.region().contains(outline.community())) {
            problems.add(new Problem("community", "programmes.problem.community"));
        }
        problems.addAll(faults(programme, outline.recurrence()));
        return problems;
    }

    List<Problem> faults(Programme programme, Recurrence recurrence) {
        return recurrence.faults(programme.outline().period(), calendar).stream()
                .map(Posts::problem)
                .toList();
    }

    private static Problem problem(RecurrenceFault fault) {
        return switch (fault) {
            case RecurrenceFault.EndsBeforeStart() -> new Problem("lastDay", "programmes.problem.ends-first");
            case RecurrenceFault.OutsidePeriod(var period) ->
                new Problem(
                        "firstDay",
                        "programmes.problem.outside",
                        period.first().toString(),
                        period.last().toString());
            case RecurrenceFault.NoCalendar(int year) ->
                new Problem("holidays", "programmes.problem.no-calendar", Integer.toString(year));
            case RecurrenceFault.Never() -> new Problem("weekdays", "programmes.problem.never");
            case RecurrenceFault.TooMany(int made) ->
                new Problem("lastDay", "programmes.problem.too-many", made, Recurrence.MOST_SHIFTS);
        };
    }

    ActivityNumber add(Programme programme, PostOutline outline, UUID form, Hat by, Instant now) {
        var day = now.atZone(clock.getZone()).toLocalDate();
        var number = planning.nextNumber(outline.community().county(), day);
        store.insert(number, programme, outline, by, form, now);
        return number;
    }

    /** What keeps a post from being started now: each says which post it is about. */
    List<Problem> obstacles(Programme programme, ProgrammePost post, Instant now) {
        var outline = post.outline();
        var problems = new ArrayList<Problem>();
        if (!problems(programme, outline).isEmpty()) {
            problems.add(about(post, "programmes.problem.post-dates"));
        } else if (ahead(outline, now).isEmpty()) {
            problems.add(about(post, "programmes.problem.post-past"));
        }
        if (outline.details().contactName().isBlank()
                || outline.details().contactPhone().isBlank()) {
            problems.add(about(post, "programmes.problem.post-contact"));
        }
        return problems;
    }

    private static Problem about(ProgrammePost post, String key) {
        return new Problem("post-" + post.number(), key, post.outline().name());
    }

    private List<Window> ahead(PostOutline outline, Instant now) {
        return outline.recurrence().windows(calendar, clock.getZone()).stream()
                .filter(window -> window.start().isAfter(now))
                .toList();
    }

    /** Makes the shifts that lie ahead; from now on people may be asked for them. */
    void start(ProgrammePost post, Hat by, Instant now) {
        var outline = post.outline();
        var programme = programmes.find(post.programme()).orElseThrow(NoSuchProgramme::new);
        var windows = ahead(outline, now);
        planning.propose(new NewActivity(
                post.number(),
                Owner.PROGRAMME,
                outline.community(),
                by.account(),
                terms(programme, outline),
                outline.details(),
                windows,
                List.of(asked(outline))));
        planning.release(post.number());
        shifts.record(
                post.number(),
                TrackEntry.by(by.account(), now, "programmes.track.started", windows.size(), outline.people()));
        store.start(post.number(), now);
    }

    private static Terms terms(Programme programme, PostOutline outline) {
        return new Terms(
                new Service(
                        Optional.empty(),
                        outline.category(),
                        Words.asTyped(outline.name()),
                        Words.asTyped(outline.what()),
                        Words.asTyped(outline.risks()),
                        Words.asTyped(outline.safeguards()),
                        outline.minimumAge(),
                        programme.outline().measure()),
                new Whereabouts(Site.ELSEWHERE, outline.site()));
    }

    AskedFor asked(PostOutline outline) {
        var licensed = catalogue.skills().stream()
                .filter(Skill::licensed)
                .map(Skill::code)
                .filter(code -> outline.skill().filter(code::equals).isPresent())
                .toList();
        return new AskedFor(outline.people(), outline.skill().stream().toList(), licensed);
    }

    ProgrammeResult change(
            Programme programme, ProgrammePost post, PostOutline outline, String reason, Hat by, Instant now) {
        var problems = problems(programme, outline);
        if (!problems.isEmpty()) {
            return new ProgrammeResult.Refused(problems);
        }
        if (post.started()) {
            return revise(post, outline, reason, by, now);
        }
        store.change(post.number(), post.version(), outline);
        return new ProgrammeResult.Done(post.path());
    }

    private ProgrammeResult revise(ProgrammePost post, PostOutline outline, String reason, Hat by, Instant now) {
        var activity = shifts.lock(post.number());
        var revision = new PostRevision(
                activity, ahead(outline, now), outline, shifts.privateDetails(post.number()), clock.getZone(), now);
        var problems = problems(activity, revision, post, reason);
        if (!problems.isEmpty()) {
            return new ProgrammeResult.Refused(problems);
        }
        store.change(post.number(), post.version(), outline);
        planning.add(activity, revision.added(), List.of(asked(outline)));
        if (!revision.added().isEmpty() && activity.state() == ActivityState.CANCELLED) {
            planning.release(post.number());
        }
        if (revision.changesWhatStays()) {
            planning.change(activity, revision.change(), by.account(), now);
        }
        if (!revision.off().isEmpty()) {
            planning.cancel(shifts.activity(post.number()), revision.off(), reason, by.account(), now);
        }
        shifts.record(
                post.number(),
                TrackEntry.by(
                        by.account(),
                        now,
                        "programmes.track.changed",
                        revision.added().size(),
                        revision.moved(),
                        revision.off().size()));
        return new ProgrammeResult.Done(post.path());
    }

    private static List<Problem> problems(Activity activity, PostRevision revision, ProgrammePost post, String reason) {
        var problems = new ArrayList<Problem>();
        int numbered = activity.shifts().size() + revision.added().size();
        if (numbered > Recurrence.MOST_SHIFTS) {
            problems.add(new Problem("lastDay", "programmes.problem.too-many", numbered, Recurrence.MOST_SHIFTS));
        }
        if (revision.takesPlacesAway()) {
            problems.add(new Problem(
                    "people", "programmes.problem.fewer", post.outline().people()));
        }
        if (!revision.off().isEmpty() && reason.isBlank()) {
            problems.add(new Problem("reason", "programmes.problem.no-reason"));
        } else {
            problems.addAll(REASON.problems("reason", "web.typed.missing", reason));
        }
        return problems;
    }

    /** What was served, and what has begun, stays. */
    void callOff(ProgrammePost post, String reason, Hat by, Instant now) {
        Activity activity = shifts.lock(post.number());
        var off =
                activity.liveShifts().stream().filter(shift -> shift.ahead(now)).toList();
        if (!off.isEmpty()) {
            planning.cancel(activity, off, reason, by.account(), now);
            shifts.record(
                    post.number(), TrackEntry.by(by.account(), now, "programmes.track.called-off", off.size(), reason));
        }
    }
}
