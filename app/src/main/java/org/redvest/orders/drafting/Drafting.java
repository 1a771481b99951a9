package org.redvest.orders.drafting;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.redvest.accounts.AccountId;
import org.redvest.catalogue.Catalogue;
import org.redvest.catalogue.Category;
import org.redvest.catalogue.MenuItem;
import org.redvest.catalogue.Skill;
import org.redvest.catalogue.Words;
import org.redvest.orders.Draft;
import org.redvest.orders.Order;
import org.redvest.regions.RegionCode;
import org.redvest.rules.CityRules;
import org.redvest.shifts.ActivityNumber;
import org.redvest.shifts.AskedFor;
import org.redvest.shifts.Need;
import org.redvest.shifts.NewActivity;
import org.redvest.shifts.Owner;
import org.redvest.shifts.PrivateDetails;
import org.redvest.shifts.Service;
import org.redvest.shifts.Shift;
import org.redvest.shifts.Terms;
import org.redvest.shifts.Window;
import org.redvest.web.Problem;
import org.springframework.stereotype.Component;

/** Holds a draft against the rules and the menu, and takes from the menu what an order keeps of it. */
@Component
public class Drafting {

    private final Catalogue catalogue;
    private final CityRules rules;
    private final Clock clock;

    Drafting(Catalogue catalogue, CityRules rules, Clock clock) {
        this.catalogue = catalogue;
        this.rules = rules;
        this.clock = clock;
    }

    /** How far ahead the city lets a community order at this moment. */
    Duration farthest(Instant now) {
        var day = now.atZone(clock.getZone()).toLocalDate();
        return Duration.ofDays(rules.limits(OrderingSheet.CODE, day).number(OrderingSheet.AHEAD));
    }

    public List<Problem> problems(Draft draft, Instant now) {
        var rules = new OrderChecks(now, farthest(now))
                .shifts(draft.shifts())
                .people(people(draft))
                .place(draft.where())
                .details(draft.details());
        return switch (draft.wanted()) {
            case Draft.Wanted.FromMenu(var id) ->
                catalogue
                        .find(id)
                        .map(item -> fits(item, draft, rules))
                        .orElseGet(() -> rules.problem("item", "unknown-item"))
                        .problems();
            case Draft.Wanted.OffMenu wanted ->
                rules.offMenu(wanted, codes(catalogue.categories()))
                        .skills(
                                draft.needs().stream()
                                        .flatMap(ask -> ask.skills().stream())
                                        .toList(),
                                skills())
                        .problems();
        };
    }

    /** The skills are the menu's: a community asks for as many nurses as it likes, not for nurses without a licence. */
    private static OrderChecks fits(MenuItem item, Draft draft, OrderChecks rules) {
        return item.needs().size() == draft.needs().size() ? rules : rules.problem("people", "no-people");
    }

    NewActivity activity(ActivityNumber number, RegionCode community, AccountId by, Draft draft) {
        return new NewActivity(
                number, Owner.ORDER, community, by, terms(draft), draft.details(), draft.shifts(), needs(draft));
    }

    private Terms terms(Draft draft) {
        return new Terms(service(draft), draft.where());
    }

    /** Whether an order stands as the draft wants it. */
    boolean same(Draft draft, Order order, PrivateDetails details) {
        var windows = draft.shifts().stream()
                .sorted(Comparator.comparing(Window::start))
                .toList();
        var asked = needs(draft);
        return terms(draft).equals(new Terms(order.service(), order.where()))
                && details.equals(draft.details())
                && windows.equals(order.shifts().stream().map(Shift::window).toList())
                && order.shifts().stream().allMatch(shift -> same(asked, shift.needs()));
    }

    private static boolean same(List<AskedFor> asked, List<Need> needs) {
        return asked.size() == needs.size()
                && IntStream.range(0, asked.size())
                        .allMatch(i -> asked.get(i).people() == needs.get(i).people()
                                && Set.copyOf(asked.get(i).skills())
                                        .equals(Set.copyOf(needs.get(i).skills())));
    }

    private Service service(Draft draft) {
        return switch (draft.wanted()) {
            case Draft.Wanted.FromMenu(var id) -> service(catalogue.item(id));
            case Draft.Wanted.OffMenu wanted -> service(wanted);
        };
    }

    private static Service service(MenuItem item) {
        return new Service(
                Optional.of(item.id()),
                item.category(),
                item.name(),
                item.what(),
                item.risks(),
                item.safeguards(),
                item.minimumAge(),
                item.measure());
    }

    private static Service service(Draft.Wanted.OffMenu wanted) {
        return new Service(
                Optional.empty(),
                wanted.category(),
                Words.asTyped(wanted.title()),
                Words.asTyped(wanted.what()),
                Words.asTyped(wanted.risks()),
                Words.asTyped(wanted.safeguards()),
                wanted.minimumAge(),
                "beneficiaries");
    }

    List<AskedFor> needs(Draft draft) {
        var licensed = catalogue.skills().stream()
                .filter(Skill::licensed)
                .map(Skill::code)
                .collect(Collectors.toSet());
        return IntStream.range(0, draft.needs().size())
                .mapToObj(i -> {
                    var skills = skills(draft, i);
                    return new AskedFor(
                            draft.needs().get(i).people(),
                            skills,
                            skills.stream().filter(licensed::contains).toList());
                })
                .toList();
    }

    private List<String> skills(Draft draft, int need) {
        return switch (draft.wanted()) {
            case Draft.Wanted.FromMenu(var id) ->
                catalogue.item(id).needs().get(need).skills();
            case Draft.Wanted.OffMenu _ -> draft.needs().get(need).skills();
        };
    }

    private Set<String> skills() {
        return catalogue.skills().stream().map(Skill::code).collect(Collectors.toSet());
    }

    private static Set<String> codes(List<Category> categories) {
        return categories.stream().map(Category::code).collect(Collectors.toSet());
    }

    public static List<Integer> people(Draft draft) {
        return draft.needs().stream().map(Draft.Ask::people).toList();
    }
}
