package org.redvest.cli.instance;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/**
 * A whole instance.
 *
 * @param pairs when present, the list of eligible pairs and their points; {@code bonuses} is empty then
 * @param held pairs already accepted
 * @param barred pairs in no plan
 * @param sha256 of each file that was read
 */
public record Instance(
        List<Volunteer> volunteers,
        List<Need> needs,
        PairTable bonuses,
        Optional<PairTable> pairs,
        PairTable held,
        PairTable barred,
        Parameters parameters,
        SortedMap<String, String> sha256) {}
