package org.redvest.regions;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** The column {@code from} (原代码): which divisions were merged into that of the row. */
final class FormerCodes {

    private record Former(int line, RegionCode into) {}

    private final RegionEdition known;
    private final List<Complaint> complaints;
    private final Map<RegionCode, Former> merged = new HashMap<>();

    FormerCodes(RegionEdition known, List<Complaint> complaints) {
        this.known = known;
        this.complaints = complaints;
    }

    /** Codes in one cell stand apart by blanks, commas or semicolons. */
    List<RegionCode> of(int line, String cell, RegionCode into) {
        return Stream.of(DivisionsFile.narrow(cell).split("[\\s,;、，；]+"))
                .filter(code -> !code.isEmpty())
                .flatMap(code -> former(line, code, into))
                .toList();
    }

    private Stream<RegionCode> former(int line, String code, RegionCode into) {
        if (!RegionCode.isWellFormed(code) || !known.isLive(new RegionCode(code))) {
            return complain(line, code, Mistake.FORMER_UNKNOWN);
        }
        var former = new RegionCode(code);
        if (former.equals(into)
                || former.level() != into.level()
                || former.level().compareTo(Level.TOWNSHIP) < 0) {
            return complain(line, code, Mistake.FORMER_LEVEL, into);
        }
        var earlier = merged.putIfAbsent(former, new Former(line, into));
        return earlier == null ? Stream.of(former) : complain(line, code, Mistake.FORMER_TWICE, earlier.line());
    }

    /** A merged division is not in the file itself, and everything in it was merged, too. */
    void check(Set<RegionCode> inFile) {
        merged.forEach((former, where) -> {
            if (inFile.contains(former)) {
                complain(where.line(), former.value(), Mistake.FORMER_STAYS);
            }
            long left = Stream.concat(known.children(former).stream().map(Region::code), inFile.stream())
                    .filter(code -> code.parent().filter(former::equals).isPresent())
                    .filter(code -> !merged.containsKey(code))
                    .distinct()
                    .count();
            if (left > 0) {
                complain(where.line(), former.value(), Mistake.FORMER_NOT_EMPTY, left);
            }
        });
    }

    private Stream<RegionCode> complain(int line, String value, Mistake mistake, Object... details) {
        complaints.add(Complaint.of(line, "from", value, mistake, details));
        return Stream.empty();
    }
}
