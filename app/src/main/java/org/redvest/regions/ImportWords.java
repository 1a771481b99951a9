package org.redvest.regions;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.stream.Stream;

/** What the import says in a terminal: Chinese, or English on an English machine, as the engine's commands do. */
final class ImportWords {

    private final ResourceBundle bundle;

    ImportWords(Locale locale) {
        bundle = ResourceBundle.getBundle(
                "messages.regions",
                locale,
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }

    /** A word without arguments stands as written. Numbers stand as in the file: line 1234, not 1,234. */
    String of(String key, Object... arguments) {
        var pattern = bundle.getString(key);
        return arguments.length == 0
                ? pattern
                : new MessageFormat(pattern, Locale.ROOT)
                        .format(Stream.of(arguments).map(String::valueOf).toArray());
    }
}
