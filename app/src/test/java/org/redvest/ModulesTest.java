package org.redvest;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

/** The layout of the application is a promise, too. */
class ModulesTest {

    /** Left to right: who stands here may use those before, never those behind. Against the arrow one publishes events. */
    private static final List<String> ARROW = List.of(
            "database",
            "clock",
            "regions",
            "web",
            "audit",
            "accounts",
            "rules",
            "catalogue",
            "volunteers",
            "shifts",
            "orders",
            "programmes",
            "funds",
            "dispatch",
            "hours",
            "attendance",
            "reports",
            "bulletins",
            "residents",
            "notices",
            "channels",
            "setup",
            "demo");

    private static final List<String> USED_BY_NOBODY = List.of("bulletins", "channels", "setup", "demo");

    /**
     * Entry: one of the navigation, which only those see who implement it, and one of the ledger. Acting: the frame's word for the reader, and
     * the one of accounts, whose word it is.
     */
    private static final Set<String> USED_TWICE = Set.of("Entry", "Acting");

    private static final JavaClasses REDVEST = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("org.redvest");

    @Test
    void modules_keep_to_each_other_s_facades() {
        ApplicationModules.of(RedvestApplication.class).verify();
    }

    @Test
    void modules_depend_on_each_other_in_one_direction() {
        slices().matching("org.redvest.(*)..").should().beFreeOfCycles().check(REDVEST);
        for (int place = 0; place < ARROW.size(); place++) {
            var behind = ARROW.subList(place + 1, ARROW.size());
            noClasses()
                    .that()
                    .resideInAPackage(packages(ARROW.get(place)))
                    .should()
                    .dependOnClassesThat(resideInAnyOf(behind))
                    .allowEmptyShould(true)
                    .check(REDVEST);
        }
    }

    /** Whose a shift is does not matter to those who staff it: an order's today, a programme's tomorrow. */
    @Test
    void dispatch_and_attendance_know_shifts_and_no_orders() {
        noClasses()
                .that()
                .resideInAnyPackage(packages("dispatch"), packages("attendance"))
                .should()
                .dependOnClassesThat(resideInAPackage(packages("orders")))
                .check(REDVEST);
    }

    /** But for the demo, whose guide shows what a walk has added to the figures. */
    @Test
    void nobody_depends_on_what_only_listens_shows_or_plays() {
        for (var module : USED_BY_NOBODY) {
            noClasses()
                    .that()
                    .resideOutsideOfPackages(packages(module), packages("demo"))
                    .should()
                    .dependOnClassesThat(resideInAPackage(packages(module)))
                    .allowEmptyShould(true)
                    .check(REDVEST);
        }
    }

    /** What is told in the list is told outside, too; the words of the list stay where they are. */
    @Test
    void channels_hear_of_notices_by_their_event_alone() {
        noClasses()
                .that()
                .resideOutsideOfPackages(packages("notices"), packages("demo"))
                .should()
                .dependOnClassesThat(
                        resideInAPackage(packages("notices")).and(areNot("org.redvest.notices.NoticeGiven")))
                .check(REDVEST);
    }

    @Test
    void every_module_has_its_place_on_the_arrow() {
        classes()
                .should()
                .resideInAnyPackage(Stream.concat(
                                Stream.of("org.redvest", "org.redvest.engine..", "org.redvest.atlas.."),
                                ARROW.stream().map(ModulesTest::packages))
                        .toArray(String[]::new))
                .check(REDVEST);
    }

    /** Module database is where the connections and the roles themselves are made. */
    @Test
    void only_stores_speak_sql() {
        noClasses()
                .that()
                .haveSimpleNameNotEndingWith("Store")
                .and()
                .resideOutsideOfPackage(packages("database"))
                .and(areNot("org.redvest.regions.ImportDivisions"))
                .should()
                .dependOnClassesThat(resideInAPackage("org.springframework.jdbc.."))
                .orShould()
                .dependOnClassesThat(resideInAPackage("java.sql.."))
                .check(REDVEST);
    }

    /** A transaction manager is what Spring calls one. */
    @Test
    void names_say_what_a_thing_is() {
        noClasses()
                .that(areNot("org.redvest.database.ScopedTransactionManager"))
                .should()
                .haveSimpleNameEndingWith("Impl")
                .orShould()
                .haveNameMatching(".*\\.(Abstract|Base|Common)\\w+")
                .orShould()
                .haveNameMatching(".*(Util|Utils|Helper|Manager|DTO|Dto|VO|Entity|Bean)")
                .check(REDVEST);
    }

    /**
     * Two types of one name would send a reader to the wrong room. Nested types that stay in their file are read there. A case of a sealed
     * interface is read under it, as in {@code Submission.Refused}, and says the same under another: it was refused.
     */
    @Test
    void a_simple_name_is_used_once() {
        var names = REDVEST.stream()
                .filter(type -> !type.getPackageName().startsWith("org.redvest.engine"))
                .filter(type -> type.isTopLevelClass() || leavesItsFile(type) && !isACase(type))
                .map(JavaClass::getSimpleName)
                .filter(name -> !name.equals("package-info") && !USED_TWICE.contains(name))
                .toList();

        assertThat(names).doesNotHaveDuplicates();
    }

    private static boolean leavesItsFile(JavaClass type) {
        return type.isNestedClass()
                && !type.isAnonymousClass()
                && type.getDirectDependenciesToSelf().stream()
                        .anyMatch(use -> !outermost(use.getOriginClass()).equals(outermost(type)));
    }

    private static boolean isACase(JavaClass type) {
        return type.getEnclosingClass()
                .filter(outer -> outer.isInterface() && type.isAssignableTo(outer.getName()))
                .isPresent();
    }

    private static JavaClass outermost(JavaClass type) {
        return type.getEnclosingClass().map(ModulesTest::outermost).orElse(type);
    }

    private static String packages(String module) {
        return "org.redvest." + module + "..";
    }

    private static DescribedPredicate<JavaClass> resideInAnyOf(List<String> modules) {
        return JavaClass.Predicates.resideInAnyPackage(
                modules.stream().map(ModulesTest::packages).toArray(String[]::new));
    }

    private static DescribedPredicate<JavaClass> areNot(String name) {
        return DescribedPredicate.describe(
                "are not " + name, type -> !type.getName().equals(name));
    }
}
