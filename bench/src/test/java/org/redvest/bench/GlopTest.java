package org.redvest.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.time.Duration;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.redvest.cli.EngineProblem;
import org.redvest.cli.city.City;
import org.redvest.cli.city.CityOptions;
import org.redvest.cli.files.Faults;
import org.redvest.cli.files.InstanceReader;
import org.redvest.engine.Listener;
import org.redvest.engine.Options;
import org.redvest.engine.Planner;

/** The prices prove what the simplex method proves of the linear relaxation, or a little more: their bundles are whole. */
class GlopTest {
    private static final double MILLIONTH = 1e-6;

    @TempDir
    private Path temp = Path.of("");

    @Test
    void the_bound_is_that_of_the_linear_program_when_everybody_serves_once() throws Exception {
        for (int seed = 1; seed <= 4; seed++) {
            assertThat(beside(seed, OptionalInt.of(1))).isCloseTo(1, within(MILLIONTH));
        }
    }

    @Test
    void it_is_hardly_below_and_never_above_when_they_serve_more_often() throws Exception {
        for (int seed = 1; seed <= 6; seed++) {
            assertThat(beside(seed, OptionalInt.empty())).isBetween(0.999, 1 + MILLIONTH);
        }
    }

    /** The bound of the prices as a part of that of the linear program. */
    private double beside(int seed, OptionalInt maxShifts) throws Exception {
        var folder = temp.resolve("city-" + seed);
        City.write(new CityOptions(400, 20, seed, 1 + seed % 3, maxShifts, 2), folder);
        var instance = InstanceReader.read(folder, new Faults());
        var plan = Planner.plan(EngineProblem.of(instance), Options.DEFAULT.withGap(0), Listener.NONE);

        var glop = new Glop();
        glop.prepare();
        var linear = glop.solve(new Market(instance), Duration.ofMinutes(1), _ -> {})
                .bound()
                .orElseThrow();

        assertThat(plan.objective() / 1e6).isLessThan(linear * (1 + MILLIONTH));
        return plan.priceBound() / 1e6 / linear;
    }
}
