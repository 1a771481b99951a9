package org.redvest.web;

import gg.jte.Content;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;

/** A strip under the masthead on every page, such as the demo's guide. Most installations have none. */
public interface Strip {

    Optional<Content> strip(HttpServletRequest request, Text text);
}
