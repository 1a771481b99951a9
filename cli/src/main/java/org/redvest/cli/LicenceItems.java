package org.redvest.cli;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Licences as the files write them: a skill, a colon and the last day. */
final class LicenceItems {
    private LicenceItems() {}

    static List<String> of(Map<String, LocalDate> lastDay) {
        return new TreeMap<>(lastDay)
                .entrySet().stream()
                        .map(each -> each.getKey() + ":" + each.getValue())
                        .toList();
    }
}
