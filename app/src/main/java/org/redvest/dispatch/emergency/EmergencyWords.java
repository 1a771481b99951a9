package org.redvest.dispatch.emergency;

import java.time.Duration;
import org.redvest.web.Text;

/** Puts calls and their times into the reader's words. A drill says so wherever its title stands. */
public final class EmergencyWords {

    private static final double NEXT_DOOR_KM = 0.1;

    private EmergencyWords() {}

    public static String title(EmergencyCall call, Text text) {
        return text.of(
                call.drill() ? "dispatch.emergency.title-drill" : "dispatch.emergency.title-real",
                call.task().title());
    }

    public static String state(EmergencyCall call, Text text) {
        return text.of("dispatch.emergency.state." + call.state().code());
    }

    /** 离现场 0.9 公里. */
    static String away(double kilometres, Text text) {
        return kilometres < NEXT_DOOR_KM
                ? text.of("dispatch.emergency.next-door")
                : text.of("dispatch.emergency.away", text.decimal(kilometres));
    }

    /** 1 分 20 秒, 45 秒. */
    public static String length(Duration length, Text text) {
        return length.toMinutes() == 0
                ? text.of("dispatch.emergency.seconds", length.toSecondsPart())
                : text.of("dispatch.emergency.minutes-seconds", length.toMinutes(), length.toSecondsPart());
    }
}
