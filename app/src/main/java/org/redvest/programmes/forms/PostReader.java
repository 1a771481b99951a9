package org.redvest.programmes.forms;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.redvest.catalogue.Catalogue;
import org.redvest.catalogue.Category;
import org.redvest.catalogue.Skill;
import org.redvest.programmes.PostOutline;
import org.redvest.regions.RegionCode;
import org.redvest.regions.Regions;
import org.redvest.shifts.PrivateDetails;
import org.redvest.web.FreeText;
import org.redvest.web.PlainText;
import org.redvest.web.Telephone;
import org.redvest.web.TypedFields;
import org.springframework.stereotype.Component;

/** Reads forms about posts: their communities and skills are those of the city. */
@Component
public class PostReader {

    public static final int MOST_PEOPLE = 500;

    private static final int YOUNGEST = 14;
    private static final int OLDEST = 70;
    private static final int NAMED = 4;

    private static final FreeText NAME = FreeText.open(2, 40);
    private static final FreeText SITE = FreeText.own(2, 40);
    private static final FreeText WHAT = FreeText.asked(5, 500);
    private static final FreeText SAFETY = FreeText.asked(2, 200);
    private static final FreeText ADDRESS = FreeText.own(1, 100);
    private static final FreeText CONTACT = FreeText.own(1, 20);
    private static final FreeText NOTE = FreeText.asked(0, 500);

    private final Catalogue catalogue;
    private final Regions regions;

    PostReader(Catalogue catalogue, Regions regions) {
        this.catalogue = catalogue;
        this.regions = regions;
    }

    /** @param within the region of the programme */
    public PostReading read(TypedFields typed, RegionCode within) {
        var reading = new TypedFields.FieldReading(typed);
        var name = reading.line("postName", NAME);
        var community = community(typed, within, reading);
        var site = reading.line("siteName", SITE);
        var category = reading.oneOf("category", codes(catalogue.categories()));
        var skill = reading.oneOf("skill", skills());
        int people = reading.whole("people", 1, MOST_PEOPLE);
        var what = reading.text("what", WHAT);
        var risks = reading.text("risks", SAFETY);
        var safeguards = reading.text("safeguards", SAFETY);
        int age = reading.whole("age", YOUNGEST, OLDEST);
        var details = details(typed, reading);
        var recurrence = RecurrenceReading.of(typed);
        var outline = recurrence
                .recurrence()
                .filter(_ -> reading.right())
                .flatMap(recurs -> community.map(at -> new PostOutline(
                        name,
                        at,
                        site,
                        category,
                        Optional.of(skill).filter(code -> !code.isEmpty()),
                        people,
                        what,
                        risks,
                        safeguards,
                        age,
                        details,
                        recurs)));
        return new PostReading(
                outline,
                recurrence.recurrence(),
                people,
                PostReading.together(reading.problems(), recurrence.problems()),
                recurrence.problems());
    }

    private static PrivateDetails details(TypedFields typed, TypedFields.FieldReading reading) {
        var address = reading.line("address", ADDRESS);
        var contact = reading.line("contact", CONTACT);
        var phone = PlainText.line(typed.value("phone"));
        Telephone.problem("phone", phone).ifPresent(reading::add);
        return new PrivateDetails(address, contact, phone, reading.text("note", NOTE));
    }

    /** By its code, or by a part of its path that no other community has. */
    private Optional<RegionCode> community(TypedFields typed, RegionCode within, TypedFields.FieldReading reading) {
        var words = PlainText.narrow(typed.value("community")).replaceAll("\\s", "");
        if (words.isEmpty()) {
            reading.problem("community", "web.typed.missing");
            return Optional.empty();
        }
        var found = communities(words, within);
        if (found.size() == 1) {
            return Optional.of(found.getFirst());
        }
        if (found.isEmpty()) {
            reading.problem("community", "programmes.problem.no-community");
        } else {
            reading.problem(
                    "community",
                    "programmes.problem.several-communities",
                    found.stream().limit(NAMED).map(regions::fullPath).collect(Collectors.joining("、")));
        }
        return Optional.empty();
    }

    private List<RegionCode> communities(String words, RegionCode within) {
        var all = regions.communities(within).stream().map(each -> each.code()).toList();
        var exact = all.stream()
                .filter(code -> code.value().equals(words)
                        || regions.fullPath(code).equals(words)
                        || regions.path(code).equals(words))
                .toList();
        return exact.isEmpty()
                ? all.stream()
                        .filter(code -> regions.fullPath(code).contains(words))
                        .toList()
                : exact;
    }

    private List<String> skills() {
        return Stream.concat(Stream.of(""), catalogue.skills().stream().map(Skill::code))
                .toList();
    }

    private static List<String> codes(List<Category> categories) {
        return categories.stream().map(Category::code).toList();
    }
}
