package org.redvest;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The packages of the engine stand on each other as the method does, and the server sees none but the first. */
class EnginePackagesTest {
    private static final String ROOT = "org.redvest.engine";

    /** Each may know those before it. Pairs fill the market, so nothing but the entrances knows them. */
    private static final List<String> FLOORS = List.of("market", "bundles", "auction", "exact");

    /** What of the root may know the packages within: entrances and answers. */
    private static final String ENTRANCES =
            "(Planner|LivePlan|Explainer|Vicinity|Bidders|Advantages|Answer|PriceProof)(\\$.*)?";

    private static final JavaClasses REDVEST = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("org.redvest");

    @Test
    void each_floor_knows_those_below_it_only() {
        for (int floor = 0; floor < FLOORS.size(); floor++) {
            var above = FLOORS.subList(floor + 1, FLOORS.size()).stream().map(EnginePackagesTest::within);
            var unknown = Stream.concat(above, Stream.of(within("pairs"))).toArray(String[]::new);
            noClasses()
                    .that()
                    .resideInAPackage(within(FLOORS.get(floor)))
                    .should()
                    .dependOnClassesThat(resideInAnyPackage(unknown))
                    .check(REDVEST);
        }
        noClasses()
                .that()
                .resideInAPackage(within("pairs"))
                .should()
                .dependOnClassesThat(resideInAnyPackage(within("bundles"), within("auction"), within("exact")))
                .check(REDVEST);
    }

    @Test
    void the_problem_knows_nothing_of_its_solver() {
        noClasses()
                .that()
                .resideInAPackage(ROOT)
                .and()
                .haveNameNotMatching("org\\.redvest\\.engine\\." + ENTRANCES)
                .should()
                .dependOnClassesThat(resideInAPackage(ROOT + ".*"))
                .check(REDVEST);
    }

    @Test
    void the_server_sees_the_first_package_alone() {
        noClasses()
                .that()
                .resideOutsideOfPackage(ROOT + "..")
                .should()
                .dependOnClassesThat(resideInAPackage(ROOT + ".*"))
                .check(REDVEST);
        classes()
                .that()
                .resideInAPackage(ROOT + "..")
                .should()
                .resideInAnyPackage(
                        ROOT, within("market"), within("pairs"), within("bundles"), within("auction"), within("exact"))
                .check(REDVEST);
    }

    private static String within(String name) {
        return ROOT + "." + name;
    }
}
