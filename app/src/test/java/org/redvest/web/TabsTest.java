package org.redvest.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every place that a role has can be reached on a phone. */
class TabsTest {

    @Test
    void six_places_stand_beside_each_other() {
        var frame = frame(6);

        assertThat(frame.tabs()).hasSize(6);
        assertThat(frame.moreTabs()).isEmpty();
    }

    @Test
    void of_more_places_five_stand_beside_a_way_to_all_the_others() {
        var frame = frame(9);

        assertThat(frame.tabs()).hasSize(5);
        assertThat(Stream.concat(frame.tabs().stream(), frame.moreTabs().stream()))
                .containsExactlyElementsOf(frame.navigation());
    }

    private static Frame frame(int places) {
        return new Frame(
                "/",
                "/",
                "",
                Optional.empty(),
                IntStream.range(0, places)
                        .mapToObj(number -> new Navigation.Entry(number, "key", "/place/" + number, "user"))
                        .toList(),
                Optional.empty(),
                null,
                Optional.empty(),
                false,
                CityNames.NameSet.NONE);
    }
}
