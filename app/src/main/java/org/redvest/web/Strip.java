package org.redvest.web;

import gg.jte.Content;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;

/** A strip under the masthead on every page, such as the demo's guide. Of several the first is shown. */
public interface Strip {

    Optional<Content> strip(HttpServletRequest request, Text text);

    /** Whether it says that the people of this installation are made up; footers and names say so too then. */
    default boolean tellsOfDemo() {
        return false;
    }
}
