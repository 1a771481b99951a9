package org.redvest.randomcity;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.redvest.randomcity.Browser.Field;

/** What people type: sensibly, and otherwise. Private words carry the number of the step, so that they are known again. */
final class TypedWords {

    /** The private words of a step: address and contact. */
    static final Pattern PRIVATE = Pattern.compile("暗巷(\\d+)号|密友(\\d+)人");

    /** As people write a telephone number; each of them is one. */
    private static final List<String> PHONES =
            List.of("138%08d", "+86 138%08d", "138-%2$04d-%3$04d", "１３８%08d", "0739-5%2$06d", "0739-5%2$06d转8");

    private static final List<String> ODD = List.of(
            "",
            " ",
            "\u200b\u200b",
            "阿依古丽·买买提",
            "👩‍👩‍👧",
            "\u202E工义\u202C倒写",
            "𠮷野家",
            "x".repeat(41),
            "长".repeat(501),
            "<b>粗</b>&amp;\"'",
            "=1+1",
            "０１２",
            "-1",
            "3.5",
            "99999999999",
            "1e3");

    private final CityStep step;
    private final LocalDate today;

    TypedWords(CityStep step, LocalDate today) {
        this.step = step;
        this.today = today;
    }

    /** @param proper right by definition: no form may find fault with it */
    record Typed(String value, boolean proper) {}

    private static Typed free(String value) {
        return new Typed(value, false);
    }

    boolean isPrivate(String name) {
        return Set.of("address", "contact").contains(name);
    }

    /** Most people who took a place come. */
    double likely(String choice) {
        return switch (choice) {
            case "came" -> 5;
            case "other" -> 0.7;
            default -> 1;
        };
    }

    Typed sensible(String name, String type, int round) {
        var again = round == 0 ? "" : String.valueOf(round);
        return switch (name.replaceAll("[-0-9].*$", "")) {
            case "address" -> free("暗巷%d号%s".formatted(step.number(), again));
            case "contact" -> free("密友%d人%s".formatted(step.number(), again));
            case "phone" -> new Typed(phone(), true);
            case "count", "people" -> free(String.valueOf(step.between(name + again, 1, 4)));
            case "beneficiaries" -> free(String.valueOf(step.between(name + again, 1, 60)));
            case "measured" -> free(String.valueOf(step.between(name + again, 1, 30)));
            case "age" -> free(String.valueOf(step.between(name, 16, 40)));
            case "title" -> free("帮邻里清扫" + step.number());
            case "what" -> free("一起清扫楼道，搬走旧家具。" + again);
            case "risks" -> free("地面湿滑");
            case "safeguards" -> free("戴手套，有人带队");
            case "place" -> free("老戏台");
            case "login" -> free("newcomer-" + step.number());
            case "name" -> free(step.any(name, List.of("李梅", "阿依古丽·买买提", "王", "Müller", "𠮷田")));
            case "label" -> free("翠园街道");
            case "why", "said", "word", "note", "reason" -> free("写在这里：第" + step.number() + "回" + again);
            case "code" -> free("%06d".formatted(step.between(name, 0, 999_999)));
            case "password", "present", "wanted" -> free(Citizen.PASSWORD);
            default -> byType(name, type, again);
        };
    }

    private Typed byType(String name, String type, String again) {
        return switch (type) {
            case "date" ->
                free(today.plusDays(step.between(name + again, 1, 12)).toString());
            case "time" ->
                free(step.happens("empty " + name, 0.6) ? "" : clock(step.between(name + again, 7 * 12, 20 * 12)));
            case "number" -> free(String.valueOf(step.between(name + again, 1, 20)));
            default -> free("话" + step.number() + again);
        };
    }

    private String phone() {
        int number = step.between("phone number", 1, 9_999_999);
        return step.any("phone", PHONES)
                .formatted(number, number % 1_000_000 % 10_000 + (number % 7) * 10, number % 10_000);
    }

    String careless(String name, String type) {
        return switch (type) {
            case "date" ->
                step.any(
                        "odd " + name,
                        List.of(
                                today.toString(),
                                today.minusDays(1).toString(),
                                today.withDayOfMonth(today.lengthOfMonth()).toString(),
                                today.getYear() + "-02-30",
                                today.getYear() + "-12-31",
                                "9999-12-31",
                                "-999999999-01-01",
                                "",
                                "明天"));
            case "time" -> step.any("odd " + name, List.of("00:00", "23:59", "24:00", "7:5", "", "晚上"));
            default -> step.any("odd " + name, ODD);
        };
    }

    /**
     * A service ends after it began; some go over midnight, and mean the next morning. Both are proper where day, beginning and
     * end were typed.
     */
    void makeTimesFit(List<Field> fields, boolean careless, Set<String> proper) {
        if (careless) {
            return;
        }
        boolean overMidnight = step.happens("over midnight", 0.08);
        for (int i = 0; i < fields.size(); i++) {
            var field = fields.get(i);
            if (field.name().matches("from\\d*") && !dateOf(field, fields).isEmpty()) {
                int from = overMidnight ? 22 * 12 : step.between(field.name(), 7 * 12, 19 * 12);
                fields.set(i, new Field(field.name(), clock(from)));
                var to = "to" + field.name().substring(4);
                fields.replaceAll(
                        each -> each.name().equals(to) ? new Field(to, clock(end(from, to, overMidnight))) : each);
                proper.add(to);
            }
        }
    }

    private int end(int from, String to, boolean overMidnight) {
        return overMidnight ? 2 * 12 : from + step.between(to, 6, 36);
    }

    private static String dateOf(Field from, List<Field> fields) {
        var date = "date" + from.name().substring(4);
        return fields.stream()
                .filter(each -> each.name().equals(date))
                .map(Field::value)
                .findFirst()
                .orElse("");
    }

    /** Five minutes each. */
    private static String clock(int fives) {
        return "%02d:%02d".formatted(fives / 12 % 24, fives % 12 * 5);
    }
}
