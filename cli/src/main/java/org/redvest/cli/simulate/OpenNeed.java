package org.redvest.cli.simulate;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.redvest.engine.AnswerDelay;

/** A need while it is being filled. */
final class OpenNeed {
    final SimulatedNeed need;
    final List<Ask> waiting = new ArrayList<>();
    final List<Integer> taken = new ArrayList<>();
    private final BitSet asked = new BitSet();
    int due;

    OpenNeed(SimulatedNeed need) {
        this.need = need;
        due = need.known();
    }

    int free() {
        return need.places() - taken.size();
    }

    boolean wasAsked(int volunteer) {
        return asked.get(volunteer);
    }

    void note(int volunteer) {
        asked.set(volunteer);
    }

    /** What is left to hope for from those who have not answered. */
    List<Double> hopes(int now) {
        return waiting.stream()
                .map(ask -> AnswerDelay.stillYes(ask.chance(), now - ask.at(), ask.until() - ask.at()))
                .toList();
    }

    /** How many were asked since then and have not answered. */
    long fresh(int since) {
        return waiting.stream().filter(ask -> ask.at() > since).count();
    }

    double hours(int now) {
        return (need.start() - now) / 60.0;
    }
}
