package org.redvest.accounts;

/**
 * A number about the person who acts that stands on each of their pages, such as the unread notices. The statement that reads who acts asks for
 * all of them, in the person's own scope.
 */
public interface PersonalCount {

    /** As in {@link org.redvest.web.WhoActs.Acting#count}. */
    String name();

    /** A query of one number over the module's own tables. It may name {@code :account}, and the grants held now as the rows of {@code held}. */
    String query();
}
