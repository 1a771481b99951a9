package org.redvest.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import jakarta.servlet.http.Cookie;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.redvest.accounts.TestPeople;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;

/** What holds for everything that can be typed into a form, whoever wrote it: the fields are found on the pages by themselves. */
@RedvestTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TypedTextsTest {

    private static final String ID_NUMBER = "430503199001011234";
    private static final String PHONE = "13912345678";

    /** A field that is only read where something else is chosen. */
    private static final Map<String, Map<String, String>> CHOSEN_BEFORE =
            Map.of("place", Map.of("site", "elsewhere"), "count", Map.of("people", "other"));

    /** Fields in which a telephone number belongs. */
    private static final List<String> FOR_PHONES = List.of("phone", "login");

    /** The forms of these fields were seen: the walk does not pass by walking nowhere. */
    private static final List<String> KNOWN = List.of(
            "title", "what", "risks", "safeguards", "place", "address", "contact", "note", "reason", "said", "word", "why",
            "name", "label", "login");

    private static final Pattern NUMBERED = Pattern.compile("-?[0-9]+$");

    @Autowired
    private MockMvc mvc;

    @Autowired
    private TestPeople people;

    @Autowired
    private List<RouteSamples> modules;

    @Autowired
    private TestDataSource database;

    private final List<SampleForms.Found> found = new ArrayList<>();

    @BeforeAll
    void every_form_of_a_county() throws Exception {
        var county = new SampleCounty("430503", "430503001001", people);
        var samples = new ArrayList<RouteSample>();
        modules.forEach(module -> samples.addAll(module.in(county).routes()));
        found.addAll(new SampleForms(mvc, people).of(samples));
    }

    @Test
    void a_number_of_an_identity_card_is_refused_beside_every_field_and_stored_from_none() throws Exception {
        assertThat(refusing("身份证 " + ID_NUMBER, List.of(), "好像写了证件号")).containsAll(KNOWN);
        assertThat(storedTables(ID_NUMBER)).isEmpty();
    }

    @Test
    void a_telephone_number_is_refused_or_asked_about_beside_every_other_field() throws Exception {
        assertThat(refusing("打 " + PHONE + " 找他", FOR_PHONES, "好像写了电话号码"))
                .containsAll(KNOWN.stream().filter(field -> !FOR_PHONES.contains(field)).toList());
        assertThat(storedTables(PHONE)).isEmpty();
    }

    @Test
    void a_text_that_is_too_long_is_refused_with_its_length_and_kept_whole() throws Exception {
        var text = "长".repeat(1_499) + "完";
        assertThat(refusing(text, List.of(), "现在 1,500 个")).containsAll(KNOWN);
    }

    /** Answers the fields beside which these words stand after the text was sent in each; all others must be wrong in another way. */
    private TreeSet<String> refusing(String text, List<String> left, String said) throws Exception {
        var wrong = new ArrayList<String>();
        var refused = new TreeSet<String>();
        for (var each : found) {
            for (var field : each.form().shown().keySet()) {
                var name = NUMBERED.matcher(field).replaceAll("");
                if (left.contains(name)) {
                    continue;
                }
                var page = answer(each.form(), field, text, each.session());
                if (beside(field, page).contains(said)) {
                    refused.add(name);
                    if (!page.contains(text)) {
                        wrong.add("%s loses what was typed into %s".formatted(each.form().action(), field));
                    }
                } else if (!page.contains("aria-invalid=\"true\"") && stored(text)) {
                    wrong.add("%s takes it in %s".formatted(each.form().action(), field));
                }
            }
        }
        assertThat(wrong).isEmpty();
        return refused;
    }

    private boolean stored(String text) {
        return !storedTables(text).isEmpty();
    }

    private static String beside(String field, String page) {
        var error = Pattern.compile("id=\"" + field + "-error\"[^>]*>.*?<span>(.*?)</span>", Pattern.DOTALL)
                .matcher(page);
        return error.find() ? error.group(1) : "";
    }

    private String answer(PageForm form, String field, String text, Cookie session) throws Exception {
        var filled = new LinkedHashMap<>(form.with(field, text));
        filled.putAll(CHOSEN_BEFORE.getOrDefault(field, Map.of()));
        filled.computeIfPresent("request", (_, _) -> UUID.randomUUID().toString());
        var answer = mvc.perform(SampleForms.filled(form.action(), filled, session))
                .andReturn()
                .getResponse();
        assertThat(answer.getStatus()).as(form.action() + " " + field).isLessThan(500);
        return answer.getRedirectedUrl() == null ? answer.getContentAsString() : page(answer, session);
    }

    private String page(MockHttpServletResponse answer, Cookie session) throws Exception {
        var to = URI.create(Objects.requireNonNull(answer.getRedirectedUrl()).replaceFirst("#.*", ""));
        return mvc.perform(get(to).cookie(session)).andReturn().getResponse().getContentAsString();
    }

    /** What was refused is kept for its writer alone, until it is sent. */
    private List<String> storedTables(String text) {
        return DatabaseDigest.tablesWith(text, database).stream()
                .filter(table -> !table.equals("order_draft"))
                .toList();
    }
}
