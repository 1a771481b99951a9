package org.redvest.cli.simulate;

import java.util.BitSet;

/** Counts what happens. */
final class Outcome {
    private static final int DAY_AHEAD = 14 * 60;
    private static final int LONGER = 60 * 60;

    final Calibration asks = new Calibration();
    final Calibration waves = new Calibration();
    private final SimulatedCity city;
    private final BitSet acted = new BitSet();
    private final long[] places = new long[3];
    private final long[] filled = new long[3];
    private long came;
    private long messages;

    Outcome(SimulatedCity city) {
        this.city = city;
    }

    void asked(Ask ask) {
        messages++;
        if (ask.need().week() > city.weeks / 2) {
            asks.note(ask.chance(), ask.yes() && ask.comesInTime());
        }
    }

    void promised(int v) {
        acted.set(v);
    }

    void began(OpenNeed open, Answers answers) {
        int ahead = open.need.start() - open.need.known();
        int lead = ahead >= LONGER ? 2 : ahead >= DAY_AHEAD ? 1 : 0;
        places[lead] += open.need.places();
        filled[lead] += open.taken.size();
        came += open.taken.stream().filter(v -> answers.comes(v, open.need)).count();
    }

    Tally tally(AskingPolicy policy, Moods moods) {
        long all = places[0] + places[1] + places[2];
        int people = city.volunteers.size();
        return new Tally(
                policy,
                all,
                filled[0] + filled[1] + filled[2],
                came,
                messages,
                moods.mostAsked(),
                moods.meanResponsive(),
                new Tally.ByLead(share(0), share(1), share(2)),
                1 - (double) acted.cardinality() / people,
                asks,
                waves);
    }

    private double share(int lead) {
        return places[lead] == 0 ? Double.NaN : (double) filled[lead] / places[lead];
    }
}
