package org.redvest.demo;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** While the demo's history is told no job runs: it would close days to which lines are still added. */
class BuildingTest {

    @Test
    void jobs_wait_from_the_first_story_to_the_open_door() {
        var building = new Building();
        assertThat(building.holds())
                .as("nothing is told yet, and in a real city nothing ever is")
                .isFalse();

        building.begin(Building.Phase.PEOPLE, 10, 0);
        assertThat(building.holds()).isTrue();
        building.begin(Building.Phase.HISTORY, 10, 0);
        assertThat(building.holds()).isTrue();

        building.finish();
        assertThat(building.holds()).isFalse();
    }
}
