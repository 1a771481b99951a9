package org.redvest.cli.instance;

import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a row of {@code volunteers.csv} says about a person beyond skills and wishes.
 *
 * @param born null: unknown
 * @param licences the last day of each
 * @param region the code of the region they are at home in
 */
public record OnRecord(@Nullable LocalDate born, Map<String, LocalDate> licences, String region, boolean doNotDisturb) {

    public static final OnRecord NOTHING = new OnRecord(null, Map.of(), "", false);
}
