package org.redvest.randomcity;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.redvest.randomcity.Browser.Field;
import org.redvest.randomcity.Matters.Matter;
import org.redvest.randomcity.WebPage.Offered;

/** Does a step: somebody of the city does something of its kind. */
final class Walker {

    private final CityServer server;
    private final List<Citizen> citizens;
    private final Map<String, CityPerson> people = new LinkedHashMap<>();
    private final Matters matters;
    private final CityTime time;
    private final DoubleActs doubleActs;
    private final CityChecks checks;
    private final CodeScreen screen;

    Walker(
            CityServer server,
            List<CityPerson> people,
            Matters matters,
            CityTime time,
            DoubleActs doubleActs,
            CityChecks checks,
            CodeScreen screen) {
        this.server = server;
        this.citizens = people.stream().map(CityPerson::citizen).toList();
        people.forEach(person -> this.people.put(person.citizen().name(), person));
        this.matters = matters;
        this.time = time;
        this.doubleActs = doubleActs;
        this.checks = checks;
        this.screen = screen;
    }

    /** Returns what was done, in words. */
    String walk(CityStep step) {
        if (step.kind() == CityStep.Kind.TIME) {
            return time.jumps(step);
        }
        time.passes(step);
        return (step.happens("on purpose", step.kind().onPurpose) ? matters.pick(step) : Optional.<Matter>empty())
                .map(matter -> tend(step, matter))
                .orElseGet(() -> walk(step, person(who(step))));
    }

    /** In two tabs under two hats can only be who has two. */
    private Citizen who(CityStep step) {
        var able = step.kind() == CityStep.Kind.HAT
                ? citizens.stream().filter(each -> each.hats().size() > 1).toList()
                : citizens;
        return step.pick("who", able, Citizen::name, Citizen::weight).orElseThrow();
    }

    private CityPerson person(Citizen citizen) {
        return java.util.Objects.requireNonNull(people.get(citizen.name()));
    }

    private String walk(CityStep step, CityPerson person) {
        return switch (step.kind()) {
            case LOOK -> {
                var errand = new Errand(step, person, Optional.empty());
                errand.read(step.between("pages", 1, 4));
                errand.tryLinks(4);
                yield "%s reads, last %s".formatted(person.citizen().name(), person.shown());
            }
            case STALE ->
                person.oldestTab()
                        .map(form -> sent(person, form, person.send(form, false)) + " from a tab that lay open")
                        .orElseGet(() -> person.citizen().name() + " has no tab open");
            case AGAIN -> again(person);
            case TIME -> throw new IllegalStateException("No step of one person");
            default -> filled(step, person, Optional.empty());
        };
    }

    private String tend(CityStep step, Matter matter) {
        return matters.whose(matter, step, citizens, checks.hats().now())
                .map(this::person)
                .map(person -> tend(step, matter, person))
                .orElse("nobody is there for: " + matter.kind());
    }

    private String tend(CityStep step, Matter matter, CityPerson person) {
        person.hatsNow().stream()
                .filter(hat -> Matters.fits(matter, hat))
                .findFirst()
                .ifPresent(person::wear);
        return "for " + matter.kind() + ": " + filled(step, person, Optional.of(matter));
    }

    private interface Act {
        String with(CityStep step, CityPerson person, WebPage page, Offered form);
    }

    private Act act(CityStep.Kind kind) {
        return switch (kind) {
            case TEND, ACT, CARELESS -> this::sendOnce;
            case TWICE -> this::sendTwice;
            case BACK -> this::sendAgain;
            case TAB -> this::leaveOpen;
            case HAT -> this::sendUnderAnotherHat;
            case LANGUAGE -> this::changeLanguage;
            case LOOK, STALE, AGAIN, TIME -> throw new IllegalStateException("No form is filled to " + kind);
        };
    }

    private String filled(CityStep step, CityPerson person, Optional<Matter> matter) {
        var errand = new Errand(step, person, matter);
        var form = errand.findForm();
        var page = person.page();
        if (form.isEmpty() || page.isEmpty()) {
            errand.tryLinks(1);
            return "%s finds no form, last %s, by %s".formatted(person.citizen().name(), person.shown(), errand.way());
        }
        var done = act(step.kind()).with(step, person, page.get(), form.get());
        errand.tryLinks(1);
        return done;
    }

    private TypedForm fill(CityStep step, WebPage page, Offered form, int round) {
        var filled = new FormFiller(step, today(), step.kind() == CityStep.Kind.CARELESS).fill(page, form, round);
        return step.happens("right code", 0.85) ? screen.read(filled) : filled;
    }

    private LocalDate today() {
        return LocalDate.ofInstant(server.now(), CityTime.ZONE);
    }

    private String sendOnce(CityStep step, CityPerson person, WebPage page, Offered form) {
        var filled = fill(step, page, form, 0);
        return sent(person, filled, person.send(filled, true));
    }

    private String sendTwice(CityStep step, CityPerson person, WebPage page, Offered form) {
        var filled = fill(step, page, form, 0);
        if (step.happens("at once", 0.3)) {
            var other = CompletableFuture.supplyAsync(
                    () -> person.browser().post(filled.from(), filled.action(), filled.fields()));
            var first = person.send(filled, true);
            person.see(other.join(), "");
            return sent(person, filled, first) + ", two at once";
        }
        var first = person.send(filled, true);
        doubleActs.second(filled, person, () -> person.send(filled, false));
        return sent(person, filled, first) + ", twice";
    }

    private String sendAgain(CityStep step, CityPerson person, WebPage page, Offered form) {
        var filled = fill(step, page, form, 0);
        var first = person.send(filled, true);
        var second = fill(step, page, form, 1);
        return sent(person, filled, first) + ", goes back: " + sent(person, second, person.send(second, false));
    }

    private String leaveOpen(CityStep step, CityPerson person, WebPage page, Offered form) {
        var filled = fill(step, page, form, 0);
        person.leaveOpen(filled);
        return "%s leaves %s open in a tab".formatted(person.shown(), filled.action());
    }

    private String sendUnderAnotherHat(CityStep step, CityPerson person, WebPage page, Offered form) {
        var filled = fill(step, page, form, 0);
        var other = step.pick(
                "hat",
                person.citizen().hats().stream()
                        .filter(hat ->
                                !filled.grant().equals(Optional.of(hat.grant().value())))
                        .toList(),
                hat -> hat.grant().toString());
        other.ifPresent(person::wear);
        return sent(person, filled, person.send(filled, false))
                + other.map(hat -> ", having put on " + hat + " in another tab").orElse("");
    }

    /** A form that is refused, or a page that is shown: the link for the other language works there, and nothing typed is lost. */
    private String changeLanguage(CityStep step, CityPerson person, WebPage page, Offered form) {
        var filled = step.happens("empty", 0.6) ? emptied(fill(step, page, form, 0)) : fill(step, page, form, 0);
        var answer = person.send(filled, true);
        var done = sent(person, filled, answer);
        if (!answer.isPage()) {
            return done;
        }
        return answer.page()
                .otherLanguage()
                .map(link -> {
                    var other = person.browser().get(answer.at(), link);
                    checks.followed("language of " + answer.asked(), other, person);
                    if (answer.hops().isEmpty()) {
                        checks.keptInTheOtherLanguage(filled, answer, other, person);
                    }
                    person.see(other, "");
                    return done + ", changes the language there: " + other.status();
                })
                .orElse(done + ", finds no other language");
    }

    /** What a person forgets is what gets a form refused. */
    private static TypedForm emptied(TypedForm form) {
        var fields = new ArrayList<>(form.fields());
        fields.replaceAll(field -> field.name().matches("contact|people|title|beneficiaries|reason.*|stars|name")
                ? new Field(field.name(), "")
                : field);
        return new TypedForm(form.from(), form.action(), form.grant(), fields, java.util.Set.of());
    }

    private String again(CityPerson person) {
        if (person.citizen().hats().isEmpty()) {
            return "a visitor has nowhere to sign out";
        }
        var page = person.start();
        page.form("/sign-out")
                .ifPresent(out -> person.see(
                        person.browser()
                                .post(
                                        page.at(),
                                        "/sign-out",
                                        List.of(new Field(
                                                "_csrf",
                                                out.select("input[name=_csrf]").val()))),
                        ""));
        var door = person.open("/sign-in");
        var form = door.form("/sign-in");
        form.ifPresent(in -> person.see(
                person.browser()
                        .post(
                                door.at(),
                                "/sign-in",
                                List.of(
                                        new Field(
                                                "_csrf",
                                                in.select("input[name=_csrf]").val()),
                                        new Field("account", person.citizen().login()),
                                        new Field("password", Citizen.PASSWORD))),
                ""));
        return person.citizen().name() + " signs out and in again: " + person.shown();
    }

    private static String sent(CityPerson person, TypedForm form, Reply reply) {
        return "%s sends %s %s: %d %s"
                .formatted(
                        person.citizen().name(),
                        form.action(),
                        words(form),
                        reply.status(),
                        reply.hops().isEmpty() ? "" : "→ " + reply.path());
    }

    private static String words(TypedForm form) {
        return form.fields().stream()
                .filter(field -> !field.name().matches("_csrf|request|password|present|wanted")
                        && !field.value().isEmpty())
                .limit(12)
                .map(field -> field.name() + "=" + PageChecks.shortened(field.value()))
                .toList()
                .toString();
    }
}
