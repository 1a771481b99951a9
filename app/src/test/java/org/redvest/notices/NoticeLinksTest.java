package org.redvest.notices;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.redvest.testing.Loop.SANBATING;
import static org.redvest.testing.Loop.as;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.redvest.accounts.AccountId;
import org.redvest.accounts.Accounts;
import org.redvest.accounts.GrantId;
import org.redvest.accounts.Hat;
import org.redvest.accounts.NewAccount.NewGrant;
import org.redvest.accounts.Role;
import org.redvest.accounts.TestPeople;
import org.redvest.attendance.Attendance;
import org.redvest.attendance.AttendanceWord;
import org.redvest.attendance.CorrectionForm;
import org.redvest.attendance.EvaluationForm;
import org.redvest.attendance.Participation;
import org.redvest.attendance.ServiceConfirmed;
import org.redvest.catalogue.MenuItemId;
import org.redvest.catalogue.Site;
import org.redvest.database.Scope;
import org.redvest.database.Scopes;
import org.redvest.dispatch.AskReason;
import org.redvest.dispatch.Dispatch;
import org.redvest.dispatch.EmergencyTown;
import org.redvest.dispatch.Leave;
import org.redvest.dispatch.Place;
import org.redvest.dispatch.PlaceId;
import org.redvest.dispatch.ShiftGoesAhead;
import org.redvest.dispatch.ShiftShort;
import org.redvest.dispatch.calls.CallAnswer;
import org.redvest.dispatch.calls.Calls;
import org.redvest.dispatch.calls.ServiceCall.CallOutcome;
import org.redvest.dispatch.emergency.EmergencyCalls.CallAct;
import org.redvest.dispatch.emergency.EmergencyDuty;
import org.redvest.dispatch.emergency.EmergencyWish;
import org.redvest.dispatch.invitations.AskOutcome;
import org.redvest.dispatch.invitations.Invitations;
import org.redvest.dispatch.invitations.ServiceAsk;
import org.redvest.dispatch.places.Places;
import org.redvest.dispatch.swaps.SwapAnswer;
import org.redvest.dispatch.swaps.Swaps;
import org.redvest.dispatch.teams.TeamAnswer;
import org.redvest.dispatch.teams.TeamOfferEndings;
import org.redvest.dispatch.teams.TeamOffers;
import org.redvest.dispatch.teams.TeamWish;
import org.redvest.dispatch.vacancies.ServiceInvitation;
import org.redvest.dispatch.vacancies.ServiceInvitation.TakenBackFor;
import org.redvest.dispatch.waiting.WaitingLists;
import org.redvest.dispatch.waiting.WaitingRounds;
import org.redvest.orders.Decision;
import org.redvest.orders.Draft;
import org.redvest.orders.Order;
import org.redvest.orders.Orders;
import org.redvest.orders.Submission;
import org.redvest.regions.RegionCode;
import org.redvest.shifts.ActivityNumber;
import org.redvest.shifts.NeedId;
import org.redvest.shifts.PrivateDetails;
import org.redvest.shifts.Shifts;
import org.redvest.shifts.Whereabouts;
import org.redvest.shifts.Window;
import org.redvest.testing.FreshDatabase;
import org.redvest.testing.Loop;
import org.redvest.testing.Loop.Served;
import org.redvest.testing.RedvestTest;
import org.redvest.testing.TestClock;
import org.redvest.testing.TestDataSource;
import org.redvest.volunteers.NewTeam;
import org.redvest.volunteers.TestVolunteers;
import org.redvest.volunteers.VolunteerId;
import org.redvest.volunteers.Volunteers;
import org.redvest.volunteers.registration.Registrant;
import org.redvest.volunteers.teams.TeamStory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Every kind of message, to everybody who receives it: its link opens, under the hat that it was told under, when it is told and
 * after what it told of is over. Told are those who are in charge at that moment.
 */
@RedvestTest
class NoticeLinksTest {

    private static final RegionCode CITY = new RegionCode("4305");

    @Autowired
    MockMvc mvc;

    @Autowired
    TestPeople people;

    @Autowired
    TestVolunteers volunteers;

    @Autowired
    Accounts accounts;

    @Autowired
    Loop loop;

    @Autowired
    Orders orders;

    @Autowired
    Shifts activities;

    @Autowired
    Dispatch dispatch;

    @Autowired
    Attendance attendance;

    @Autowired
    Telling telling;

    @Autowired
    Reminding reminding;

    @Autowired
    TellingVolunteers tellingVolunteers;

    @Autowired
    TestClock clock;

    @Autowired
    TestDataSource database;

    @Autowired
    Invitations invitations;

    @Autowired
    EmergencyTown emergency;

    @Autowired
    EmergencyDuty emergencyDuty;

    @Autowired
    Calls calls;

    @Autowired
    Places places;

    @Autowired
    WaitingLists waitingLists;

    @Autowired
    WaitingRounds waitingRounds;

    @Autowired
    TeamOfferEndings teamOfferEndings;

    @Autowired
    Swaps swaps;

    @Autowired
    TeamOffers teamOffers;

    @Autowired
    Volunteers everybody;

    @Autowired
    TransactionTemplate transaction;

    private Hat worker;
    private Hat colleague;
    private Hat dispatcher;
    private Hat ofTheCity;

    @BeforeEach
    void those_in_charge() {
        worker = loop.hat(Role.COMMUNITY, SANBATING, "唐敏");
        colleague = loop.hat(Role.COMMUNITY, SANBATING, "李芳");
        dispatcher = loop.hat(Role.DISPATCHER, SANBATING.county(), "周宁");
        ofTheCity = loop.hat(Role.DISPATCHER, CITY, "市团委");
    }

    private record Told(long id, Hat hat, String what, String href) {}

    @Test
    @FreshDatabase
    void every_link_of_every_message_opens_for_its_receiver_now_and_later() throws Exception {
        those_in_charge();

        everythingHappens();
        somebodyRegisters();
        new TeamStory(mvc, people, volunteers).play(worker, SANBATING.value());
        heard();
        mustAllOpen();
        assertThat(told().stream().map(Told::what).collect(Collectors.toSet()))
                .as("kinds of messages that were told")
                .containsExactlyInAnyOrderElementsOf(kinds());

        everythingEnds();
        mustAllOpen();
    }

    /** By the code of the community, and is confirmed by it. */
    private void somebodyRegisters() throws Exception {
        var registrant = new Registrant(mvc, people);
        registrant.send(registrant.form(registrant.codeOf(worker), "林晓", "13800000051"));
        heard();
        registrant.as(worker, post("/registrations/" + registrant.only(worker) + "/confirmation"));
        heard();
        registrant.guardianWithdraws(worker, "林沐", "13800000052");
        heard();
    }

    /** Submitted, returned, rejected, opened, filled, left, changed, moved, cancelled, served, confirmed, corrected, evaluated twice. */
    private void everythingHappens() {
        var returned = submitted("2026-03-02T09:00");
        as(dispatcher, () -> orders.refuse(returned, 1, Decision.DecisionReason.TIME, "请换个时间。", dispatcher));
        var rejected = submitted("2026-03-02T09:00");
        as(dispatcher, () -> orders.refuse(rejected, 1, Decision.DecisionReason.UNSAFE, "这件事不安全。", dispatcher));

        var takenBackNo = submitted("2026-03-02T09:00");
        as(dispatcher, () -> orders.refuse(takenBackNo, 1, Decision.DecisionReason.UNSAFE, "点错了。", dispatcher));
        as(dispatcher, () -> orders.reconsider(takenBackNo, dispatcher));

        var free = loop.people(SANBATING, "彭琳", "王强");
        var before = loop.accepted(worker, "clinic-escort", "2026-02-28T08:00", 210, free);
        Scopes.run(worker.scope(), () -> attendance.handLead(before.shift(), Optional.of(free.get(1)), worker));
        as(loop.hatOf(free.get(1)), () -> dispatch.leave(before.places().get(1).id(), free.get(1)));
        var again = loop.accept(order(before.order()).shifts().getFirst(), free.get(1));
        var served = new Served(
                before.order(), before.shift(), worker, List.of(before.places().getFirst(), again));

        var moved = loop.accepted(worker, "haircut", "2026-03-04T14:00", 120, List.of(free.getFirst()));
        var clashing = loop.accepted(worker, "haircut", "2026-03-05T14:00", 120, List.of(free.getFirst()));
        change(moved.order(), new PrivateDetails("沙子坡路 12 号", "唐敏", "13800000001", ""), "2026-03-04T14:00");
        heard();
        change(moved.order(), new PrivateDetails("沙子坡路 12 号", "唐敏", "13800000001", ""), "2026-03-05T14:30");
        heard();

        var askedAgain = loop.accepted(worker, "haircut", "2026-03-16T14:00", 120, List.of(free.getFirst()));
        change(askedAgain.order(), new PrivateDetails("沙子坡路 12 号", "唐敏", "13800000000", ""), "2026-03-17T14:00");
        heard();

        var takenBack = loop.accepted(worker, "haircut", "2026-03-06T14:00", 120, List.of(free.getFirst()));
        Scopes.run(dispatcher.scope(), () -> dispatch.withdraw(takenBack.order(), dispatcher));
        as(
                loop.hatOf(free.getFirst()),
                () -> dispatch.leave(takenBack.places().getFirst().id(), free.getFirst()));

        var cancelled = loop.accepted(worker, "haircut", "2026-03-07T14:00", 120, List.of(free.get(1)));
        as(worker, () -> orders.cancel(cancelled.order(), "社区停电", worker));

        var three = loop.opened(
                worker, "haircut", 1, loop.window("2026-03-09T14:00", 120), loop.window("2026-03-10T14:00", 120));
        as(
                worker,
                () -> orders.cancel(
                        three.number(), Set.of(three.shifts().getFirst().id()), "只办一次", worker));
        var untaken = loop.opened(worker, "haircut", 1, loop.window("2026-03-01T14:00", 120));
        missing(loop.opened(worker, "haircut", 3, loop.window("2026-03-08T14:00", 120)));
        invited(free.getFirst(), loop.opened(worker, "haircut", 1, loop.window("2026-03-11T14:00", 120)));
        kept(free.getFirst(), free.get(1));
        swapped(free.getFirst(), free.get(1));
        askedAsTeam(
                free.getFirst(), free.get(1), loop.opened(worker, "haircut", 2, loop.window("2026-03-30T14:00", 120)));
        filled(free.getFirst(), free.get(1), loop.opened(worker, "haircut", 1, loop.window("2026-03-28T14:00", 120)));
        var byTelephone = loop.opened(worker, "haircut", 1, loop.window("2026-03-15T14:00", 120));
        called(free.getFirst(), byTelephone);
        calledOff(free.getFirst(), byTelephone);
        calledToAnEmergency(free);
        takenBack(free.get(1), loop.opened(worker, "haircut", 1, loop.window("2026-03-14T14:00", 120)));
        ended(clashing);
        approvedButNotOpened();
        answeredLate();
        var tooLate = answeredTooLateToOffer();
        var forgotten = loop.accepted(worker, "clinic-escort", "2026-02-27T08:00", 210, List.of(free.getFirst()));
        loop.stays(forgotten, 0, "2026-02-27T07:55", "2026-02-27T11:30");

        for (var leader : free) {
            Scopes.run(worker.scope(), () -> attendance.handLead(served.shift(), Optional.of(leader), worker));
        }
        loop.stays(served, 0, "2026-02-28T07:55", "2026-02-28T11:30");
        clock.set("2026-02-28T13:00");
        answersTooLate(askedAgain.places().getFirst());
        loop.confirm(served, "2", "came", "absent");
        as(
                worker,
                () -> attendance.correct(
                        served.shift(), served.places().getFirst().id(), "11:00", "提前离开", worker));
        for (var said : List.of("absent", "came", "on_leave", "came", "excused", "came")) {
            var form = new CorrectionForm(said, "", "", "点错了行", "");
            as(
                    worker,
                    () -> attendance.correct(
                            served.shift(), served.places().getFirst().id(), form, worker));
        }
        for (var said : List.of("excused", "on_leave")) {
            var form = new CorrectionForm(said, "", "", "后来说明了", "");
            as(worker, () -> attendance.correct(served.shift(), again.id(), form, worker));
        }
        as(worker, () -> attendance.evaluate(served.order(), "5", "谢谢", worker));
        as(worker, () -> attendance.evaluateAgain(served.order(), new EvaluationForm("4", "谢谢", "点错了星", "0"), worker));
        submitted("2026-03-12T09:00");

        clock.set("2026-03-03T18:00");
        activities.endNotHeld(untaken.shifts().getFirst().id());
        activities.endNotHeld(order(tooLate).shifts().getFirst().id());
        reminding.look();
        teamOfferEndings.look();
        heard();
        assertThat(clashing.places()).isNotEmpty();
    }

    /** What is ahead is cancelled, places are freed with it, and the clock stands where all of it is over. */
    private void everythingEnds() throws Exception {
        for (var order : as(worker, () -> orders.list(SANBATING, 100))) {
            as(worker, () -> orders.cancel(order.number(), "都不办了", worker));
        }
        clock.set("2026-04-20T09:00");
        heard();
    }

    private void invited(VolunteerId volunteer, Order order) {
        var need = order.shifts().getFirst().needs().getFirst().id();
        var outcomes = as(
                dispatcher,
                () -> invitations.invite(List.of(new ServiceAsk(need, volunteer, AskReason.NEAR)), dispatcher));
        assertThat(outcomes).singleElement().isInstanceOf(AskOutcome.InviteSent.class);
    }

    /** The one is asked for the last place, and the other takes it. */
    private void filled(VolunteerId comes, VolunteerId thinks, Order order) {
        invited(thinks, order);
        var need = order.shifts().getFirst().needs().getFirst().id();
        as(loop.hatOf(comes), () -> dispatch.accept(need, comes, UUID.randomUUID()));
    }

    private void called(VolunteerId volunteer, Order order) {
        var need = order.shifts().getFirst().needs().getFirst().id();
        var claimed = as(dispatcher, () -> calls.claim(order.number(), need, volunteer, dispatcher));
        var call = claimed.current().orElseThrow().id();
        var noted = as(
                dispatcher,
                () -> calls.note(order.number(), need, call, CallOutcome.YES, UUID.randomUUID(), dispatcher));
        assertThat(noted.answer()).isInstanceOf(CallAnswer.Comes.class);
    }

    private void calledOff(VolunteerId volunteer, Order order) {
        var place = as(dispatcher, () -> dispatch.held(order.number())).getFirst();
        Scopes.run(
                Scope.SYSTEM,
                () -> transaction.executeWithoutResult(
                        _ -> assertThat(places.noteLeave(place.id(), volunteer, dispatcher.account()))
                                .isInstanceOf(Leave.Granted.class)));
    }

    /** A drill and a real call, which takes a place; of each one says yes and the other hears that it is enough, and one is ended. */
    private void calledToAnEmergency(List<VolunteerId> people) {
        for (var who : people) {
            as(loop.hatOf(who), () -> {
                emergencyDuty.readyFor(Duration.ofHours(8), loop.hatOf(who));
                return true;
            });
        }
        for (boolean drill : List.of(true, false)) {
            var filled = emergency.make(emergencyWish(drill), dispatcher);
            var first = emergency.asked(filled).getFirst().volunteer();
            emergency.yes(filled, first);
            emergency.act(emergency.make(emergencyWish(drill), dispatcher), CallAct.END, dispatcher);
        }
    }

    private EmergencyWish emergencyWish(boolean drill) {
        return emergency.wish(1, drill, SANBATING, Set.of());
    }

    private void takenBack(VolunteerId volunteer, Order order) {
        invited(volunteer, order);
        as(dispatcher, () -> {
            var sent = invitations.list(order.number()).stream()
                    .map(ServiceInvitation::id)
                    .collect(Collectors.toSet());
            return invitations.withdraw(order.number(), sent, TakenBackFor.ENOUGH, dispatcher);
        });
    }

    /** The one leaves, the other has waited. */
    private void kept(VolunteerId leaves, VolunteerId waits) {
        var full = loop.accepted(worker, "haircut", "2026-03-13T14:00", 120, List.of(leaves));
        var need = order(full.order()).shifts().getFirst().needs().getFirst().id();
        as(loop.hatOf(waits), () -> waitingLists.join(need, waits));
        as(loop.hatOf(leaves), () -> dispatch.leave(full.places().getFirst().id(), leaves));
        waitingRounds.look();
    }

    /** The first team has no people, the committee asks the other no more, and once more until its time has run out. */
    private void askedAsTeam(VolunteerId leader, VolunteerId other, Order order) {
        var need = order.shifts().getFirst().needs().getFirst().id();
        var first = askedAsTeam(leader, order.number(), need);
        as(loop.hatOf(leader), () -> {
            teamOffers.decline(first, loop.hatOf(leader));
            return true;
        });
        var second = askedAsTeam(other, order.number(), need);
        as(dispatcher, () -> {
            teamOffers.takeBack(order.number(), second, dispatcher);
            return true;
        });
        var third = Scopes.within(
                Scope.SYSTEM, () -> everybody.found(new NewTeam("秋叶队", dispatcher.region(), leader, Set.of())));
        var brief = new TeamWish(
                third, 1, Optional.of(loop.window("2026-03-03T10:00", 60).start()));
        assertThat(as(dispatcher, () -> teamOffers.offer(order.number(), need, brief, dispatcher)))
                .isInstanceOf(TeamAnswer.Asked.class);
    }

    private long askedAsTeam(VolunteerId leader, ActivityNumber number, NeedId need) {
        var team = Scopes.within(
                Scope.SYSTEM,
                () -> everybody.found(new NewTeam("便民队" + leader, dispatcher.region(), leader, Set.of())));
        var asked = as(dispatcher, () -> teamOffers.offer(number, need, TeamWish.of(team, 1), dispatcher));
        return ((TeamAnswer.Asked) asked).offer();
    }

    /** The one asks, the other agrees; and another time does not. */
    private void swapped(VolunteerId asks, VolunteerId answers) {
        for (boolean agrees : List.of(true, false)) {
            var day = agrees ? "2026-03-24" : "2026-03-26";
            var mine = place(asks, day + "T08:00");
            var theirs = place(answers, day + "T14:00");
            as(loop.hatOf(answers), () -> swaps.putUp(theirs, answers));
            var proposed = as(loop.hatOf(asks), () -> swaps.propose(mine, theirs, asks));
            assertThat(proposed).isInstanceOf(SwapAnswer.Proposed.class);
            long swap = ((SwapAnswer.Proposed) proposed).swap();
            as(loop.hatOf(answers), () -> agrees ? swaps.agree(swap, answers) : swaps.decline(swap, answers));
        }
    }

    private PlaceId place(VolunteerId who, String start) {
        return loop.accepted(worker, "haircut", start, 120, List.of(who))
                .places()
                .getFirst()
                .id();
    }

    private ActivityNumber submitted(String start) {
        var order = draft(new PrivateDetails("沙子坡路 12 号", "唐敏", "13800000000", ""), loop.window(start, 120));
        var placed = as(worker, () -> orders.submit(UUID.randomUUID(), order, worker));
        return ((Submission.Placed) placed).order();
    }

    private static Draft draft(PrivateDetails details, Window window) {
        return new Draft(
                new Draft.Wanted.FromMenu(new MenuItemId("haircut")),
                List.of(window),
                List.of(new Draft.Ask(1, List.of())),
                new Whereabouts(Site.HOME, ""),
                details);
    }

    private void change(ActivityNumber number, PrivateDetails details, String start) {
        var version = order(number).version();
        as(worker, () -> orders.change(number, version, draft(details, loop.window(start, 120)), worker));
    }

    private void answersTooLate(Place place) {
        as(loop.hatOf(place.volunteer()), () -> {
            var now = dispatch.place(place.id(), place.volunteer());
            return dispatch.comes(now.id(), now.volunteer(), now.time());
        });
    }

    private void missing(Order order) {
        var shift = order.shifts().getFirst();
        transaction.executeWithoutResult(
                _ -> telling.on(new ShiftShort(shift.id(), order.number(), order.region(), 3, clock.instant())));
    }

    /** It goes ahead with fewer people, and ends in each of the ways that the community has not confirmed, or to which none came. */
    private void ended(Served served) {
        var place = served.places().getFirst();
        var order = order(served.order());
        var stay = new Participation(
                place.id(),
                place.volunteer(),
                60,
                place.start(),
                "code",
                place.start().plusSeconds(3600),
                "code");
        var unrecorded = new ServiceConfirmed.Missed(place.id(), place.volunteer(), AttendanceWord.UNRECORDED);
        transaction.executeWithoutResult(_ -> {
            tellingVolunteers.goesAhead(new ShiftGoesAhead(
                    served.shift(), order.number(), order.region(), 1, worker.account(), clock.instant()));
            tellingVolunteers.confirmed(confirmed(order, List.of(stay), List.of(), Optional.empty()));
            tellingVolunteers.confirmed(confirmed(order, List.of(), List.of(unrecorded), Optional.empty()));
            tellingVolunteers.confirmed(confirmed(order, List.of(), List.of(), Optional.of(worker.account())));
        });
    }

    private ServiceConfirmed confirmed(
            Order order, List<Participation> came, List<ServiceConfirmed.Missed> missed, Optional<AccountId> by) {
        var shift = order.shifts().getFirst();
        return new ServiceConfirmed(
                shift.id(),
                order.number(),
                order.region(),
                order.service().category(),
                "haircut",
                order.service().title(),
                shift.start(),
                shift.end(),
                0,
                came,
                new ServiceConfirmed.NotThere(0, 0, 0),
                by,
                clock.instant(),
                missed);
    }

    private void approvedButNotOpened() {
        var number = submitted("2026-03-06T09:00");
        as(dispatcher, () -> orders.approve(number, 1, dispatcher));
    }

    /** Within the hour before it begins. */
    private ActivityNumber answeredTooLateToOffer() {
        var window = loop.window("2026-02-26T13:00", 60);
        var soon = draft(new PrivateDetails("沙子坡路 12 号", "唐敏", "13800000000", ""), window);
        var placed = (Submission.Placed) as(worker, () -> orders.submit(UUID.randomUUID(), soon, worker));
        clock.set("2026-02-26T12:10");
        as(dispatcher, () -> orders.approve(placed.order(), 1, dispatcher));
        return placed.order();
    }

    private void answeredLate() {
        var windows = List.of(loop.window("2026-02-26T10:30", 30), loop.window("2026-03-11T09:00", 120));
        var one = draft(new PrivateDetails("沙子坡路 12 号", "唐敏", "13800000000", ""), windows.getFirst());
        var both = new Draft(one.wanted(), windows, one.needs(), one.where(), one.details());
        var placed = (Submission.Placed) as(worker, () -> orders.submit(UUID.randomUUID(), both, worker));
        clock.set("2026-02-26T11:30");
        as(dispatcher, () -> orders.approve(placed.order(), 1, dispatcher));
    }

    private Order order(ActivityNumber number) {
        return as(worker, () -> orders.order(number));
    }

    private void heard() {
        var events = new JdbcTemplate(database.asOwner());
        await().atMost(Duration.ofSeconds(60))
                .until(() -> Long.valueOf(0)
                        .equals(events.queryForObject("select count(*) from event_publication", Long.class)));
    }

    /** As the table has them: what was told to whom, under which hat. */
    private List<Told> told() {
        var owner = database.asOwner();
        return Objects.requireNonNull(new TransactionTemplate(new DataSourceTransactionManager(owner)).execute(_ -> {
            var jdbc = new JdbcTemplate(owner);
            jdbc.queryForMap("select set_config('redvest.scope', 'system', true)");
            return jdbc.query(
                    "select notice_id, grant_id, what, href from notice order by notice_id",
                    (row, _) -> new Told(
                            row.getLong(1),
                            accounts.findHat(new GrantId(row.getLong(2))).orElseThrow(),
                            row.getString(3),
                            row.getString(4)));
        }));
    }

    /** Messages that lead one person to one page need the page once. */
    private void mustAllOpen() throws Exception {
        var wrong = new ArrayList<String>();
        var pages = new HashMap<String, Integer>();
        for (var told : told()) {
            var opened = mvc.perform(get("/notices/" + told.id()).with(people.as(told.hat())))
                    .andReturn()
                    .getResponse();
            if (!told.href().equals(opened.getRedirectedUrl())) {
                wrong.add("%s does not lead to %s but answers %d".formatted(told, told.href(), opened.getStatus()));
            }
            var page = told.hat().grant() + " " + told.href();
            if (!pages.containsKey(page)) {
                pages.put(page, status(told.href(), told.hat()));
            }
            int status = requireNonNull(pages.get(page));
            if (status != 200) {
                wrong.add("%s answers %d".formatted(told, status));
            }
            var stranger = told.hat().role() == Role.COMMUNITY ? dispatcher : worker;
            int ofStranger = status("/notices/" + told.id(), stranger);
            if (ofStranger != 404) {
                wrong.add("%s opens for %s".formatted(told, stranger));
            }
        }
        assertThat(wrong).isEmpty();
    }

    private int status(String address, Hat hat) throws Exception {
        return mvc.perform(get(address).with(people.as(hat)))
                .andReturn()
                .getResponse()
                .getStatus();
    }

    /** The end of each key of words in the bundle: a new kind fails here until it is told. */
    private static TreeSet<String> kinds() throws IOException {
        var words = new Properties();
        try (var bundle = new InputStreamReader(
                Objects.requireNonNull(NoticeLinksTest.class.getResourceAsStream("/messages/notices.properties")),
                StandardCharsets.UTF_8)) {
            words.load(bundle);
        }
        var kinds = new TreeSet<String>();
        // What residents ask is about no order: ResidentBoundsTest tells it and opens it.
        words.stringPropertyNames().stream()
                .filter(key -> key.startsWith("notices.what.") && !key.endsWith(".help-asked"))
                .forEach(key -> kinds.add(key.substring("notices.what.".length())));
        return kinds;
    }

    @Test
    void a_colleague_who_took_over_is_told_and_the_one_who_left_is_not() throws Exception {
        var admin = loop.hat(Role.ADMIN, SANBATING.county(), "管理员");
        var number = submitted("2026-03-02T09:00");
        mvc.perform(post("/grants/" + worker.grant().value() + "/withdrawal").with(people.as(admin)))
                .andReturn();

        as(dispatcher, () -> orders.approve(number, 1, dispatcher));

        heard();
        assertThat(told(colleague, number)).contains("approved");
        assertThat(told(worker, number)).doesNotContain("approved");
    }

    @Test
    void every_dispatcher_whose_hat_reaches_a_community_hears_what_waits_and_what_falls_short() {
        var order = loop.opened(worker, "haircut", 3, loop.window("2026-03-08T14:00", 120));
        missing(order);

        heard();
        assertThat(told(dispatcher, order.number())).contains("waits", "short");
        assertThat(told(ofTheCity, order.number())).contains("waits", "short");
        assertThat(told(colleague, order.number())).contains("short");
    }

    private List<String> told(Hat hat, ActivityNumber number) {
        var owner = database.asOwner();
        return Objects.requireNonNull(new TransactionTemplate(new DataSourceTransactionManager(owner)).execute(_ -> {
            var jdbc = new JdbcTemplate(owner);
            jdbc.queryForMap("select set_config('redvest.scope', 'system', true)");
            return jdbc.queryForList(
                    "select what from notice where grant_id = ? and event like '%' || ? || '%'",
                    String.class, hat.grant().value(), number.value());
        }));
    }

    @Test
    void a_notice_under_another_hat_offers_to_change_it_and_then_opens() throws Exception {
        var both = people.hats(
                "两个身份",
                new NewGrant(Role.COMMUNITY, SANBATING, "三八亭社区"),
                new NewGrant(Role.SECRETARY, SANBATING.county(), "大祥区团委"));
        var number = submitted("2026-03-02T09:00");
        as(dispatcher, () -> orders.approve(number, 1, dispatcher));
        heard();
        var notice = told().stream()
                .filter(told ->
                        told.hat().equals(both.getFirst()) && told.href().endsWith(number.value()))
                .findFirst()
                .orElseThrow();

        var page = mvc.perform(get("/notices/" + notice.id()).with(people.as(both.getLast())))
                .andReturn()
                .getResponse();
        var changed = mvc.perform(post("/hat")
                        .param("grant", Long.toString(both.getFirst().grant().value()))
                        .param("next", "/notices/" + notice.id())
                        .with(people.as(both.getLast())))
                .andReturn()
                .getResponse();

        assertThat(page.getStatus()).isEqualTo(200);
        assertThat(page.getContentAsString()).contains("换个身份").contains("三八亭社区");
        assertThat(changed.getRedirectedUrl()).isEqualTo("/notices/" + notice.id());
    }
}
