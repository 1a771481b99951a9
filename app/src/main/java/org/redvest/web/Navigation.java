package org.redvest.web;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A module's entries in the navigation. At the top on a desk, in the tab bar on a phone. */
public interface Navigation {

    /** @param acting who looks, or nobody signed in */
    List<Entry> entries(Optional<WhoActs.Acting> acting);

    /** The page of this module that a browser may show without a network; empty where it has none for this reader. */
    default Optional<String> keptOffline(Optional<WhoActs.Acting> acting) {
        return Optional.empty();
    }

    /**
     * @param position smaller stands further left
     * @param key message key of the word
     * @param href where it leads; the entry is current on every path below it
     * @param icon name in the sprite
     * @param waiting how many things wait there; 0 shows nothing
     * @param also where else it is current, with every path below
     */
    record Entry(int position, String key, String href, String icon, long waiting, List<String> also) {
        public Entry(int position, String key, String href, String icon, long waiting) {
            this(position, key, href, icon, waiting, List.of());
        }

        public Entry(int position, String key, String href, String icon) {
            this(position, key, href, icon, 0);
        }

        boolean covers(String path) {
            return Stream.concat(Stream.of(href), also.stream())
                    .anyMatch(root -> path.equals(root) || (root.length() > 1 && path.startsWith(root + "/")));
        }
    }
}
