package org.redvest.setup;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.redvest.accounts.Founder;
import org.redvest.web.Problem;

/**
 * The form in which a city is founded, as it was typed.
 *
 * @param zone code of one of {@link #ZONES}
 * @param administrator empty where somebody is signed in, who becomes it
 */
public record FoundingForm(NamesForm names, String zone, String menu, Optional<Founder.Form> administrator) {

    /** China has one zone by law; in Xinjiang offices go by two hours less. */
    public static final List<String> ZONES = List.of("Asia/Shanghai", "Asia/Urumqi");

    static FoundingForm empty(boolean asksAdministrator) {
        return new FoundingForm(
                new NamesForm("", "", "4"),
                ZONES.getFirst(),
                MenuTemplate.SHIPPED.code(),
                asksAdministrator ? Optional.of(Founder.Form.EMPTY) : Optional.empty());
    }

    List<Problem> problems() {
        var problems = new ArrayList<>(names.problems());
        if (!ZONES.contains(zone)) {
            problems.add(new Problem("zone", "setup.zone.missing"));
        }
        if (template().isEmpty()) {
            problems.add(new Problem("menu", "setup.menu.missing"));
        }
        return problems;
    }

    Optional<MenuTemplate> template() {
        return Arrays.stream(MenuTemplate.values())
                .filter(each -> each.code().equals(menu))
                .findFirst();
    }

    NewCity city(NewCity.CityPlaces places, Optional<CityLogo> logo) {
        return new NewCity(
                places,
                names.plainCommittee(),
                names.plainProduct(),
                logo,
                ZoneId.of(zone),
                names.answer().orElseThrow(),
                template().orElseThrow());
    }
}
