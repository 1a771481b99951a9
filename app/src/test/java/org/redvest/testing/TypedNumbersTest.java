package org.redvest.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.redvest.accounts.TestPeople;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;

/** A number means the same in every form however it is typed: the fields are found on the pages by themselves. */
@RedvestTest
class TypedNumbersTest {

    /** What a Chinese keyboard and a copied cell make of 3. */
    private static final List<String> THREE = List.of("３", " 3 ", "\u3000３\u00A0", "3 个", "3\u200B");

    private static final List<String> KNOWN =
            List.of("people", "count", "age", "beneficiaries", "measured", "shifts", "perDay", "hours");

    @Autowired
    private MockMvc mvc;

    @Autowired
    private TestPeople people;

    @Autowired
    private List<RouteSamples> modules;

    @Test
    void a_number_means_the_same_in_every_field_however_it_is_typed() throws Exception {
        var samples = new ArrayList<RouteSample>();
        var county = new SampleCounty("430503", "430503001001", people);
        modules.forEach(module -> samples.addAll(module.in(county).routes()));
        var forms = new SampleForms(mvc, people);
        var wrong = new ArrayList<String>();
        var seen = new TreeSet<String>();

        for (var each : forms.of(samples)) {
            for (var field : each.form().numbers()) {
                if (field.equals("code") || field.endsWith("Code")) {
                    continue; // Six digits of the moment: their own tests type them.
                }
                seen.add(field);
                if (SampleForms.beside(field, forms.answer(each, field, "三个")).isEmpty()) {
                    wrong.add("%s %s takes what is no number"
                            .formatted(each.form().action(), field));
                }
                var said = SampleForms.beside(field, forms.answer(each, field, "3"));
                for (var typed : THREE) {
                    var now = SampleForms.beside(field, forms.answer(each, field, typed));
                    if (!now.equals(said)) {
                        wrong.add("%s %s=“%s”: %s".formatted(each.form().action(), field, typed, now));
                    }
                }
            }
        }

        assertThat(wrong).isEmpty();
        assertThat(seen).containsAll(KNOWN);
    }
}
