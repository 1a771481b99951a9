package org.redvest.dispatch;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.redvest.engine.Bar;
import org.redvest.engine.Parameters;
import org.redvest.shifts.Activity;
import org.redvest.shifts.ActivityState;
import org.redvest.shifts.Shift;
import org.redvest.shifts.Whereabouts;
import org.redvest.volunteers.Profile;
import org.redvest.web.Text;

/** Puts skills, distances and reasons into the reader's words. */
public final class DispatchWords {

    private static final double CYCLING_KM_PER_MINUTE = 14.0 / 60;

    /** What is nearer than this is next door. */
    private static final double NEXT_DOOR_KM = 0.1;

    /** At one and the same site there is no way to go, only a gap to keep. */
    private static final double GAP_MINUTES = Parameters.DEFAULT.gapMinutes();

    private DispatchWords() {}

    /** Why nobody is asked for a service any more, whatever its numbers say: a key; empty while it lies ahead. */
    public static Optional<String> standstill(Activity activity, Shift shift) {
        if (activity.state() == ActivityState.CANCELLED || !shift.state().live()) {
            return Optional.of("dispatch.called-off");
        }
        return shift.state().ahead() ? Optional.empty() : Optional.of("dispatch.is-over");
    }

    /** 陪诊、急救. */
    public static String skills(Collection<String> codes, Text text) {
        return String.join(
                text.of("dispatch.and"),
                codes.stream()
                        .sorted()
                        .map(code -> text.of("catalogue.skill." + code))
                        .toList());
    }

    /** 离您 2.1 公里，骑车约 9 分钟. */
    public static String way(double kilometres, Text text) {
        if (kilometres < NEXT_DOOR_KM) {
            return text.of("dispatch.way.next-door");
        }
        var minutes = Math.max(1, Math.round(kilometres / CYCLING_KM_PER_MINUTE));
        return minutes > 45
                ? text.of("dispatch.way.far", text.decimal(kilometres))
                : text.of("dispatch.way.near", text.decimal(kilometres), minutes);
    }

    /** 离点单的社区 2.1 公里: where the service is elsewhere, this alone was measured. */
    public static String wayToCommunity(double kilometres, Text text) {
        return kilometres < NEXT_DOOR_KM
                ? text.of("dispatch.way.community-next-door")
                : text.of("dispatch.way.community", text.decimal(kilometres));
    }

    /** The area, and what everybody may know of the place in it: its name, or whether one goes to people's homes. */
    public static String where(String area, Activity activity, Text text) {
        var name = activity.where().name();
        var site = activity.where().site().name().toLowerCase(Locale.ROOT);
        return area + text.of("web.dot") + (name.isBlank() ? text.of("dispatch.where." + site) : name);
    }

    /** 离社区 0.9 公里, for those they come to. */
    public static String away(double kilometres, Text text) {
        return kilometres < NEXT_DOOR_KM
                ? text.of("dispatch.seat.next-door")
                : text.of("dispatch.seat.away", text.decimal(kilometres));
    }

    /** Why this person sees this opening: what they can, when they said they are free, what they care for. */
    public static String why(Opening.Asked asked, Whereabouts where, Profile profile, Text text) {
        var parts = new ArrayList<String>();
        if (!asked.skills().isEmpty()) {
            parts.add(text.of("dispatch.why.skill", skills(asked.skills(), text)));
        }
        parts.add(text.of("dispatch.why.free"));
        parts.add(text.of(
                where.elsewhere() ? "dispatch.why.community-near" : "dispatch.why.near",
                text.decimal(profile.preferences().radiusKm())));
        if (profile.preferences().interests().contains(asked.category())) {
            parts.add(text.of("dispatch.why.interest", text.of("catalogue.category." + asked.category())));
        }
        var sentence = String.join(text.of("dispatch.why.and"), parts);
        return text.of("dispatch.why", sentence.substring(0, 1).toUpperCase(Locale.ROOT) + sentence.substring(1));
    }

    /** One sentence for each reason. */
    public static List<String> reasons(List<Reason> reasons, Whereabouts where, Text text) {
        return reasons.stream().map(reason -> reason(reason, where, text)).toList();
    }

    private static String reason(Reason reason, Whereabouts where, Text text) {
        return switch (reason) {
            case Reason.Engine(var bar) -> bar(bar, where, text);
            case Reason.Clash clash -> clash(clash.bar(), text);
            case Reason.TooYoung young -> text.of("dispatch.reason.too-young", young.minimumAge());
            case Reason.LacksLicence(var licence) ->
                text.of("dispatch.reason.lacks-licence", text.of("catalogue.licence." + licence));
            case Reason.LicenceOver(var licence, var lastDay) ->
                text.of(
                        "dispatch.reason.licence-over",
                        text.of("catalogue.licence." + licence),
                        text.fullDate(lastDay));
            case Reason.NotActive(var status) -> text.of("dispatch.reason." + status.word());
            case Reason.DoNotDisturb _ -> text.of("dispatch.reason.do-not-disturb");
            case Reason.Declined _ -> text.of("dispatch.reason.declined");
        };
    }

    private static String bar(Bar bar, Whereabouts where, Text text) {
        return switch (bar) {
            case Bar.TooFar(double way, double radius) ->
                text.of(
                        where.elsewhere() ? "dispatch.reason.community-too-far" : "dispatch.reason.too-far",
                        text.decimal(way),
                        text.decimal(radius));
            case Bar.NotFree _ -> text.of("dispatch.reason.not-free");
            case Bar.TooLong tooLong -> text.of("dispatch.reason.minutes", text.hours(tooLong.maxMinutes()));
            case Bar.LacksSkills(var missing) -> text.of("dispatch.reason.lacks-skill", skills(missing, text));
            case Bar.NotInterested(var category) ->
                text.of("dispatch.reason.not-interested", text.of("catalogue.category." + category));
            case Bar.ShiftsFull(int most) -> text.of("dispatch.reason.shifts", most);
            case Bar.DayFull full -> text.of("dispatch.reason.day", full.maxShiftsPerDay());
            case Bar.MinutesFull full -> text.of("dispatch.reason.minutes", text.hours(full.maxMinutes()));
            case Bar.Clashes clash -> clash(clash, text);
            case Bar.TooYoung _,
                    Bar.LacksLicences _,
                    Bar.LicencesOver _,
                    Bar.DoNotDisturb _,
                    Bar.NotAtHome _,
                    Bar.Barred _,
                    Bar.NotListed _ ->
                throw new IllegalStateException("%s is no reason of the engine's".formatted(bar));
        };
    }

    private static String clash(Bar.Clashes clash, Text text) {
        return clash.minutesBetween() < 0
                ? text.of("dispatch.reason.overlap")
                : text.of(
                        clash.minutesNeeded() > GAP_MINUTES ? "dispatch.reason.too-near" : "dispatch.reason.no-gap",
                        text.length(Duration.ofMinutes(clash.minutesBetween())),
                        text.length(Duration.ofMinutes((long) Math.ceil(clash.minutesNeeded()))));
    }
}
