package org.redvest.volunteers.registration;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.redvest.accounts.OwnAccount;
import org.redvest.regions.RegionCode;
import org.redvest.volunteers.Part;
import org.redvest.volunteers.ProfileForm;
import org.redvest.volunteers.WeekPattern;
import org.redvest.volunteers.WeekPattern.HalfDay;
import org.redvest.web.FreeText;
import org.redvest.web.PlainText;
import org.redvest.web.Problem;
import org.redvest.web.Telephone;
import org.redvest.web.TypedDay;
import org.springframework.util.MultiValueMap;

/** What somebody typed to become a volunteer; read back as typed while anything is wrong. */
public record RegistrationForm(
        String name,
        String sex,
        String born,
        String phone,
        String login,
        String password,
        String guardianName,
        String guardianPhone,
        boolean guardianAgreed,
        boolean agreed,
        Set<String> skills,
        Set<String> interests,
        Set<String> free,
        String language,
        String request) {

    /** Nothing chosen: by day and in the evening, all week; nobody is asked in the night who has not said so. */
    private static final WeekPattern WHENEVER = new WeekPattern((1 << 21) - 1);

    private static final FreeText GUARDIAN = FreeText.own(1, 40);
    private static final LocalDate OLDEST = LocalDate.of(1900, 1, 1);

    public RegistrationForm {
        skills = Set.copyOf(skills);
        interests = Set.copyOf(interests);
        free = Set.copyOf(free);
    }

    static RegistrationForm empty() {
        return new RegistrationForm("", "", "", "", "", "", "", "", false, false, Set.of(), Set.of(), Set.of(), "", "");
    }

    static RegistrationForm typed(MultiValueMap<String, String> fields) {
        return new RegistrationForm(
                first(fields, "name"),
                first(fields, "sex"),
                first(fields, "born"),
                first(fields, "phone"),
                first(fields, "login"),
                Optional.ofNullable(fields.getFirst("password")).orElse(""),
                first(fields, "guardianName"),
                first(fields, "guardianPhone"),
                fields.containsKey("guardianAgreed"),
                fields.containsKey("agreed"),
                all(fields, "skill"),
                all(fields, "interest"),
                all(fields, "free"),
                first(fields, "language"),
                first(fields, "request"));
    }

    /** Everything that is wrong, in the order of the page. */
    List<Problem> problems(AgeRule rule, LocalDate today, Set<String> skillsOffered, Set<String> interestsOffered) {
        var problems = new ArrayList<Problem>();
        var account = account().problems();
        Stream.of("name").forEach(field -> keep(account, field, problems));
        if (sexChosen().isEmpty()) {
            problems.add(new Problem("sex", "volunteers.join.problem.sex"));
        }
        problems.addAll(ageProblems(rule, today));
        for (var field : List.of("phone", "login", "password")) {
            keep(account, field, problems);
        }
        if (!skillsOffered.containsAll(skills) || !interestsOffered.containsAll(interests)) {
            problems.add(new Problem("skills", "volunteers.join.problem.chosen"));
        }
        if (!agreed) {
            problems.add(new Problem("agreed", "volunteers.join.problem.agreed"));
        }
        return List.copyOf(problems);
    }

    private List<Problem> ageProblems(AgeRule rule, LocalDate today) {
        var day = birthday(today);
        if (day.isEmpty()) {
            return List.of(new Problem("born", "volunteers.join.problem.born"));
        }
        if (!rule.admits(day.get(), today)) {
            return List.of(new Problem("born", "volunteers.join.problem.young", rule.youngest()));
        }
        return rule.asksGuardian(day.get(), today) ? guardianProblems() : List.of();
    }

    private List<Problem> guardianProblems() {
        var problems = new ArrayList<>(
                GUARDIAN.problems("guardianName", "volunteers.join.problem.guardian", PlainText.line(guardianName)));
        Telephone.problem("guardianPhone", guardianPhone).ifPresent(problems::add);
        return problems;
    }

    private static void keep(List<Problem> from, String field, List<Problem> into) {
        from.stream().filter(problem -> problem.field().equals(field)).forEach(into::add);
    }

    OwnAccount account() {
        return new OwnAccount(name, phone, login, password);
    }

    Optional<UUID> requestId() {
        return request.matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
                ? Optional.of(UUID.fromString(request))
                : Optional.empty();
    }

    /** Call it only where nothing is wrong. */
    NewRegistration read(JoinLink link, AgeRule rule, LocalDate today) {
        var day = birthday(today).orElseThrow();
        boolean minor = rule.asksGuardian(day, today);
        return new NewRegistration(
                link,
                region(link),
                sexChosen().orElseThrow(),
                day,
                skills,
                interests,
                week(),
                minor
                        ? Optional.of(new Guardian(PlainText.line(guardianName), Telephone.normal(guardianPhone)))
                        : Optional.empty(),
                minor,
                minor && guardianAgreed,
                requestId().orElseGet(UUID::randomUUID));
    }

    private static RegionCode region(JoinLink link) {
        return link.region();
    }

    private Optional<LocalDate> birthday(LocalDate today) {
        return TypedDay.readBirthday(born).filter(day -> !day.isAfter(today) && !day.isBefore(OLDEST));
    }

    private Optional<Sex> sexChosen() {
        return Stream.of(Sex.values()).filter(each -> each.word().equals(sex)).findFirst();
    }

    private WeekPattern week() {
        var halves = Stream.of(DayOfWeek.values())
                .flatMap(day -> EnumSet.allOf(Part.class).stream()
                        .filter(part -> isFree(day, part))
                        .map(part -> new HalfDay(day, part)))
                .toList();
        return halves.isEmpty() ? WHENEVER : WeekPattern.of(halves);
    }

    public boolean isFree(DayOfWeek day, Part part) {
        return free.contains(ProfileForm.half(day, part));
    }

    /** A page that opens again shows whether the part for minors was needed. */
    public boolean namesGuardian() {
        return !guardianName.isEmpty() || !guardianPhone.isEmpty();
    }

    private static String first(MultiValueMap<String, String> fields, String name) {
        return Optional.ofNullable(fields.getFirst(name)).map(String::strip).orElse("");
    }

    private static Set<String> all(MultiValueMap<String, String> fields, String name) {
        return Set.copyOf(Optional.ofNullable(fields.get(name)).orElse(List.of()));
    }

    /** Neither name nor password in a log. */
    @Override
    public String toString() {
        return "RegistrationForm";
    }
}
