package org.redvest.rules;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.redvest.accounts.AccountId;
import org.redvest.accounts.Identity;

/** The versions of a rule as a page lists them, the latest day first. */
public record RuleHistoryView(List<Row> rows) {

    public RuleHistoryView {
        rows = List.copyOf(rows);
    }

    /** Whether a version waits for its day, and can be taken back. */
    public boolean planned() {
        return rows.stream().anyMatch(row -> row.state() == State.PLANNED);
    }

    /** Where a version stands on the day of the page. */
    public enum State {
        PLANNED,
        IN_FORCE,
        OVER,
        TAKEN_BACK
    }

    /**
     * @param maker name; empty where the version came with the program
     * @param differences against the version that it replaced; none for the first
     */
    public record Row(
            RuleVersion version, State state, Optional<String> maker, List<RuleContent.Difference> differences) {

        public Row {
            differences = List.copyOf(differences);
        }
    }

    public static RuleHistoryView of(
            RuleHistory history, List<String> order, Map<AccountId, Identity> makers, LocalDate today) {
        var rows = new ArrayList<Row>();
        var versions = history.versions();
        for (int i = 0; i < versions.size(); i++) {
            var version = versions.get(i);
            var before = versions.subList(i + 1, versions.size()).stream()
                    .filter(RuleVersion::stands)
                    .findFirst();
            rows.add(new Row(
                    version,
                    state(version, history, today),
                    version.madeBy()
                            .flatMap(by -> Optional.ofNullable(makers.get(by)))
                            .map(Identity::name),
                    before.map(each -> version.content().against(each.content(), order))
                            .orElse(List.of())));
        }
        return new RuleHistoryView(rows);
    }

    private static State state(RuleVersion version, RuleHistory history, LocalDate today) {
        if (!version.stands()) {
            return State.TAKEN_BACK;
        }
        if (version.isAhead(today)) {
            return State.PLANNED;
        }
        return history.on(today).filter(version::equals).isPresent() ? State.IN_FORCE : State.OVER;
    }
}
