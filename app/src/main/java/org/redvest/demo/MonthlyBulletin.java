package org.redvest.demo;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.redvest.bulletins.Bulletins;
import org.redvest.reports.Question;
import org.springframework.stereotype.Component;

/** The county's bulletin of the month before, issued when that month was over. */
@Component
class MonthlyBulletin {

    private static final UUID FORM =
            UUID.nameUUIDFromBytes("bulletin of the month before".getBytes(StandardCharsets.UTF_8));

    private static final List<String> NUMERALS = List.of("一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二");

    private final Bulletins bulletins;
    private final Chronicle chronicle;
    private final Staff staff;
    private final Clock clock;

    MonthlyBulletin(Bulletins bulletins, Chronicle chronicle, Staff staff, Clock clock) {
        this.bulletins = bulletins;
        this.chronicle = chronicle;
        this.staff = staff;
        this.clock = clock;
    }

    /** In the caller's story, when the records are complete. Issued twice, it is there once. */
    void issue(Instant moment) {
        var dispatcher = staff.dispatcher(CastList.COUNTY);
        var month = YearMonth.from(moment.atZone(clock.getZone())).minusMonths(1);
        var at = month.plusMonths(1)
                .atDay(4)
                .atTime(9, 0)
                .atZone(clock.getZone())
                .toInstant();
        var question = new Question(
                month.atDay(1), month.atEndOfMonth(), Optional.of(dispatcher.region()), Optional.empty(), at);
        chronicle.at(at.plus(Duration.ofMinutes(10)), () -> {
            bulletins.freeze(NUMERALS.get(month.getMonthValue() - 1) + "月通报", question, FORM, dispatcher);
            return true;
        });
    }
}
