package org.redvest.volunteers.intake;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.redvest.accounts.IdentityNumber;
import org.redvest.accounts.SealedIdentity;
import org.redvest.regions.RegionCode;
import org.redvest.web.PlainText;
import org.redvest.web.Problem;
import org.redvest.web.Telephone;
import org.redvest.web.TypedNumber;

/**
 * Reads rows one after the other as the columns were chosen. A cell is taken as it is or refused: what a spreadsheet has rounded, nobody
 * can bring back.
 */
final class RowReading {

    /** Of a cell that is not empty, and whose content is not kept. */
    private static final String HIDDEN = "******";

    private static final Pattern ASIDE = Pattern.compile("^(?:合计|总计|小计|共计|填表|制表|审核|备注|说明|注[:：]).*");
    private static final Pattern YES = Pattern.compile("是|有|已|已同意|同意|已签|√|✓|y|yes|true|1|.*[0-9]{4}.*");
    private static final Pattern DOTS = Pattern.compile("[•・‧∙⋅.．]");
    private static final Pattern NO_NAME = Pattern.compile(".*[0-9@#].*");
    private static final int LONGEST_NAME = 40;
    private static final int MOST_HOURS = 60_000;
    private static final int OLDEST = 110;

    private final List<Optional<ImportField>> fields;
    private final List<String> headings;
    private final KnownPlaces places;
    private final KnownSkills skills;
    private final ImportedDays days;
    private final LocalDate today;
    private final Function<IdentityNumber, SealedIdentity> seal;
    private final boolean fillDown;
    private final Map<ImportField, ImportedCell> above = new EnumMap<>(ImportField.class);

    /** @param fillDown whether a blank place means the one above, as where cells were merged */
    RowReading(
            SheetHeader header,
            KnownPlaces places,
            KnownSkills skills,
            ImportedDays days,
            LocalDate today,
            Function<IdentityNumber, SealedIdentity> seal,
            boolean fillDown) {
        this.fields = header.fields();
        this.headings = header.headings();
        this.places = places;
        this.skills = skills;
        this.days = days;
        this.today = today;
        this.seal = seal;
        this.fillDown = fillDown;
    }

    sealed interface Reading {
        record Person(ImportedPerson person) implements Reading {}

        record Bad(int row, List<BadCell> cells) implements Reading {}

        /** Totals, signatures, remarks. */
        record NoPerson() implements Reading {}
    }

    Reading read(ImportedRow row) {
        var first = row.cells().stream()
                .filter(cell -> !cell.isBlank())
                .findFirst()
                .map(cell -> PlainText.line(cell.text()))
                .orElse("");
        if (first.isEmpty()
                || (ASIDE.matcher(first).matches()
                        && cell(row, ImportField.PHONE).isBlank())) {
            return new Reading.NoPerson();
        }
        return new Row(row).read();
    }

    private ImportedCell cell(ImportedRow row, ImportField field) {
        int column = fields.indexOf(Optional.of(field));
        return column < 0 ? ImportedCell.BLANK : row.cell(column);
    }

    /** One row while it is read, with what was found wrong so far. */
    private final class Row {

        private final ImportedRow row;
        private final List<BadCell> bad = new ArrayList<>();

        Row(ImportedRow row) {
            this.row = row;
        }

        Reading read() {
            var name = name();
            var number = document();
            var phone = phone();
            var born = born(number);
            var home = home();
            var minutes = minutes();
            var own = text(ImportField.NUMBER);
            var unknown = skills.unknown(text(ImportField.SKILLS));
            if (!unknown.isEmpty()) {
                refuse(ImportField.SKILLS, "volunteers.import.cell.skill", String.join("、", unknown));
            }
            if (bad.isEmpty() && phone.isEmpty() && number.isEmpty()) {
                refuse(ImportField.PHONE, "volunteers.import.cell.no-key");
            }
            if (!bad.isEmpty()) {
                return new Reading.Bad(row.number(), bad);
            }
            return new Reading.Person(new ImportedPerson(
                    row.number(),
                    name,
                    phone,
                    born.orElseThrow(),
                    home.orElseThrow(),
                    skills.in(text(ImportField.SKILLS)),
                    Optional.of(TypedNumber.code(own)).filter(code -> !code.isEmpty()),
                    minutes,
                    YES.matcher(text(ImportField.CONSENT).toLowerCase(Locale.ROOT))
                            .matches(),
                    number.map(seal)));
        }

        private String name() {
            var name = DOTS.matcher(key(ImportField.NAME)).replaceAll("·");
            if (name.isEmpty()) {
                refuse(ImportField.NAME, "volunteers.import.cell.required");
            } else if (name.codePointCount(0, name.length()) > LONGEST_NAME
                    || NO_NAME.matcher(name).matches()) {
                refuse(ImportField.NAME, "volunteers.import.cell.name");
            }
            return name;
        }

        private Optional<IdentityNumber> document() {
            var typed = key(ImportField.DOCUMENT);
            IdentityNumber.problem("document", typed)
                    .filter(_ -> !typed.isEmpty())
                    .ifPresent(problem -> refuse(ImportField.DOCUMENT, problem));
            return typed.isEmpty() ? Optional.empty() : IdentityNumber.read(typed);
        }

        private Optional<String> phone() {
            var typed = key(ImportField.PHONE);
            Telephone.problem("phone", typed)
                    .filter(_ -> !typed.isEmpty())
                    .ifPresent(problem -> refuse(ImportField.PHONE, problem));
            return typed.isEmpty() ? Optional.empty() : Telephone.read(typed).map(Telephone::value);
        }

        private Optional<LocalDate> born(Optional<IdentityNumber> number) {
            var cell = cell(row, ImportField.BORN);
            var named = number.flatMap(IdentityNumber::born);
            if (cell.isBlank()) {
                // A number that is wrong is said once: the day may be in it.
                if (named.isEmpty() && !isRefused(ImportField.DOCUMENT)) {
                    refuse(ImportField.BORN, "volunteers.import.cell.born-required");
                }
                return named;
            }
            var day = days.read(cell);
            if (day.isEmpty()) {
                refuse(ImportField.BORN, "volunteers.import.cell.day");
            } else if (day.get().isAfter(today) || day.get().isBefore(today.minusYears(OLDEST))) {
                refuse(ImportField.BORN, "volunteers.import.cell.day-range");
            } else if (named.isPresent() && !named.equals(day)) {
                refuse(ImportField.BORN, "volunteers.import.cell.born-differs");
            }
            return day;
        }

        private Optional<RegionCode> home() {
            var township = below(ImportField.TOWNSHIP);
            var typed = below(ImportField.COMMUNITY);
            if (typed.isBlank()) {
                if (places.isOne()) {
                    return Optional.of(places.region());
                }
                refuse(ImportField.COMMUNITY, "volunteers.import.cell.required");
                return Optional.empty();
            }
            var found = places.find(typed, township);
            if (found.isEmpty()) {
                refuse(ImportField.COMMUNITY, "volunteers.import.cell.no-place");
            } else if (found.size() > 1) {
                refuse(
                        ImportField.COMMUNITY,
                        "volunteers.import.cell.several-places",
                        found.stream()
                                .limit(4)
                                .map(places::path)
                                .reduce((a, b) -> a + "、" + b)
                                .orElse(""));
            }
            return found.size() == 1 ? Optional.of(found.getFirst()) : Optional.empty();
        }

        /** The cell, or the last above it that is filled. */
        private String below(ImportField field) {
            var cell = cell(row, field);
            if (!fillDown) {
                return key(field);
            }
            if (cell.isBlank()) {
                return above.getOrDefault(field, ImportedCell.BLANK).text();
            }
            above.put(field, cell);
            return key(field);
        }

        private OptionalInt minutes() {
            var cell = cell(row, ImportField.HOURS);
            if (cell.isBlank()) {
                return OptionalInt.empty();
            }
            var hours = TypedNumber.decimal(cell.text()).filter(each -> each.intValue() <= MOST_HOURS);
            if (hours.isEmpty() || cell.kind() == ImportedCell.CellKind.ERROR) {
                refuse(ImportField.HOURS, "volunteers.import.cell.hours", Integer.toString(MOST_HOURS));
                return OptionalInt.empty();
            }
            return OptionalInt.of(hours.get()
                    .multiply(BigDecimal.valueOf(60))
                    .setScale(0, RoundingMode.HALF_UP)
                    .intValue());
        }

        private String key(ImportField field) {
            var cell = cell(row, field);
            var problem = KeyCell.problem(cell);
            problem.ifPresent(wrong -> refuse(field, wrong));
            return problem.isPresent() ? "" : PlainText.line(cell.text());
        }

        private boolean isRefused(ImportField field) {
            int column = fields.indexOf(Optional.of(field));
            return bad.stream().anyMatch(cell -> cell.column() == column);
        }

        private String text(ImportField field) {
            return PlainText.line(cell(row, field).text());
        }

        private void refuse(ImportField field, Problem problem) {
            refuse(
                    field,
                    problem.key(),
                    problem.arguments().stream().map(String::valueOf).toArray(String[]::new));
        }

        /** A column that was not chosen has no cell: what is missing is said of column 0, under the field's own name. */
        private void refuse(ImportField field, String key, String... arguments) {
            int column = fields.indexOf(Optional.of(field));
            if (bad.stream().anyMatch(cell -> cell.column() == Math.max(0, column))) {
                return;
            }
            bad.add(new BadCell(
                    row.number(),
                    Math.max(0, column),
                    column < 0 ? field.heading() : headings.get(column),
                    field.masked(column < 0 ? "" : row.cell(column).text()),
                    key,
                    List.of(arguments)));
        }
    }

    /** Of a cell that is right by itself, and cannot be taken for another reason. */
    BadCell refusal(ImportField field, int row, String key, String... arguments) {
        int column = Math.max(0, fields.indexOf(Optional.of(field)));
        return new BadCell(row, column, headings.get(column), HIDDEN, key, List.of(arguments));
    }
}
