package org.redvest.dispatch.emergency;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.redvest.dispatch.DispatchWords;
import org.redvest.dispatch.emergency.EmergencyAsk.AskState;
import org.redvest.dispatch.emergency.EmergencyCall.CallState;
import org.redvest.web.Text;

/**
 * The page from which a dispatcher watches a call.
 *
 * @param where the community
 * @param by who called
 * @param missing how many people it still needs
 * @param onDuty how many are on duty now where the dispatcher may ask
 */
public record EmergencyPage(
        EmergencyCall call,
        String where,
        String by,
        List<EmergencyAskRow> rows,
        int missing,
        int onDuty,
        RingMap map,
        Instant now) {

    public EmergencyPage {
        rows = List.copyOf(rows);
    }

    /** One who was asked; no telephone number. */
    public record EmergencyAskRow(String name, String township, EmergencyAsk ask) {

        public String away(Text text) {
            return EmergencyWords.away(ask.kilometres(), text);
        }
    }

    /** How many were asked within one ring. */
    public record RingCount(int kilometres, long asked, long comes) {}

    public String path() {
        return "/emergencies/" + call.id();
    }

    public String title(Text text) {
        return EmergencyWords.title(call, text);
    }

    public long count(AskState state) {
        return rows.stream().filter(row -> row.ask().state() == state).count();
    }

    public int comes() {
        return (int) count(AskState.ACCEPTED);
    }

    public boolean running() {
        return call.state() == CallState.RUNNING;
    }

    public boolean paused() {
        return call.state() == CallState.PAUSED;
    }

    public boolean mayEnd() {
        return call.open() || call.state() == CallState.FILLED;
    }

    /** Everybody on duty whom the rules let come was asked, and nobody is left to answer. */
    public boolean exhausted() {
        return running() && missing > 0 && count(AskState.OPEN) == 0;
    }

    public String state(Text text) {
        return EmergencyWords.state(call, text);
    }

    public String skills(Text text) {
        return DispatchWords.skills(call.people().skills(), text);
    }

    public List<RingCount> rings() {
        return IntStream.rangeClosed(0, call.ring())
                .mapToObj(ring -> new RingCount(
                        EmergencyCall.RINGS_KM.get(ring),
                        rows.stream().filter(row -> row.ask().ring() == ring).count(),
                        rows.stream()
                                .filter(row ->
                                        row.ask().ring() == ring && row.ask().state() == AskState.ACCEPTED)
                                .count()))
                .toList();
    }

    /** Where one who was asked stands: 等答复，还有 3 分 20 秒. */
    public String state(EmergencyAskRow row, Text text) {
        var ask = row.ask();
        var key = "dispatch.emergency.asked." + ask.state().code();
        return switch (ask.state()) {
            case OPEN -> text.of(key, left(ask, text));
            case ACCEPTED, DECLINED, LEFT ->
                text.of(key, EmergencyWords.length(ask.took().orElse(Duration.ZERO), text));
            case SILENT, ENOUGH, CALLED_OFF -> text.of(key);
        };
    }

    private String left(EmergencyAsk ask, Text text) {
        var left = Duration.between(now, ask.until());
        return EmergencyWords.length(left.isNegative() ? Duration.ZERO : left, text);
    }

    public String tone(EmergencyAskRow row) {
        return switch (row.ask().state()) {
            case OPEN -> "chip--watch";
            case ACCEPTED -> "chip--done";
            case DECLINED, SILENT, ENOUGH, CALLED_OFF, LEFT -> "";
        };
    }

    private List<Duration> times() {
        return rows.stream().flatMap(row -> row.ask().took().stream()).sorted().toList();
    }

    /** Half of the answers had come by then. */
    public Optional<Duration> median() {
        var times = times();
        return times.isEmpty() ? Optional.empty() : Optional.of(times.get((times.size() - 1) / 2));
    }

    public Optional<Duration> last() {
        var times = times();
        return times.isEmpty() ? Optional.empty() : Optional.of(times.getLast());
    }

    /** From the call until the last who comes had said yes. */
    public Optional<Duration> untilFull() {
        return rows.stream()
                .map(EmergencyAskRow::ask)
                .filter(ask -> call.state() == CallState.FILLED && ask.state() == AskState.ACCEPTED)
                .flatMap(ask -> ask.answeredAt().stream())
                .max(Instant::compareTo)
                .map(at -> Duration.between(call.at(), at));
    }

    public int answers() {
        return times().size();
    }

    public double askedPerPlace() {
        return (double) rows.size() / call.people().number();
    }
}
