package org.redvest.accounts;

import java.util.Optional;

/**
 * A number about the person who acts that stands on each of their pages, such as the unread notices. The statement that reads who acts asks for
 * all of them, in the person's own scope.
 */
public interface PersonalCount {

    /** As in {@link org.redvest.web.WhoActs.Acting#count}. */
    String name();

    /** A query of one number over the module's own tables. It may name {@code :account}, and the grants held now as the rows of {@code held}. */
    String query();

    /** Where what is counted is to be done under a hat of this role; empty where it is no thing to do. */
    default Optional<String> toDo(Role role) {
        return Optional.empty();
    }
}
