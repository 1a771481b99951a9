package org.redvest.funds.forms;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import org.redvest.funds.Fen;
import org.redvest.funds.NewFundBatch;
import org.redvest.funds.NewShare;
import org.redvest.web.FreeText;
import org.redvest.web.PlainText;
import org.redvest.web.Problem;
import org.redvest.web.Problems;
import org.redvest.web.TypedFields;
import org.redvest.web.TypedNumber;

/**
 * A batch as a form says it.
 *
 * @param batch empty where something is wrong with it
 */
public record BatchReading(Optional<NewFundBatch> batch, Problems problems) {

    static final FreeText PAPER = FreeText.own(1, 40);
    private static final FreeText PARTY = FreeText.own(2, 60);
    private static final FreeText SHARE_NAME = FreeText.own(1, 40);
    private static final FreeText SHARE_LINE = FreeText.own(1, 65);
    private static final int MOST_SHARES = 200;

    /** A name, blanks (a tab where the cells of a spreadsheet were pasted), a sum. */
    private static final Pattern SHARE = Pattern.compile("(.*\\S)[\\s\\p{Z}]+(\\S+)");

    public static BatchReading of(TypedFields typed) {
        var reader = new TypedFields.FieldReading(typed);
        var day = reader.day("approvedOn");
        var paper = reader.line("paper", PAPER);
        var party = reader.line("approver", PARTY);
        var shares = shares(typed.value("shares"), reader);
        return new BatchReading(
                day.filter(_ -> reader.right()).map(on -> new NewFundBatch(on, paper, party, shares)),
                reader.problems());
    }

    private static List<NewShare> shares(String typed, TypedFields.FieldReading reader) {
        var lines = PlainText.of(typed).lines().toList();
        var shares = new ArrayList<NewShare>();
        var problems = new ArrayList<Problem>();
        for (int at = 0; at < lines.size() && problems.isEmpty(); at++) {
            if (!lines.get(at).isBlank()) {
                share(at + 1, lines.get(at).strip(), shares, problems);
            }
        }
        if (problems.isEmpty() && shares.isEmpty()) {
            problems.add(new Problem("shares", "web.typed.missing"));
        } else if (problems.isEmpty() && shares.size() > MOST_SHARES) {
            problems.add(new Problem("shares", "funds.problem.many-shares", MOST_SHARES, shares.size()));
        } else if (problems.isEmpty()
                && shares.stream().mapToLong(NewShare::fen).sum() > Fen.MOST) {
            problems.add(new Problem("shares", "funds.problem.too-much", Fen.yuan(Fen.MOST)));
        } else if (problems.isEmpty()) {
            twice(shares).ifPresent(name -> problems.add(new Problem("shares", "funds.problem.share-twice", name)));
        }
        problems.forEach(reader::add);
        return shares;
    }

    /** The first line that is wrong is named by its number. */
    private static void share(int number, String line, List<NewShare> shares, List<Problem> problems) {
        var read = SHARE.matcher(line);
        var fen = read.matches() ? TypedNumber.fen(read.group(2)) : OptionalLong.empty();
        if (fen.isEmpty() || fen.getAsLong() == 0 || fen.getAsLong() > Fen.MOST) {
            problems.addAll(SHARE_LINE.problems("shares", "web.typed.missing", line));
            problems.add(new Problem("shares", "funds.problem.share-line", number));
            return;
        }
        var name = PlainText.line(read.group(1));
        problems.addAll(SHARE_NAME.problems("shares", "web.typed.missing", name));
        shares.add(new NewShare(name, fen.getAsLong()));
    }

    private static Optional<String> twice(List<NewShare> shares) {
        var seen = new HashSet<String>();
        return shares.stream()
                .map(NewShare::name)
                .filter(name -> !seen.add(name))
                .findFirst();
    }
}
