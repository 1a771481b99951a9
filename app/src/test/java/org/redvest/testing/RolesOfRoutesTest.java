package org.redvest.testing;

import static org.redvest.accounts.Role.ADMIN;
import static org.redvest.accounts.Role.COMMUNITY;
import static org.redvest.accounts.Role.DISPATCHER;
import static org.redvest.accounts.Role.LEADER;
import static org.redvest.accounts.Role.SECRETARY;
import static org.redvest.accounts.Role.VOLUNTEER;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.redvest.accounts.Role;
import org.redvest.accounts.TestPeople;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Whose rooms are whose. {@link LeakTest} asks each route whom it is for and holds it to the answer; here the answer itself is held,
 * so that a role let in by a slip is noticed.
 */
@RedvestTest
class RolesOfRoutesTest {

    private static final Set<Role> SERVING = Set.of(VOLUNTEER, LEADER);

    private static final Set<Role> LOOKING_AFTER_VOLUNTEERS = Set.of(COMMUNITY, DISPATCHER, ADMIN);

    /** The first expression that fits the whole of a path says whose it is. */
    private static final Map<String, Set<Role>> ROOMS = new LinkedHashMap<>();

    static {
        ROOMS.put("/(account|hat|notices)(/.*)?", Set.of(Role.values()));
        ROOMS.put(
                "/(accounts|invitations|grants|audit|ledger|channels|settings|divisions|amendments)(/.*)?",
                Set.of(ADMIN));
        ROOMS.put("/(registrations|join-codes)(/.*)?", Set.of(COMMUNITY, ADMIN));
        ROOMS.put("/volunteers/imports(/.*)?", Set.of(ADMIN, DISPATCHER, COMMUNITY));
        ROOMS.put("/figures.*", Set.of(SECRETARY));
        ROOMS.put("/(me|hours|leading|openings|services)(/.*)?", SERVING);
        ROOMS.put("/residents(/\\{request})?", Set.of(COMMUNITY, DISPATCHER));
        ROOMS.put("/residents/.*", Set.of(COMMUNITY));
        ROOMS.put("/(review|board|plans|emergencies)(/.*)?", Set.of(DISPATCHER));
        ROOMS.put("/orders/\\{number}/(opening|invitations|calls)(/.*)?", Set.of(DISPATCHER));
        ROOMS.put("/orders/\\{number}(/live|/progress|/places/.*)?", Set.of(COMMUNITY, DISPATCHER));
        ROOMS.put("/orders(/.*)?", Set.of(COMMUNITY));
        ROOMS.put(
                "/funds(/\\{fund}([.]csv|/sheet|/lines/\\{line}(/decision)?)?)?|/programmes/\\{programme}/funds",
                Set.of(DISPATCHER, SECRETARY));
        ROOMS.put("/programmes(/\\{programme})?|/posts/\\{number}(/live)?", Set.of(DISPATCHER, SECRETARY));
        ROOMS.put("/(programmes|posts|funds)/.*", Set.of(DISPATCHER));
        ROOMS.put("/bulletins/issue", Set.of(DISPATCHER));
        ROOMS.put("/bulletins(/.*)?", Set.of(DISPATCHER, SECRETARY));
        ROOMS.put("/shifts/\\{shift}/check-(in|out)", SERVING);
        ROOMS.put(
                "/shifts/\\{shift}/(code|code/now|feed|places/\\{place}/(arrival|departure)(/undo)?)",
                Set.of(COMMUNITY, DISPATCHER, VOLUNTEER, LEADER));
        ROOMS.put("/shifts/.*", Set.of(COMMUNITY, DISPATCHER));
        ROOMS.put("/volunteers/same(/.*)?", Set.of(ADMIN));
        ROOMS.put("/volunteers(/.*)?", LOOKING_AFTER_VOLUNTEERS);
        ROOMS.put("/teams(/new)?", LOOKING_AFTER_VOLUNTEERS);
        ROOMS.put("/teams/(join|offers)(/.*)?", SERVING);
        ROOMS.put("/teams/.*", Set.of(COMMUNITY, DISPATCHER, ADMIN, VOLUNTEER, LEADER));
    }

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    private RequestMappingHandlerMapping mappings;

    @Test
    void each_role_has_its_own_rooms() {
        var softly = new SoftAssertions();
        mappings.getHandlerMethods()
                .forEach((info, method) -> info.getPatternValues()
                        .forEach(path -> TestPeople.rolesOf(method)
                                .ifPresent(roles ->
                                        softly.assertThat(roles).as(path).isEqualTo(whose(path)))));
        softly.assertAll();
    }

    private static Set<Role> whose(String path) {
        return ROOMS.entrySet().stream()
                .filter(room -> path.matches(room.getKey()))
                .findFirst()
                .map(Map.Entry::getValue)
                .orElse(Set.of());
    }
}
