package org.redvest.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.redvest.accounts.TestPeople;
import org.redvest.web.Language;
import org.redvest.web.Texts;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;

/** What holds for everything that can be typed into a form, whoever wrote it: the fields are found on the pages by themselves. */
@RedvestTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TypedTextsTest {

    private static final String ID_NUMBER = "430503199001011234";
    private static final String PHONE = "13912345678";

    /** Fields in which a telephone number belongs. */
    private static final List<String> FOR_PHONES = List.of("phone", "login");

    /** The forms of these fields were seen: the walk does not pass by walking nowhere. */
    private static final List<String> KNOWN = List.of(
            "title",
            "what",
            "risks",
            "safeguards",
            "place",
            "address",
            "contact",
            "note",
            "reason",
            "said",
            "word",
            "why",
            "name",
            "label",
            "login");

    private static final Pattern NUMBERED = Pattern.compile("-?[0-9]+$");

    @Autowired
    private MockMvc mvc;

    @Autowired
    private TestPeople people;

    @Autowired
    private List<RouteSamples> modules;

    @Autowired
    private TestDataSource database;

    @Autowired
    private Texts texts;

    private SampleForms forms;
    private final List<SampleForms.Found> found = new ArrayList<>();

    @BeforeAll
    void every_form_of_a_county() throws Exception {
        var county = new SampleCounty("430503", "430503001001", people);
        var samples = new ArrayList<RouteSample>();
        modules.forEach(module -> samples.addAll(module.in(county).routes()));
        forms = new SampleForms(mvc, people);
        found.addAll(forms.of(samples));
    }

    @Test
    void a_number_of_an_identity_card_is_refused_beside_every_field_and_stored_from_none() throws Exception {
        assertThat(refusing("身份证 " + ID_NUMBER, List.of(), "好像写了证件号")).containsAll(KNOWN);
        assertThat(storedTables(ID_NUMBER)).isEmpty();
    }

    @Test
    void a_telephone_number_is_refused_or_asked_about_beside_every_other_field() throws Exception {
        assertThat(refusing("打 " + PHONE + " 找他", FOR_PHONES, "好像写了电话号码"))
                .containsAll(KNOWN.stream()
                        .filter(field -> !FOR_PHONES.contains(field))
                        .toList());
        assertThat(storedTables(PHONE)).isEmpty();
    }

    @Test
    void a_text_that_is_too_long_is_refused_with_its_length_and_kept_whole() throws Exception {
        var text = "长".repeat(1_499) + "完";
        assertThat(refusing(text, List.of(), "现在 1,500 个")).containsAll(KNOWN);
    }

    /** What is said apart from its field, or shown where the form was kept, names the field. */
    @Test
    void every_field_that_one_types_into_has_a_name_in_both_languages() {
        for (var each : found) {
            for (var field : each.form().shown().keySet()) {
                for (var language : Language.values()) {
                    assertThat(texts.in(language).field(field))
                            .as("%s of %s in %s", field, each.form().action(), language)
                            .isNotEmpty();
                }
            }
        }
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
                var page = forms.answer(each, field, text);
                if (SampleForms.beside(field, page).contains(said)) {
                    refused.add(name);
                    if (!page.contains(text)) {
                        wrong.add("%s loses what was typed into %s"
                                .formatted(each.form().action(), field));
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

    /** What was refused is kept for its writer alone, until it is sent. */
    private List<String> storedTables(String text) {
        return DatabaseDigest.tablesWith(text, database).stream()
                .filter(table -> !table.equals("order_draft"))
                .toList();
    }
}
