package org.redvest.volunteers.merging;

import java.util.Locale;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import org.redvest.web.Text;

/** What can only be as it was under one of the two numbers. All else is kept of both. */
public enum MergedFact {
    NAME((one, other) -> one.identity().name().equals(other.identity().name()), _ -> true),
    PHONE(
            (one, other) -> one.identity().phone().equals(other.identity().phone()),
            person -> person.identity().phone().isPresent()),
    BORN((one, other) -> one.profile().born().equals(other.profile().born()), _ -> true),
    HOME((one, other) -> one.profile().home().equals(other.profile().home()), _ -> true),
    DOCUMENT(
            (one, other) -> one.document().isEmpty() && other.document().isEmpty(),
            person -> person.document().isPresent()),
    WAY_IN((one, other) -> !one.signsIn() && !other.signsIn(), ComparedPerson::signsIn),
    WISHES((one, other) -> one.profile().preferences().equals(other.profile().preferences()), _ -> true);

    private final BiPredicate<ComparedPerson, ComparedPerson> same;
    private final Predicate<ComparedPerson> known;

    MergedFact(BiPredicate<ComparedPerson, ComparedPerson> same, Predicate<ComparedPerson> known) {
        this.same = same;
        this.known = known;
    }

    boolean isSame(ComparedPerson one, ComparedPerson other) {
        return same.test(one, other);
    }

    /** In the words of the page. */
    public String shown(ComparedPerson person, Text text) {
        return switch (this) {
            case NAME -> person.identity().name();
            case PHONE -> person.identity().maskedPhone().orElse("");
            case BORN -> text.fullDate(person.profile().born());
            case HOME -> person.home();
            case DOCUMENT -> person.document().orElse("");
            case WAY_IN -> text.of("volunteers.merge.way-in.of", person.number());
            case WISHES ->
                text.of(
                        "volunteers.merge.wishes",
                        Math.round(person.profile().preferences().radiusKm()),
                        person.profile().preferences().limits().maxShifts());
        };
    }

    boolean isKnown(ComparedPerson person) {
        return known.test(person);
    }

    /** As in the form and in the keys of its words. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
