package org.redvest.volunteers.registration;

import java.util.List;
import org.redvest.catalogue.Category;
import org.redvest.catalogue.Skill;

/**
 * The public form.
 *
 * @param community its name
 * @param path the community and what it lies in, in words
 */
public record JoinPage(
        JoinLink link,
        String community,
        String path,
        AgeRule rule,
        List<Skill> skills,
        List<Category> categories,
        RegistrationForm form) {

    public JoinPage {
        skills = List.copyOf(skills);
        categories = List.copyOf(categories);
    }
}
