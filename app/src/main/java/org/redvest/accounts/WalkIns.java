package org.redvest.accounts;

import java.util.List;
import org.redvest.web.Text;

/** The people whom a demo lets anybody become with one click. Only a demo's database ever asks. */
public interface WalkIns {

    /** In the order in which the start page shows them. */
    List<WalkIn> people();

    /** What waits for one of them, in the reader's language: 审 5 单，1 单已超时. */
    String waits(WalkIn person, Text text);

    /**
     * @param grant the hat one walks in under
     * @param icon name in the sprite
     * @param to the page they come to
     */
    record WalkIn(GrantId grant, String icon, String to) {}
}
