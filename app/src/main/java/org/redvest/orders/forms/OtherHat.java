package org.redvest.orders.forms;

import org.redvest.accounts.Hat;
import org.springframework.ui.Model;

/** The page that says that a form belongs to another hat of the same person, and offers to put that on. */
final class OtherHat {

    private OtherHat() {}

    /** @param next where the form can be finished under that hat */
    static String page(Hat writer, String next, Model page) {
        page.addAttribute("writer", writer);
        page.addAttribute("next", next);
        return "orders/other-hat";
    }
}
