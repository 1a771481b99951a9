package org.redvest.web;

import java.util.Optional;

/** Words that a city wrote itself: of a need or a skill on its menu. They come before those of the bundles. */
public interface CityWords {

    Optional<String> find(Language language, String key);
}
