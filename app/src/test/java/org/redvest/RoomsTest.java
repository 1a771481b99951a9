package org.redvest;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Inside a module: which room (sub-package) knows which, how large a root may grow, and how much of a module others use. */
class RoomsTest {

    /** Which rooms of its module a room may use beside the root; only those that stand above it here, so there is no cycle. */
    private static final List<Room> ROOMS = List.of(
            room("accounts.sheets"),
            room("volunteers.teams"),
            room("volunteers.registration"),
            room("volunteers.registry"),
            room("volunteers.intake"),
            room("volunteers.merging", "registry"),
            room("orders.drafting"),
            room("orders.lists", "drafting"),
            room("orders.forms", "drafting", "lists"),
            room("orders.track", "drafting", "lists"),
            room("orders.review", "drafting", "lists", "forms"),
            room("programmes.recurrence"),
            room("programmes.forms", "recurrence"),
            room("programmes.pages", "recurrence", "forms"),
            room("funds.forms"),
            room("funds.pages", "forms"),
            room("dispatch.planning"),
            room("dispatch.vacancies"),
            room("dispatch.sieve", "vacancies"),
            room("dispatch.openings", "vacancies", "sieve"),
            room("dispatch.places", "vacancies", "sieve", "openings"),
            room("dispatch.moves", "vacancies", "openings", "places"),
            room("dispatch.goingahead", "vacancies"),
            room("dispatch.invitations", "vacancies", "sieve", "openings"),
            room("dispatch.waiting", "vacancies", "openings", "places", "invitations"),
            room("dispatch.calls", "vacancies", "sieve", "openings", "places", "invitations"),
            room("dispatch.emergency", "vacancies", "openings", "places", "invitations"),
            room("dispatch.teams", "vacancies", "openings", "invitations"),
            room("dispatch.swaps", "vacancies", "openings", "places"),
            room("dispatch.board"),
            room("dispatch.plans", "vacancies", "openings", "planning", "invitations", "board"),
            room("hours.proving"),
            room("hours.statements"),
            room("bulletins.proof"),
            room("bulletins.files", "proof"),
            room("bulletins.pages", "proof", "files"),
            room("attendance.marks"),
            room("attendance.roll", "marks"),
            room("attendance.confirming", "marks"),
            room("attendance.evaluating", "marks", "confirming"),
            room("attendance.leading", "marks", "roll"),
            room("channels.mail"),
            room("channels.gateway"),
            room("channels.push"),
            room("channels.outbox", "push"),
            room("channels.sending", "mail", "gateway", "push"),
            room("channels.mine", "push", "outbox"),
            room("setup.divisions"));

    /** These have rooms; a root beyond this many files wants another. */
    private static final int MOST_FILES_IN_A_ROOT = 33;

    /** Still to be split: what administrators, invitations and sessions are made of lies in one root. */
    private static final Set<String> LARGE_ROOTS = Set.of("accounts");

    /** Their root is the floor that their rooms stand on, and uses none of them. */
    private static final Set<String> ROOTS_BELOW_ROOMS = Set.of("channels");

    /** Beyond this a module's package-info says why. */
    private static final int MOST_TYPES_OTHERS_USE = 15;

    private static final String REASON = "More than fifteen of its types are used by others";

    private static final JavaClasses REDVEST = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("org.redvest");

    @Test
    void a_room_uses_the_root_and_the_rooms_that_are_listed_for_it() {
        for (var room : ROOMS) {
            assertThat(usedBy(room)).as(room.name()).isEqualTo(room.uses());
        }
    }

    @Test
    void a_room_uses_rooms_that_stand_before_it() {
        var before = new TreeSet<String>();
        for (var room : ROOMS) {
            assertThat(before).as(room.name()).containsAll(room.used());
            before.add(room.name());
        }
    }

    @Test
    void a_root_that_is_a_floor_uses_no_room() {
        for (var module : ROOTS_BELOW_ROOMS) {
            assertThat(usedBy(room(module))).as(module).isEmpty();
        }
    }

    @Test
    void every_room_is_listed() {
        var rooms = inModules()
                .map(RoomsTest::room)
                .filter(name -> name.contains("."))
                .collect(Collectors.toSet());

        assertThat(ROOMS.stream().map(Room::name)).containsExactlyInAnyOrderElementsOf(rooms);
    }

    @Test
    void the_root_of_a_module_with_rooms_stays_small() {
        var modules = ROOMS.stream().map(Room::module).distinct().toList();

        assertThat(modules)
                .filteredOn(module -> !LARGE_ROOTS.contains(module))
                .allSatisfy(module -> assertThat(inModules()
                                .filter(type -> room(type).equals(module))
                                .filter(JavaClass::isTopLevelClass)
                                .count())
                        .as(module)
                        .isLessThanOrEqualTo(MOST_FILES_IN_A_ROOT));
    }

    /** Rooms of one module share rows; another module asks the facade. */
    @Test
    void a_store_is_used_in_its_own_module_only() {
        var foreign = inModules()
                .flatMap(type -> type.getDirectDependenciesFromSelf().stream())
                .filter(dependency ->
                        dependency.getTargetClass().getSimpleName().endsWith("Store"))
                .filter(dependency ->
                        dependency.getTargetClass().getPackageName().startsWith("org.redvest."))
                .filter(dependency -> !module(dependency.getOriginClass()).equals(module(dependency.getTargetClass())))
                .map(Object::toString);

        assertThat(foreign).isEmpty();
    }

    @Test
    void a_module_of_which_others_use_many_types_says_why() throws IOException {
        for (var module : usedByOthers().entrySet()) {
            var says = Files.readString(Path.of("src/main/java/org/redvest", module.getKey(), "package-info.java"))
                    .replaceAll("\\s+\\*?\\s*", " ")
                    .contains(REASON);

            assertThat(says)
                    .as(
                            "%s: others use %d types: %s",
                            module.getKey(), module.getValue().size(), module.getValue())
                    .isEqualTo(module.getValue().size() > MOST_TYPES_OTHERS_USE);
        }
    }

    /** Types with what is nested in them, by module. */
    private static TreeMap<String, Set<String>> usedByOthers() {
        var used = new TreeMap<String, Set<String>>();
        inModules()
                .flatMap(type -> type.getDirectDependenciesFromSelf().stream())
                .filter(dependency -> isInAModule(dependency.getTargetClass()))
                .filter(dependency -> !module(dependency.getOriginClass()).equals(module(dependency.getTargetClass())))
                .forEach(dependency -> used.computeIfAbsent(module(dependency.getTargetClass()), _ -> new TreeSet<>())
                        .add(outermost(dependency.getTargetClass().getBaseComponentType())
                                .getSimpleName()));
        return used;
    }

    private static Set<String> usedBy(Room room) {
        return inModules()
                .filter(type -> room(type).equals(room.name()))
                .flatMap(type -> type.getDirectDependenciesFromSelf().stream())
                .map(dependency -> dependency.getTargetClass().getBaseComponentType())
                .filter(RoomsTest::isInAModule)
                .filter(target -> module(target).equals(room.module()))
                .map(RoomsTest::room)
                .filter(name -> name.contains(".") && !name.equals(room.name()))
                .map(name -> name.substring(name.indexOf('.') + 1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Stream<JavaClass> inModules() {
        return REDVEST.stream().filter(RoomsTest::isInAModule);
    }

    private static boolean isInAModule(JavaClass type) {
        return type.getPackageName().startsWith("org.redvest.")
                && !type.getPackageName().startsWith("org.redvest.engine")
                && !type.getPackageName().startsWith("org.redvest.atlas")
                && !type.getSimpleName().equals("package-info");
    }

    private static JavaClass outermost(JavaClass type) {
        return type.getEnclosingClass().map(RoomsTest::outermost).orElse(type);
    }

    private static String module(JavaClass type) {
        return room(type).replaceAll("\\..*", "");
    }

    /** {@code orders.review}, or {@code orders} for its root. */
    private static String room(JavaClass type) {
        return type.getPackageName().replaceFirst("^org\\.redvest\\.?", "");
    }

    private static Room room(String name, String... uses) {
        return new Room(name, new TreeSet<>(Set.of(uses)));
    }

    private record Room(String name, Set<String> uses) {
        String module() {
            return name.replaceAll("\\..*", "");
        }

        List<String> used() {
            return uses.stream().map(other -> module() + "." + other).toList();
        }
    }
}
