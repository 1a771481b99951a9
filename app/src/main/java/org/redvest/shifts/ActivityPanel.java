package org.redvest.shifts;

import gg.jte.Content;
import java.util.Optional;
import org.redvest.accounts.Hat;
import org.redvest.web.Text;

/**
 * A part of an owner's pages about its activity that a later module draws: who will come, whom it could be opened to, what the
 * community must do now. The owner asks every bean of this kind; it knows none of them.
 */
public interface ActivityPanel {

    /** Where on the pages it goes. */
    enum Spot {
        /** Beside the track: 谁会来. */
        WHO_COMES,
        /** The one thing asked of the reader now: above the track, and on the order's card. */
        TO_DO,
        /** A line of 系统查过的 in the dossier: {@code <li>…</li>}. */
        CHECKED,
        /** Below the dossier once it is approved: 再看放给谁. */
        AFTER_APPROVAL
    }

    Spot spot();

    /** Empty when there is nothing to show to this reader, or not yet; see {@link org.redvest.web.Fragments}. */
    Optional<Content> draw(Activity activity, Hat reader, Text text);
}
