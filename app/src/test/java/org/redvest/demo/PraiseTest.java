package org.redvest.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What a community of the demo says of a service goes with the stars it gives. */
class PraiseTest {

    @Test
    void nobody_praises_what_they_gave_few_stars_for() {
        var few = said(1);
        few.addAll(said(2));
        var many = said(3);
        many.addAll(said(5));

        few.remove("");
        assertThat(few).isNotEmpty().doesNotContainAnyElementsOf(many);
    }

    private static Set<String> said(int stars) {
        var chance = new Random(7);
        return IntStream.range(0, 200)
                .mapToObj(_ -> Praise.of("elderly", stars, chance))
                .collect(Collectors.toSet());
    }
}
