package org.redvest.funds.pages;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.redvest.accounts.AccountId;
import org.redvest.accounts.Accounts;
import org.redvest.accounts.Hat;
import org.redvest.funds.FundHand;
import org.redvest.funds.FundId;
import org.redvest.funds.FundLine;
import org.redvest.funds.FundLineId;
import org.redvest.funds.FundShare;
import org.redvest.funds.FundTask;
import org.redvest.funds.Funds;
import org.redvest.funds.LineKind;
import org.redvest.programmes.ProgrammeId;
import org.redvest.programmes.Programmes;
import org.redvest.regions.Regions;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Gathers what the pages of funds show. */
@Component
class FundDesk {

    private final Funds funds;
    private final Programmes programmes;
    private final Accounts accounts;
    private final Regions regions;

    FundDesk(Funds funds, Programmes programmes, Accounts accounts, Regions regions) {
        this.funds = funds;
        this.programmes = programmes;
        this.accounts = accounts;
        this.regions = regions;
    }

    @Transactional(readOnly = true)
    public FundView view(FundId id, int page, Hat reader) {
        var fund = funds.fund(id);
        var lines = funds.lines(id, page);
        var batches = funds.batches(id);
        var tasks = funds.tasks(reader).stream()
                .filter(task -> task.fund().id().equals(id))
                .toList();
        var people = Stream.concat(lines.rows().stream(), tasks.stream().map(FundTask::line))
                .toList();
        return new FundView(
                fund,
                programmes.programme(fund.programme()),
                regions.path(fund.region()),
                batches,
                lines,
                names(people),
                tasks,
                funds.today(),
                fund.isKeptBy(reader));
    }

    @Transactional(readOnly = true)
    public FundLineView line(FundLineId id, Hat reader) {
        var fund = funds.fund(id.fund());
        var line = funds.line(id);
        var voided = line.voids().map(funds::line);
        var about = voided.orElse(line);
        var all = funds.shares(id.fund());
        return new FundLineView(
                fund,
                programmes.programme(fund.programme()),
                line,
                voided,
                about.kind() == LineKind.BATCH ? sharesOf(about, all) : List.of(),
                about.source()
                        .flatMap(source -> all.stream()
                                .filter(share -> share.name().share() == source.share())
                                .findFirst()),
                names(List.of(line)),
                line.proposed().account().equals(reader.account()),
                fund.isCheckedBy(reader),
                fund.isKeptBy(reader));
    }

    private static List<FundShare> sharesOf(FundLine batch, List<FundShare> all) {
        return all.stream()
                .filter(share -> share.name().batch() == batch.id().number())
                .toList();
    }

    @Transactional(readOnly = true)
    public Map<AccountId, String> namesOf(List<FundTask> tasks) {
        return names(tasks.stream().map(FundTask::line).toList());
    }

    Map<AccountId, String> names(Collection<FundLine> lines) {
        var people = lines.stream()
                .flatMap(line -> Stream.concat(Stream.of(line.proposed()), line.decided().stream()))
                .map(FundHand::account)
                .collect(Collectors.toSet());
        return accounts.identities(people).entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, entry -> entry.getValue().name()));
    }

    /** The programmes of these funds, each read once. */
    @Transactional(readOnly = true)
    public Map<Long, String> programmesOf(Stream<ProgrammeId> ids) {
        return ids.distinct()
                .map(programmes::find)
                .flatMap(Optional::stream)
                .collect(Collectors.toMap(
                        each -> each.id().value(), each -> each.outline().name()));
    }
}
