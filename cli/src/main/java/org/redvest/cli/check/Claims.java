package org.redvest.cli.check;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.redvest.cli.files.Fault;
import org.redvest.cli.files.Faults;
import org.redvest.cli.files.Json;
import org.redvest.cli.files.PlanReader;

/** What {@code summary.json} claims, read strictly. */
final class Claims {
    private static final List<String> STOPPED = List.of("gap", "stalled", "time", "interrupted");
    private static final int LONGEST_NUMBER = 40;

    private final Map<String, Json> summary;
    private final Faults faults;

    Claims(Map<String, Json> summary, Faults faults) {
        this.summary = summary;
        this.faults = faults;
    }

    /** An amount of points, in millionths. */
    BigInteger micros(String key) {
        try {
            return number(key).movePointRight(6).toBigIntegerExact();
        } catch (ArithmeticException e) {
            faults.add(Fault.of(PlanReader.SUMMARY, 0, key, number(key).toString(), "decimals", 6));
            return BigInteger.ZERO;
        }
    }

    BigDecimal number(String key) {
        if (summary.get(key) instanceof Json.Number(var digits)
                && digits.length() <= LONGEST_NUMBER
                && digits.matches("-?[0-9]+(\\.[0-9]+)?([eE]-?[0-9]{1,2})?")) {
            return new BigDecimal(digits);
        }
        faults.add(Fault.of(PlanReader.SUMMARY, 0, key, "", "claim-number"));
        return BigDecimal.ZERO;
    }

    void equal(String key, long found) {
        var claimed = number(key);
        if (claimed.compareTo(BigDecimal.valueOf(found)) != 0) {
            tell(key, "claim-differs", claimed.toPlainString(), found);
        }
    }

    void equalAmount(String key, BigInteger found) {
        var claimed = micros(key);
        if (!claimed.equals(found)) {
            tell(key, "claim-differs", Amounts.format(claimed), Amounts.format(found));
        }
    }

    void stopped() {
        if (!(summary.get("stopped") instanceof Json.Text(var value) && STOPPED.contains(value))) {
            tell("stopped", "claim-stopped", "", String.join(", ", STOPPED));
        }
    }

    /** Whether the bounds are said to allow some volunteers more than they have: then prices may prove more than is claimed. */
    boolean relaxed() {
        return summary.containsKey("relaxedVolunteers")
                && number("relaxedVolunteers").signum() > 0;
    }

    /** The plan was made for these very files. */
    void inputs(Map<String, String> sha256) {
        var claimed = new TreeMap<String, String>();
        if (summary.get("inputSha256") instanceof Json.Members(var files)) {
            files.forEach((file, hash) -> claimed.put(file, hash instanceof Json.Text(var hex) ? hex : ""));
        }
        if (!claimed.equals(sha256)) {
            tell("inputSha256", "claim-differs", claimed.toString(), sha256.toString());
        }
    }

    void tell(String key, String kind, Object claimed, Object found) {
        faults.add(Fault.of(PlanReader.SUMMARY, 0, key, claimed.toString(), kind, claimed, found));
    }
}
