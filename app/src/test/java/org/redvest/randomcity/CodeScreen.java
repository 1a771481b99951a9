package org.redvest.randomcity;

import java.util.List;
import java.util.regex.Pattern;
import org.redvest.accounts.Role;
import org.redvest.randomcity.Browser.Field;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The screen with the check-in code, which the community's worker holds up and the volunteer reads. */
final class CodeScreen {

    private static final Pattern CHECK_IN = Pattern.compile("/shifts/(\\d+)/check-(in|out)");

    private static final String WHERE = """
            select region from shift where shift_id = :shift
            """;

    private final List<CityPerson> people;
    private final JdbcClient sql;

    CodeScreen(List<CityPerson> people, JdbcClient sql) {
        this.people = people;
        this.sql = sql;
    }

    /** With the digits that the screen shows now; as it was where nobody shows any. */
    TypedForm read(TypedForm form) {
        var shift = CHECK_IN.matcher(form.action());
        if (!shift.matches()) {
            return form;
        }
        return sql
                .sql(WHERE)
                .param("shift", Long.parseLong(shift.group(1)))
                .query((row, _) -> row.getString(1))
                .list()
                .stream()
                .flatMap(region -> people.stream().filter(person -> worksIn(region, person)))
                .map(person -> digits(person, shift.group(1)))
                .filter(digits -> digits.length() == 6)
                .findFirst()
                .map(digits -> typed(form, digits))
                .orElse(form);
    }

    private static boolean worksIn(String region, CityPerson person) {
        return person.citizen().hats().stream()
                .anyMatch(hat ->
                        hat.role() == Role.COMMUNITY && hat.region().value().equals(region));
    }

    private static String digits(CityPerson person, String shift) {
        if (person.page().isEmpty()) {
            person.start();
        }
        var reply = person.browser().get(person.browser().home(), "/shifts/" + shift + "/code");
        return reply.found()
                ? reply.page().html().select(".passcode__digits").text().replaceAll("\\D", "")
                : "";
    }

    private static TypedForm typed(TypedForm form, String digits) {
        var fields = form.fields().stream()
                .map(field -> field.name().equals("code") ? new Field("code", digits) : field)
                .toList();
        return new TypedForm(form.from(), form.action(), form.grant(), fields, form.proper());
    }
}
