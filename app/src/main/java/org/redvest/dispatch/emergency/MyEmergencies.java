package org.redvest.dispatch.emergency;

import java.time.Instant;
import java.util.List;
import org.redvest.dispatch.DispatchWords;
import org.redvest.dispatch.emergency.EmergencyAsk.AskState;
import org.redvest.web.Text;

/**
 * A volunteer's own page of emergency calls.
 *
 * @param onDuty whether at this moment
 * @param leftAlone they asked to be left alone (免打扰): nobody asks them, whatever they say here
 */
public record MyEmergencies(DutyHours hours, boolean onDuty, boolean leftAlone, List<MyEmergency> asked, Instant now) {

    public MyEmergencies {
        asked = List.copyOf(asked);
    }

    /** Those that need no answer any more. */
    public List<MyEmergency> past() {
        return asked.stream().filter(each -> !each.mayAnswer()).toList();
    }

    public boolean saidAny() {
        return onDuty || !hours.days().isEmpty();
    }

    /** One call that this person was asked to. */
    public record MyEmergency(EmergencyCall call, EmergencyAsk ask, String where, Instant now) {

        public String path() {
            return "/openings/emergencies/" + call.id();
        }

        public String title(Text text) {
            return EmergencyWords.title(call, text);
        }

        /** Until their minutes are over; afterwards a late yes still counts while people are missing. */
        public boolean waits() {
            return mayAnswer() && ask.state() == AskState.OPEN && now.isBefore(ask.until());
        }

        public boolean mayAnswer() {
            return call.open()
                    && now.isBefore(call.window().start())
                    && (ask.state() == AskState.OPEN || ask.state() == AskState.SILENT);
        }

        public boolean comes() {
            return ask.state() == AskState.ACCEPTED;
        }

        public boolean mayLeaveDrill() {
            return call.drill() && comes() && now.isBefore(call.window().start());
        }

        public String place(Text text) {
            return call.task().place().isBlank()
                    ? where
                    : where + text.of("web.dot") + call.task().place();
        }

        public String way(Text text) {
            return DispatchWords.way(ask.kilometres(), text);
        }

        public String skills(Text text) {
            return DispatchWords.skills(call.people().skills(), text);
        }

        /** What became of it, in one sentence. */
        public String state(Text text) {
            if (mayAnswer()) {
                return text.of(
                        waits() ? "dispatch.emergency.mine.until" : "dispatch.emergency.mine.late",
                        text.time(ask.until()));
            }
            var key = "dispatch.emergency.mine."
                    + (ask.state() == AskState.OPEN ? "silent" : ask.state().code());
            return text.of(comes() && call.drill() ? key + "-drill" : key);
        }
    }
}
