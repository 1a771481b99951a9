package org.redvest.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.redvest.accounts.TestPeople;
import org.redvest.catalogue.Catalogue;
import org.redvest.regions.RegionCode;
import org.redvest.regions.Regions;
import org.redvest.testing.RedvestTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;

/** The demo stays in demos, and the same seed invents the same city. */
@RedvestTest
class DemoTest {

    private static final CitySize SIZE = new CitySize(5_000, 40, 7);

    @Autowired
    private MockMvc mvc;

    @Autowired
    private TestPeople people;

    @Autowired
    private Regions regions;

    @Autowired
    private Catalogue catalogue;

    @Test
    void a_real_installation_knows_nothing_of_the_demo() throws Exception {
        for (var route : List.of("/demo/now", "/demo/going", "/demo/building")) {
            mvc.perform(get(route)).andExpect(status().isNotFound());
        }
        for (var route : List.of("/demo/step?to=2", "/demo/code", "/demo/attendance", "/demo/clock?to=hour")) {
            mvc.perform(post(route).with(people.asVisitor())).andExpect(status().isNotFound());
        }
        var page = mvc.perform(get("/sign-in")).andReturn().getResponse().getContentAsString();
        assertThat(page).doesNotContain("demo-bar").doesNotContain("唐敏");
    }

    @Test
    void the_same_seed_invents_the_same_people_and_the_same_stories() {
        assertThat(people(7)).isEqualTo(people(7)).isNotEqualTo(people(8));
        assertThat(stories(7)).isEqualTo(stories(7)).isNotEqualTo(stories(8));
    }

    @Test
    void every_past_story_lies_inside_the_six_weeks_and_none_ends_after_the_founding() {
        var stories = stories(7);

        assertThat(stories).hasSize(200).allSatisfy(story -> {
            assertThat(story.submitted()).isBefore(story.starts());
            assertThat(story.ends()).isBefore(Founding.MOMENT);
            assertThat(story.starts().toLocalDate()).isAfterOrEqualTo(Founding.TODAY.minusDays(Founding.DAYS_BEHIND));
        });
    }

    @Test
    void every_county_has_communities_that_order_and_volunteers_who_live_there() {
        var busy = new CastList(regions, new Random(7), SIZE).busy();
        var homes = people(7);

        for (var county : regions.children(CastList.CITY)) {
            assertThat(busy).anyMatch(code -> code.county().equals(county.code()));
            assertThat(homes).anyMatch(code -> code.county().equals(county.code()));
        }
    }

    private List<RegionCode> people(long seed) {
        var chance = new Random(seed);
        return new Populace(chance, new Homes(regions, CastList.CITY), regions)
                .invent(2_000).stream()
                        .map(invented -> invented.account().grants().getFirst().region())
                        .toList();
    }

    private List<Story> stories(long seed) {
        var busy = List.copyOf(new CastList(regions, new Random(seed), SIZE).busy());
        return new Stories(new Random(seed), busy, catalogue).past(200);
    }
}
