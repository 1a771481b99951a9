package org.redvest.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every page that the public, volunteers and team leaders can reach by links. A new page is found by its link. */
@Order(4)
class VolunteerPagesTest {

    private static final City city = City.shared();
    private static final Chromium chromium = new Chromium();

    @AfterAll
    static void close_the_browser() {
        chromium.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {EveryPage.NOBODY, "林晓", "何秀兰", "肖远航"})
    void every_page_is_sound_in_both_languages_and_at_both_widths(String person) {
        assertThat(new EveryPage(city, chromium, person).wrong()).isEmpty();
    }
}
