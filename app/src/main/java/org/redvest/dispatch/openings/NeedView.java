package org.redvest.dispatch.openings;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.redvest.dispatch.DispatchWords;
import org.redvest.dispatch.Opening;
import org.redvest.dispatch.PlaceId;
import org.redvest.dispatch.sieve.Sieve;
import org.redvest.dispatch.vacancies.Responses;
import org.redvest.shifts.Need;
import org.redvest.shifts.Shift;
import org.redvest.web.Text;

/**
 * One need of an activity on the dispatcher's page: before it is opened the sieve, afterwards who answered.
 *
 * @param openable whether there is still time to offer it
 */
public record NeedView(
        Shift shift,
        Need need,
        Optional<Sieve> sifted,
        Optional<Opening> opening,
        Responses responses,
        List<Seat> seats,
        boolean openable) {

    /**
     * A place that is taken: by whom, from how far, since when.
     *
     * @param estimated whether nobody has said where the community, or the person's home, lies
     * @param asked whether its holder has not answered yet if they come at the moved time
     */
    public record Seat(
            PlaceId place,
            String name,
            String township,
            double kilometres,
            boolean estimated,
            Instant at,
            boolean fresh,
            boolean asked) {}

    /** Only where the page shows it: it looks at everybody. */
    public Sieve sieve() {
        return sifted.orElseThrow();
    }

    public int people() {
        return opening.map(Opening::places).orElse(need.people());
    }

    public boolean open() {
        return opening.filter(each -> each.withdrawnAt().isEmpty()).isPresent();
    }

    public boolean wasOpened() {
        return opening.flatMap(Opening::openedTo).isPresent();
    }

    /** Whether people can still accept it. */
    public boolean running(Instant now) {
        return opening.filter(each -> each.running(now)).isPresent();
    }

    public int free() {
        return Math.max(0, people() - seats.size());
    }

    /** So many empty seats to draw; a long row of them says no more than a number. */
    public int emptySeats() {
        return Math.min(free(), 6);
    }

    public List<Boolean> fill() {
        return IntStream.range(0, people()).mapToObj(i -> i < seats.size()).toList();
    }

    /** DispatchWords for the skills asked for: 陪诊、急救. */
    public String skills(Text text) {
        return DispatchWords.skills(need.skills(), text);
    }

    /** A line of the sieve with its bar, drawn on 200 units. */
    public record Line(Sieve.SieveStep step, double in, double out) {}

    public List<Line> lines() {
        return sieve().steps().stream()
                .map(step -> new Line(step, width(step.left()), width(step.left() + step.keptOut())))
                .toList();
    }

    public double width(int people) {
        return sieve().everybody() == 0 ? 0 : 200.0 * people / sieve().everybody();
    }

    public int keptOut() {
        return sieve().everybody() - sieve().eligible();
    }

    /** 402 + 1,013 + 36. */
    public String sum(Text text) {
        return String.join(
                " + ",
                sieve().steps().stream()
                        .map(step -> text.number(step.keptOut()))
                        .toList());
    }

    /** Whether each of its places has its person. */
    public boolean complete() {
        return opening.filter(Opening::complete).isPresent();
    }
}
