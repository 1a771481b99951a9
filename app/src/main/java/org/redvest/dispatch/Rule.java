package org.redvest.dispatch;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.redvest.engine.Bar;

/** What the sieve asks, in this order: first what people decided about themselves, then what the service asks of them. */
public enum Rule {
    TOO_FAR,
    NOT_FREE,
    CLASHES,
    ENOUGH,
    LACKS_SKILL,
    NOT_INTERESTED,
    TOO_YOUNG,
    LACKS_LICENCE,
    DO_NOT_DISTURB,
    DECLINED,

    /** Counted nowhere: those who are not active are not among the volunteers that a sieve begins with. */
    NOT_ACTIVE;

    /** As in addresses and in the keys of its words. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Optional<Rule> find(String code) {
        return Stream.of(values()).filter(rule -> rule.code().equals(code)).findFirst();
    }

    public static Rule of(Reason reason) {
        return switch (reason) {
            case Reason.Engine(var bar) -> of(bar);
            case Reason.Clash _ -> CLASHES;
            case Reason.TooYoung _ -> TOO_YOUNG;
            case Reason.LacksLicence _, Reason.LicenceOver _ -> LACKS_LICENCE;
            case Reason.DoNotDisturb _ -> DO_NOT_DISTURB;
            case Reason.Declined _ -> DECLINED;
            case Reason.NotActive _ -> NOT_ACTIVE;
        };
    }

    private static Rule of(Bar bar) {
        return switch (bar) {
            case Bar.TooFar _ -> TOO_FAR;
            case Bar.NotFree _ -> NOT_FREE;
            case Bar.Clashes _ -> CLASHES;
            case Bar.TooLong _, Bar.ShiftsFull _, Bar.DayFull _, Bar.MinutesFull _ -> ENOUGH;
            case Bar.LacksSkills _ -> LACKS_SKILL;
            case Bar.NotInterested _ -> NOT_INTERESTED;
            case Bar.TooYoung _ -> TOO_YOUNG;
            case Bar.LacksLicences _, Bar.LicencesOver _ -> LACKS_LICENCE;
            case Bar.DoNotDisturb _ -> DO_NOT_DISTURB;
            case Bar.NotAtHome _, Bar.Barred _, Bar.NotListed _ ->
                throw new IllegalStateException(
                        "%s comes from a planning problem; the server has reasons".formatted(bar));
        };
    }
}
