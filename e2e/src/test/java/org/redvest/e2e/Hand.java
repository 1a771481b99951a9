package org.redvest.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;

/** How somebody works a page. */
interface Hand {

    int TABS = 120;

    /** Where several match, the first that can be seen. */
    void press(Page page, String where);

    /** One of a group of radio buttons. */
    void choose(Page page, String where);

    void type(Page page, String where, String what);

    private static Locator seen(Page page, String where) {
        return page.locator(where)
                .filter(new Locator.FilterOptions().setVisible(true))
                .first();
    }

    /** A finger or a mouse. */
    Hand POINTER = new Hand() {

        @Override
        public void press(Page page, String where) {
            seen(page, where).click();
        }

        /** What one sees of a radio button is its label. */
        @Override
        public void choose(Page page, String where) {
            page.locator(where).locator("xpath=ancestor::label[1]").click();
        }

        @Override
        public void type(Page page, String where, String what) {
            seen(page, where).fill(what);
        }
    };

    /** Tab until the focus is there; a pointer is never used. */
    Hand KEYBOARD = new Hand() {

        @Override
        public void press(Page page, String where) {
            reach(page, where);
            page.keyboard().press("Enter");
        }

        /** The arrows go round within the group. */
        @Override
        public void choose(Page page, String where) {
            var group = page.locator(where).getAttribute("name");
            reach(page, "input[name='" + group + "']");
            page.keyboard().press("Space");
            for (int i = 0; i < TABS && !isFocused(page, where); i++) {
                page.keyboard().press("ArrowDown");
            }
            assertThat(page.locator(where).isChecked())
                    .as("the arrows choose " + where)
                    .isTrue();
        }

        @Override
        public void type(Page page, String where, String what) {
            reach(page, where);
            page.keyboard().type(what);
        }

        private static void reach(Page page, String where) {
            seen(page, where).waitFor();
            for (int tabs = 0; tabs < TABS && !isFocused(page, where); tabs++) {
                page.keyboard().press("Tab");
            }
            assertThat(isFocused(page, where))
                    .as("the keyboard reaches " + where)
                    .isTrue();
        }

        private static boolean isFocused(Page page, String where) {
            return page.locator(where).and(page.locator(":focus")).count() > 0;
        }
    };
}
