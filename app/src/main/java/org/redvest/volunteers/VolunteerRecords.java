package org.redvest.volunteers;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.redvest.accounts.AccountId;
import org.redvest.catalogue.Words;

/**
 * What a module keeps under a volunteer's number. When two numbers turn out to be one person's, {@code volunteers.merging} asks each
 * module, in their order, within one transaction and beyond all regions.
 */
public interface VolunteerRecords {

    /** Places of the two at one time: one person can only have been at one of them. */
    default List<TwoAtOnce> atOnce(VolunteerId one, VolunteerId other) {
        return List.of();
    }

    /** Those of these places for which hours are entered: they are corrected before they are given up. */
    default Set<Long> withHours(Collection<Long> places) {
        return Set.of();
    }

    /** Gives up one of two places at one time. */
    default void giveUp(long place, AccountId by) {}

    /** @param reason as the books write it down */
    void carryOver(VolunteerId from, VolunteerId to, AccountId by, String reason);

    /** In both languages, for it is written once and read in either. */
    static String reason(String number) {
        return "原编号 %1$s 合并 / merged from No. %1$s".formatted(number);
    }

    /** @param one its place, of the first of the two */
    record TwoAtOnce(HeldService one, HeldService other) {}

    /** @param place its number */
    record HeldService(long place, Words title, Instant start, Instant end) {}
}
