package org.redvest.programmes;

import java.util.Optional;
import org.redvest.programmes.recurrence.Recurrence;
import org.redvest.regions.RegionCode;
import org.redvest.shifts.PrivateDetails;
import org.redvest.web.Privacy;

/**
 * What a committee lays down about a post (岗位).
 *
 * @param community in which it lies
 * @param site the name of the place, as people know it: 邵阳站
 * @param skill of the menu that each who comes must have; none where everybody can
 * @param people at each shift
 * @param what people must know before they accept
 * @param details for those who have accepted; the note is their instructions
 */
public record PostOutline(
        String name,
        RegionCode community,
        String site,
        String category,
        Optional<String> skill,
        int people,
        String what,
        String risks,
        String safeguards,
        int minimumAge,
        PrivateDetails details,
        Recurrence recurrence) {

    /** With what people were told when it was started: only its times, its people and the details may still change. */
    PostOutline withTermsOf(PostOutline started) {
        return new PostOutline(
                started.name,
                started.community,
                started.site,
                started.category,
                started.skill,
                people,
                started.what,
                started.risks,
                started.safeguards,
                started.minimumAge,
                details,
                recurrence);
    }

    /** So many days later, and without what was written about people: who the contact is this time is asked anew. */
    PostOutline copied(long later) {
        var note = Privacy.in(details.note()).isEmpty() ? details.note() : "";
        return new PostOutline(
                name,
                community,
                site,
                category,
                skill,
                people,
                what,
                risks,
                safeguards,
                minimumAge,
                new PrivateDetails(details.address(), "", "", note),
                recurrence.later(later));
    }
}
