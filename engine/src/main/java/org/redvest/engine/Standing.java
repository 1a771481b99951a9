package org.redvest.engine;

import java.io.Serializable;
import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is on record about a volunteer and decides whether they may be asked at all.
 *
 * @param born null: unknown, which is old enough only where no age is asked for
 * @param licences the last day on which the licence for a skill is valid
 * @param region the code of the region they are at home in; it begins with the code of each region around it
 * @param doNotDisturb they asked for nothing to be asked of them (免打扰)
 */
public record Standing(@Nullable LocalDate born, Map<String, LocalDate> licences, String region, boolean doNotDisturb)
        implements Serializable {

    /** Nothing is on record. */
    public static final Standing NONE = new Standing(null, Map.of(), "", false);

    /** The last day of a licence that does not end. */
    public static final LocalDate WITHOUT_END = LocalDate.of(9999, 12, 31);

    public Standing {
        licences = Map.copyOf(licences);
    }
}
