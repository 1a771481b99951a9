package org.redvest.bulletins;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.redvest.accounts.Hat;
import org.redvest.accounts.Role;
import org.redvest.accounts.TestPeople;
import org.redvest.bulletins.BulletinContent.PartLine;
import org.redvest.database.Scope;
import org.redvest.database.Scopes;
import org.redvest.programmes.AProgramme;
import org.redvest.programmes.ProgrammeId;
import org.redvest.programmes.ProgrammeOutline;
import org.redvest.programmes.ProgrammeResult;
import org.redvest.programmes.Programmes;
import org.redvest.regions.RegionCode;
import org.redvest.reports.Question;
import org.redvest.reports.Reports;
import org.redvest.testing.FreshDatabase;
import org.redvest.testing.Loop;
import org.redvest.testing.RedvestTest;
import org.redvest.testing.TestClock;
import org.springframework.beans.factory.annotation.Autowired;

/** A bulletin counts each person once, freezes what it says, and shows what the records say otherwise later. */
@RedvestTest
class BulletinsTest {

    private static final String DAXIANG = "430503005004";
    private static final String SHUANGQING = "430502001001";
    private static final LocalDate DAY = LocalDate.parse("2026-01-10");
    private static final Instant RECORDED = Instant.parse("2026-01-31T10:00:00Z");
    private static final Instant MOMENT = Instant.parse("2026-02-01T00:00:00Z");

    @Autowired
    Bulletins bulletins;

    @Autowired
    RecordedServices services;

    @Autowired
    Programmes programmes;

    @Autowired
    Reports reports;

    @Autowired
    TestPeople people;

    @Autowired
    TestClock clock;

    private Hat city;
    private long winter;
    private long river;

    @BeforeEach
    void two_programmes_and_orders() {
        city = people.hat(Role.DISPATCHER, "4305");
        winter = made("暖冬行动", "邵阳市团委");
        river = made("河小青", "邵阳市团委");
        clock.set("2026-02-26T09:00");
        services.session(1, winter, DAXIANG, DAY, RECORDED, people(1, 20));
        services.session(2, winter, SHUANGQING, DAY.plusDays(1), RECORDED, people(1, 8));
        services.session(3, river, DAXIANG, DAY.plusDays(2), RECORDED, people(15, 30));
        services.session(4, Question.ORDERS, SHUANGQING, DAY.plusDays(3), RECORDED, people(28, 36));
    }

    @Test
    @FreshDatabase
    void a_person_who_served_for_two_programmes_counts_once_and_is_shown() {
        for (var addedUp : List.of(false, true)) {
            if (addedUp) {
                Scopes.run(Scope.SYSTEM, reports::catchUp);
            }
            var draft = draft(january());

            assertThat(draft.figure("people")).isEqualTo(36);
            assertThat(draft.figure("participations")).isEqualTo(20 + 8 + 16 + 9);
            assertThat(draft.figure("sessions")).isEqualTo(4);
            assertThat(draft.figure("hours")).isEqualTo(53 * 120);
            assertThat(draft.programmes())
                    .extracting(PartLine::code, PartLine::people)
                    .containsExactlyInAnyOrder(part(Question.ORDERS, 9), part(winter, 20), part(river, 16));
            assertThat(draft.twice()).isEqualTo(new BulletinContent.CountedTwice(36, 3, 45, 9, 2, 39, 3));
            assertThat(draft.reach()).isEqualTo(new BulletinContent.Coverage(2, 2));
            assertThat(draft.series()).hasSize(4);
        }
    }

    @Test
    @FreshDatabase
    void of_chosen_programmes_it_counts_these_alone() {
        var draft = draft(january().of(List.of(winter)));

        assertThat(draft.figure("people")).isEqualTo(20);
        assertThat(draft.figure("participations")).isEqualTo(28);
        assertThat(draft.programmes()).extracting(PartLine::name).containsExactly("暖冬行动");
        assertThat(draft.counties()).extracting(PartLine::people).containsExactlyInAnyOrder(20L, 8L);
    }

    @Test
    @FreshDatabase
    void a_county_sees_and_counts_only_its_own() {
        var daxiang = people.hat(Role.DISPATCHER, "430503");

        var draft = Loop.as(daxiang, () -> bulletins.draft(january().in(new RegionCode("430503")), daxiang));

        assertThat(draft.figure("people")).isEqualTo(30);
        assertThat(draft.counties()).extracting(PartLine::code).containsExactly("430503");
        assertThat(draft.programmes()).extracting(PartLine::name).containsOnly("");
    }

    @Test
    @FreshDatabase
    void the_text_says_the_figures_in_both_languages() {
        var frozen = frozen(freeze(january(), UUID.randomUUID()));

        assertThat(frozen.chinese().getFirst())
                .isEqualTo("2026 年 1 月 1 日至 2026 年 1 月 31 日，邵阳市共开展志愿服务 4 场，覆盖 2 个县市区的 2 个村（社区）；"
                        + "志愿者 36 人，参与 53 人次，服务时长 106 小时，服务对象 40 人次。");
        assertThat(frozen.chinese()).anyMatch(each -> each.contains("相加为 45 人，去除重复后为 36 人，其中 9 人"));
        assertThat(frozen.english().getFirst()).contains("36 people", "53 participations", "106");
    }

    @Test
    @FreshDatabase
    void frozen_it_never_changes_and_a_later_correction_shows_as_one() {
        var id = freeze(january(), UUID.randomUUID());
        var before = frozen(id);
        assertThat(correction(before).any()).isFalse();

        services.correct(1, 3, 60, Instant.parse("2026-02-20T08:00:00Z"));
        services.session(5, Question.ORDERS, DAXIANG, DAY, Instant.parse("2026-02-21T08:00:00Z"), people(40, 41));

        var after = frozen(id);
        assertThat(after.file().bytes()).isEqualTo(before.file().bytes());
        assertThat(after.file().fault()).isEmpty();
        assertThat(after.content().figure("hours")).isEqualTo(53 * 120);
        var correction = correction(after);
        assertThat(correction.figures())
                .filteredOn(changed -> changed.frozen().id().equals("hours"))
                .extracting(BulletinCorrection.ChangedFigure::today)
                .containsExactly(BigDecimal.valueOf(53 * 120 - 60 + 240));
        assertThat(correction.sessions())
                .extracting(each -> each.then().minutes(), each -> each.now().minutes())
                .containsExactlyInAnyOrder(tuple(2400, 2340), tuple(0, 240));
    }

    @Test
    @FreshDatabase
    void the_same_form_is_frozen_once_and_numbers_follow_each_other() throws Exception {
        var form = UUID.randomUUID();
        Callable<BulletinId> freezing = () -> freeze(january(), form);
        try (var threads = Executors.newFixedThreadPool(8)) {
            var ids = threads.invokeAll(
                    IntStream.range(0, 8).mapToObj(_ -> freezing).toList());
            assertThat(ids)
                    .extracting(each -> each.get())
                    .containsOnly(ids.getFirst().get());
            Callable<BulletinId> another = () -> freeze(january(), UUID.randomUUID());
            var others = threads.invokeAll(
                    IntStream.range(0, 8).mapToObj(_ -> another).toList());
            assertThat(others)
                    .extracting(each -> frozen(each.get()).number())
                    .containsExactlyInAnyOrder(2, 3, 4, 5, 6, 7, 8, 9);
        }
    }

    @Test
    @FreshDatabase
    void fewer_than_five_people_are_not_told_of() {
        services.session(9, river, DAXIANG, LocalDate.parse("2025-12-05"), RECORDED, people(1, 4));
        var december = january().between(LocalDate.parse("2025-12-01"), LocalDate.parse("2025-12-31"));

        assertThat(Loop.as(city, () -> bulletins.freeze("十二月通报", december, UUID.randomUUID(), city)))
                .isInstanceOf(FreezeResult.TooFewPeople.class);
        assertThat(Loop.as(city, () -> bulletins.list(1)).total()).isZero();
    }

    @Test
    @FreshDatabase
    void a_small_part_is_not_named_in_what_is_issued() {
        services.session(9, Question.ORDERS, "430524001001", DAY, RECORDED, people(1, 2));

        assertThat(draft(january()).counties()).extracting(PartLine::code).contains("430524");
        var issued = frozen(freeze(january(), UUID.randomUUID()));
        assertThat(issued.content().counties()).extracting(PartLine::code).doesNotContain("430524");
        assertThat(issued.content().counties()).allMatch(line -> line.people() >= SmallNumbers.LEAST);
    }

    @Test
    @FreshDatabase
    void another_county_does_not_see_it() {
        var daxiang = people.hat(Role.DISPATCHER, "430503");
        var id = freeze(january(), UUID.randomUUID());

        assertThatThrownBy(() -> Loop.as(daxiang, () -> bulletins.frozen(id))).isInstanceOf(NoSuchBulletin.class);
        assertThat(Loop.as(daxiang, () -> bulletins.list(1)).total()).isZero();
    }

    private long made(String name, String organiser) {
        var usual = AProgramme.outline("2026-01-01", "2026-01-31");
        var outline =
                new ProgrammeOutline(name, usual.aim(), organiser, usual.brand(), usual.measure(), usual.period());
        var done = (ProgrammeResult.Done) Loop.as(city, () -> programmes.make(outline, UUID.randomUUID(), city));
        return new ProgrammeId(Long.parseLong(done.path().replaceAll(".*/", ""))).value();
    }

    private static Question january() {
        return new Question(
                LocalDate.parse("2026-01-01"),
                LocalDate.parse("2026-01-31"),
                Optional.of(new RegionCode("4305")),
                Optional.empty(),
                MOMENT);
    }

    private BulletinContent draft(Question question) {
        return Loop.as(city, () -> bulletins.draft(question, city));
    }

    private BulletinId freeze(Question question, UUID form) {
        var result = Loop.as(city, () -> bulletins.freeze("一月通报", question, form, city));
        return ((FreezeResult.Frozen) result).id();
    }

    private FrozenBulletin frozen(BulletinId id) {
        return Loop.as(city, () -> bulletins.frozen(id));
    }

    private BulletinCorrection correction(FrozenBulletin bulletin) {
        return Loop.as(city, () -> bulletins.correction(bulletin));
    }

    private static List<Integer> people(int first, int last) {
        return IntStream.rangeClosed(first, last).boxed().toList();
    }

    private static org.assertj.core.groups.Tuple tuple(long first, long second) {
        return org.assertj.core.groups.Tuple.tuple(first, second);
    }

    private static org.assertj.core.groups.Tuple part(long programme, long people) {
        return org.assertj.core.groups.Tuple.tuple(Long.toString(programme), people);
    }
}
