package org.redvest.cli;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;
import org.redvest.cli.files.Fault;

/** Every sentence that the commands say, from the bundles: Chinese unless English is asked for. */
final class Words {
    private static final int LONGEST_VALUE = 200;

    private final ResourceBundle bundle;

    Words(Locale locale) {
        bundle = ResourceBundle.getBundle(
                "org.redvest.cli.messages",
                locale,
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }

    /** Of {@code zh} or {@code en}; anything else is the locale of the machine. */
    static Words of(String language) {
        return new Words(language.isEmpty() ? Locale.getDefault() : Locale.of(language));
    }

    ResourceBundle bundle() {
        return bundle;
    }

    String say(String key, Object... details) {
        return new MessageFormat(bundle.getString(key), Locale.ROOT).format(details);
    }

    /** File, line, column, value, and what is allowed. */
    String tell(Fault fault) {
        var where = new StringBuilder(fault.file());
        if (fault.line() > 0) {
            where.append(':').append(fault.line());
        }
        if (!fault.column().isEmpty()) {
            where.append(' ').append(shown(fault.column()));
        }
        var value = fault.value().isEmpty() ? "" : say("fault.value", shown(fault.value()));
        var allowed = say(
                "fault." + fault.kind(),
                fault.details().stream().map(Words::shown).toArray());
        return say("fault", where, value, allowed);
    }

    /** Control characters must not reach the terminal, nor a whole novel. */
    static String shown(String value) {
        var text = new StringBuilder();
        value.codePoints()
                .limit(LONGEST_VALUE)
                .forEach(c -> text.append(Character.isISOControl(c) ? "\\u%04x".formatted(c) : Character.toString(c)));
        return value.codePointCount(0, value.length()) > LONGEST_VALUE ? text + "…" : text.toString();
    }
}
