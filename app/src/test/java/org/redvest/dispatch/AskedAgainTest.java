package org.redvest.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.redvest.dispatch.Town.NEIGHBOUR;
import static org.redvest.dispatch.Town.at;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.redvest.accounts.TestPeople;
import org.redvest.database.Scope;
import org.redvest.database.Scopes;
import org.redvest.dispatch.moves.AskedAgain;
import org.redvest.dispatch.moves.Changes;
import org.redvest.orders.Order;
import org.redvest.orders.Orders;
import org.redvest.shifts.ShiftState;
import org.redvest.shifts.TrackEntry;
import org.redvest.shifts.Window;
import org.redvest.testing.ReadPages;
import org.redvest.testing.RedvestTest;
import org.redvest.testing.TestClock;
import org.redvest.volunteers.Availability;
import org.redvest.volunteers.Part;
import org.redvest.volunteers.VolunteerId;
import org.redvest.volunteers.WeekPattern;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;
import org.springframework.test.web.servlet.MockMvc;

/** Those who accepted a service that was moved are asked again: the place is kept until the answer is due. */
@RedvestTest
@RecordApplicationEvents
class AskedAgainTest {

    private static final String START = "2026-03-04T14:00";
    private static final String END = "2026-03-04T17:00";
    private static final Window LATER = window("2026-03-05T09:00", "2026-03-05T12:00");
    private static final Window LATER_STILL = window("2026-03-06T09:00", "2026-03-06T12:00");
    private static final Instant IN_A_DAY = at("2026-02-27T09:00");

    @Autowired
    Town town;

    @Autowired
    Dispatch dispatch;

    @Autowired
    Changes changes;

    @Autowired
    AskedAgain askedAgain;

    @Autowired
    Orders orders;

    @Autowired
    ApplicationEvents events;

    @Autowired
    TestClock clock;

    @Autowired
    MockMvc mvc;

    @Autowired
    TestPeople people;

    @Autowired
    ReadPages pages;

    private Order order;
    private VolunteerId holder;
    private Place accepted;

    @BeforeEach
    void a_service_that_one_person_has_accepted() {
        order = town.opened("clinic-escort", 1, START, END);
        holder = town.volunteer(NEIGHBOUR);
        town.accept(order, holder);
        accepted = town.held(order).getFirst();
    }

    @Test
    void a_moved_service_keeps_the_place_and_asks_within_a_day() {
        move(LATER);

        assertThat(place().held()).isTrue();
        assertThat(place().question()).contains(new Place.MoveQuestion(at("2026-02-26T09:00"), IN_A_DAY));
        assertThat(place().moved()).contains(new Place.Moved(at(START), at(END)));
        assertThat(events.stream(PlaceMoved.class)).singleElement().satisfies(told -> {
            assertThat(told.volunteer()).isEqualTo(holder);
            assertThat(told.answerDue()).contains(IN_A_DAY);
        });
        assertThat(track()).contains("dispatch.track.asked-again");
    }

    @Test
    void an_event_that_is_told_twice_asks_once() {
        move(LATER);
        clock.advance(Duration.ofHours(3));
        move(LATER);

        assertThat(place().question().orElseThrow().due()).isEqualTo(IN_A_DAY);
        assertThat(events.stream(PlaceMoved.class)).hasSize(1);
    }

    @Test
    void who_says_yes_has_accepted_the_new_time() {
        move(LATER);

        assertThat(yes()).isEqualTo(new ComingAnswer.Comes(clock.instant()));

        assertThat(place().held()).isTrue();
        assertThat(place().question()).isEmpty();
        assertThat(place().moved()).isEmpty();
        settleAt("2026-02-28T09:00");
        assertThat(place().held()).isTrue();
    }

    @Test
    void who_says_no_gives_the_place_back_and_it_is_offered_again() {
        move(LATER);

        assertThat(no()).isEqualTo(new ComingAnswer.CannotCome(clock.instant()));

        assertThat(place().freed()).contains(new Place.Freed(Place.Why.CHANGED, clock.instant()));
        assertThat(place().unanswered()).isFalse();
        assertThat(town.opening(order).free()).isEqualTo(1);
        assertThat(state()).isEqualTo(ShiftState.DISPATCHING);
        assertThat(events.stream(PlaceLeft.class))
                .singleElement()
                .satisfies(left -> assertThat(left.offered()).isTrue());
        assertThat(freed()).as("who said no knows it").isEmpty();
        assertThat(track()).contains("dispatch.track.cannot-come", "dispatch.track.open-again");
        assertThat(town.accept(order, town.volunteer(NEIGHBOUR))).isInstanceOf(Answer.Accepted.class);
    }

    @Test
    void each_answer_can_be_given_twice() {
        move(LATER);
        yes();

        assertThat(yes()).isEqualTo(new ComingAnswer.NotAsked());
        assertThat(no()).as("after a yes one takes leave").isEqualTo(new ComingAnswer.NotAsked());
        assertThat(place().held()).isTrue();

        move(LATER_STILL);
        no();
        var freed = place().freed().orElseThrow();
        clock.advance(Duration.ofMinutes(1));

        assertThat(no()).isEqualTo(new ComingAnswer.AlreadyFree(freed));
        assertThat(yes()).isEqualTo(new ComingAnswer.AlreadyFree(freed));
        assertThat(place().freed()).contains(freed);
        assertThat(town.opening(order).taken()).isZero();
        assertThat(events.stream(PlaceLeft.class)).hasSize(1);
    }

    @Test
    void without_an_answer_the_place_is_freed_at_the_moment_that_it_was_due_however_late_that_is_noticed() {
        move(LATER);
        settleAt("2026-02-27T08:59");
        assertThat(place().held()).isTrue();

        settleAt("2026-03-02T20:00");

        assertThat(place().freed()).contains(new Place.Freed(Place.Why.CHANGED, IN_A_DAY));
        assertThat(place().unanswered()).isTrue();
        assertThat(freed()).singleElement().satisfies(told -> {
            assertThat(told.volunteer()).isEqualTo(holder);
            assertThat(told.why()).isEqualTo(Place.Why.CHANGED);
            assertThat(told.at()).isEqualTo(IN_A_DAY);
        });
        assertThat(state()).isEqualTo(ShiftState.DISPATCHING);
        assertThat(trackAt(IN_A_DAY)).contains("dispatch.track.unanswered", "dispatch.track.open-again");
        settleAt("2026-03-02T20:01");
        assertThat(freed()).as("told once").hasSize(1);
    }

    @Test
    void a_yes_that_comes_after_the_due_moment_and_before_the_job_is_too_late() {
        move(LATER);
        clock.set("2026-02-27T09:00");

        assertThat(yes()).isEqualTo(new ComingAnswer.AlreadyFree(new Place.Freed(Place.Why.CHANGED, IN_A_DAY)));

        assertThat(place().freed()).contains(new Place.Freed(Place.Why.CHANGED, IN_A_DAY));
        settleAt("2026-02-27T09:01");
        assertThat(freed()).hasSize(1);
        assertThat(town.opening(order).taken()).isZero();
    }

    /** The clock passes the due moment while the job and the answer are under way. */
    @Test
    void a_silence_and_a_yes_that_race_have_one_outcome() throws Exception {
        for (int round = 0; round < 30; round++) {
            clock.set("2026-02-26T09:00");
            var raced = town.opened("clinic-escort", 1, START, END);
            var shift = raced.shifts().getFirst();
            var one = town.volunteer(NEIGHBOUR);
            town.accept(raced, one);
            town.adjust(Town.moved(shift, LATER));
            var asked = town.held(raced).getFirst();
            clock.set("2026-02-27T08:59");

            var answers = Town.together(List.<Callable<Optional<ComingAnswer>>>of(
                    () -> {
                        clock.set("2026-02-27T09:00");
                        return Optional.empty();
                    },
                    () -> {
                        town.asSystem(() -> {
                            askedAgain.settle(shift.id());
                            return true;
                        });
                        return Optional.empty();
                    },
                    () -> Optional.of(town.as(one, () -> dispatch.comes(asked.id(), one, asked.time())))));
            changes.settle();

            boolean comes = answers.getLast().orElseThrow() instanceof ComingAnswer.Comes;
            assertThat(town.held(raced)).hasSize(comes ? 1 : 0);
            assertThat(town.opening(raced).taken()).isEqualTo(comes ? 1 : 0);
            assertThat(events.stream(PlaceFreed.class)
                            .filter(told -> told.place().equals(asked.id())))
                    .hasSize(comes ? 0 : 1);
        }
    }

    @Test
    void a_second_move_asks_about_the_newest_time_and_keeps_the_first_as_the_old_one() {
        move(LATER);
        var seen = place().time();
        clock.advance(Duration.ofHours(5));
        move(LATER_STILL);

        assertThat(place().moved()).contains(new Place.Moved(at(START), at(END)));
        assertThat(place().question().orElseThrow().due()).isEqualTo(at("2026-02-27T14:00"));
        assertThat(town.as(holder, () -> dispatch.comes(accepted.id(), holder, seen)))
                .as("an answer about a time that holds no more")
                .isEqualTo(new ComingAnswer.NotAsked());
        assertThat(place().question()).isPresent();
        assertThat(yes()).isInstanceOf(ComingAnswer.Comes.class);
        assertThat(place().moved()).isEmpty();
    }

    @Test
    void a_time_within_the_accepted_one_asks_nothing_and_ends_a_question() {
        move(LATER);
        move(window("2026-03-04T14:30", "2026-03-04T16:30"));

        assertThat(place().question()).isEmpty();
        assertThat(place().moved()).contains(new Place.Moved(at(START), at(END)));
        assertThat(events.stream(PlaceMoved.class))
                .extracting(PlaceMoved::answerDue)
                .containsExactlyInAnyOrder(Optional.of(IN_A_DAY), Optional.empty());
        settleAt("2026-03-02T20:00");
        assertThat(place().held()).isTrue();

        move(window("2026-03-04T14:30", "2026-03-04T17:30"));
        assertThat(place().question()).as("longer than what was accepted").isPresent();
    }

    @Test
    void who_is_not_free_then_is_asked_and_who_serves_elsewhere_loses_the_place_at_once() {
        var busy = town.volunteer(NEIGHBOUR.free(Availability.weekly(WeekPattern.NEVER)
                .except(LocalDate.parse("2026-03-04"), EnumSet.allOf(Part.class))));
        var two = town.opened("clinic-escort", 2, START, END);
        var elsewhere = town.opened("clinic-escort", 1, "2026-03-05T10:00", "2026-03-05T11:00");
        var clashing = town.volunteer(NEIGHBOUR);
        town.accept(two, busy);
        town.accept(two, clashing);
        town.accept(elsewhere, clashing);

        town.adjust(Town.moved(two.shifts().getFirst(), LATER));

        assertThat(town.held(two)).singleElement().satisfies(kept -> {
            assertThat(kept.volunteer()).isEqualTo(busy);
            assertThat(kept.question()).isPresent();
        });
        assertThat(events.stream(PlaceFreed.class)
                        .filter(told -> told.activity().equals(two.number())))
                .singleElement()
                .extracting(PlaceFreed::volunteer)
                .isEqualTo(clashing);
    }

    @Test
    void the_answer_is_due_before_others_cannot_take_the_place_any_more() {
        move(window("2026-02-27T09:00", "2026-02-27T12:00"));
        assertThat(place().question().orElseThrow().due())
                .as("the evening before")
                .isEqualTo(at("2026-02-26T18:00"));

        clock.set("2026-02-26T17:00");
        move(window("2026-02-26T19:00", "2026-02-26T21:00"));
        assertThat(place().question().orElseThrow().due())
                .as("an hour before the start")
                .isEqualTo(at("2026-02-26T18:00"));

        move(window("2026-02-26T17:50", "2026-02-26T19:00"));
        assertThat(place().question()).as("too late to ask").isEmpty();
        assertThat(place().held()).isTrue();
        settleAt("2026-02-26T17:45");
        assertThat(place().held()).isTrue();
    }

    @Test
    void what_nobody_confirmed_until_the_closing_falls_short_and_is_told() {
        move(window("2026-02-27T09:00", "2026-02-27T12:00"));

        settleAt("2026-02-26T18:00");

        assertThat(place().held()).isFalse();
        assertThat(state()).isEqualTo(ShiftState.SHORT);
        assertThat(events.stream(ShiftShort.class)
                        .filter(told -> told.activity().equals(order.number())))
                .singleElement()
                .satisfies(told -> assertThat(told.missing()).isEqualTo(1));
    }

    @Test
    void who_is_there_has_answered() {
        move(LATER);
        town.asSystem(() -> {
            dispatch.came(place());
            return true;
        });

        assertThat(place().question()).isEmpty();
        settleAt("2026-03-02T20:00");
        assertThat(place().held()).isTrue();

        move(LATER_STILL);
        var asked = place();
        settleAt("2026-03-04T20:00");
        assertThatThrownBy(() -> town.asSystem(() -> {
                    dispatch.came(asked);
                    return true;
                }))
                .isInstanceOf(NoSuchPlace.class);
    }

    @Test
    void the_ticket_says_what_changed_until_when_to_answer_and_has_two_buttons_in_both_languages() throws Exception {
        move(LATER);
        var hat = town.hat(holder);
        var url = "/services/" + accepted.id().value();

        for (var page : List.of(url, "/services", "/openings")) {
            assertThat(pages.page(page, hat))
                    .contains("3 月 4 日 周三 14:00–17:00", "3 月 5 日 周四 09:00–12:00", "请在 2 月 27 日 周五 09:00 前答复")
                    .contains("还能来", "来不了", url + "/answer/yes", url + "/answer/no")
                    .doesNotContain(url + "/leave");
        }
        assertThat(pages.page(url + "?lang=en", hat))
                .contains(
                        "Can you still come? Please answer by",
                        "I can come",
                        "I cannot come",
                        "New time: please answer");
        assertThat(answer("yes", "another time")).isEqualTo(url);
        assertThat(place().question()).isPresent();

        assertThat(answer("yes", place().time())).isEqualTo(url);

        assertThat(pages.page(url, hat)).contains("已接单", url + "/leave").doesNotContain("还能来", "时间有变");
        assertThat(answer("no", place().time())).isEqualTo(url + "/leave");
        move(LATER_STILL);
        assertThat(answer("no", place().time())).isEqualTo(url);
        assertThat(pages.page(url, hat)).contains("您去不了，名额已经空出").doesNotContain("/answer/");
    }

    @Test
    void the_ticket_of_who_did_not_answer_says_so() throws Exception {
        move(LATER);
        settleAt("2026-02-27T09:00");

        assertThat(pages.page("/services/" + accepted.id().value(), town.hat(holder)))
                .contains("到期没有收到您的答复", "/openings/" + accepted.need().value());
    }

    @Test
    void the_community_sees_whose_answer_is_awaited() throws Exception {
        move(LATER);
        var track = "/orders/" + order.number();

        assertThat(pages.page(track, town.community())).contains("待答复");
        yes();
        assertThat(pages.page(track, town.community())).doesNotContain("待答复");
    }

    @Test
    void anothers_question_does_not_exist() throws Exception {
        move(LATER);
        var stranger = town.volunteer(NEIGHBOUR);

        assertThatThrownBy(() -> town.as(stranger, () -> dispatch.comes(accepted.id(), stranger, place().time())))
                .isInstanceOf(NoSuchPlace.class);
    }

    private void move(Window to) {
        town.adjust(Town.moved(order.shifts().getFirst(), to));
    }

    private ComingAnswer yes() {
        return town.as(holder, () -> dispatch.comes(accepted.id(), holder, place().time()));
    }

    private ComingAnswer no() {
        return town.as(holder, () -> dispatch.cannotCome(accepted.id(), holder, place().time()));
    }

    private Place place() {
        return Scopes.within(Scope.SYSTEM, () -> dispatch.place(accepted.id()));
    }

    /** Of this place: the job frees those of other tests, too. */
    private List<PlaceFreed> freed() {
        return events.stream(PlaceFreed.class)
                .filter(told -> told.place().equals(accepted.id()))
                .toList();
    }

    private ShiftState state() {
        return town.reread(order).shifts().getFirst().state();
    }

    private void settleAt(String time) {
        clock.set(time);
        changes.settle();
    }

    private List<String> track() {
        return Scopes.within(Scope.SYSTEM, () -> orders.track(order.number())).stream()
                .map(TrackEntry::what)
                .toList();
    }

    private List<String> trackAt(Instant at) {
        return Scopes.within(Scope.SYSTEM, () -> orders.track(order.number())).stream()
                .filter(entry -> entry.at().equals(at))
                .map(TrackEntry::what)
                .toList();
    }

    private String answer(String which, String time) throws Exception {
        var request = post("/services/" + accepted.id().value() + "/answer/" + which)
                .param("time", time)
                .with(people.as(town.hat(holder)));
        return Objects.requireNonNull(
                mvc.perform(request).andReturn().getResponse().getRedirectedUrl());
    }

    private static Window window(String start, String end) {
        return new Window(at(start), at(end));
    }
}
