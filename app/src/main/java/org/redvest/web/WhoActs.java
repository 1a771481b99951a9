package org.redvest.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Who is looking at this page. Implemented by the module that keeps accounts; the frame knows nothing else of people. */
public interface WhoActs {

    Optional<Acting> acting(HttpServletRequest request);

    /** A hat that was withdrawn from the person who is signed in; empty for one they never had, or have still. */
    Optional<ShownHat> withdrawn(HttpServletRequest request, String hat);

    /**
     * Somebody signed in, under exactly one of their hats.
     *
     * @param name as shown to themselves
     * @param synthetic a person of the demo, said so wherever the name stands
     * @param role code of the role of the hat they act under; what navigation asks for
     * @param hat what the hat says: 大祥区团委·调度员
     * @param hats all hats they may put on, this one included
     * @param desk whether this role works at a desk, with denser pages for a mouse
     * @param counts numbers about the person that were read along with them, by name
     */
    record Acting(
            String name,
            boolean synthetic,
            String role,
            ShownHat hat,
            List<ShownHat> hats,
            boolean desk,
            Map<String, Long> counts) {

        public long count(String name) {
            return counts.getOrDefault(name, 0L);
        }
    }

    /**
     * @param id names the grant in the form that changes hats
     * @param place name of the organisation or place, in Chinese
     * @param roleKey message key of the role's name
     */
    record ShownHat(String id, String place, String roleKey) {}
}
