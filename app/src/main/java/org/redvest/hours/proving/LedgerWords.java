package org.redvest.hours.proving;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.stream.Stream;
import org.redvest.hours.LedgerAudit.Fault;

/** What {@link VerifyLedger} says in a terminal: Chinese, or English on an English machine. */
final class LedgerWords {

    private final ResourceBundle bundle;

    LedgerWords(Locale locale) {
        bundle = ResourceBundle.getBundle(
                "messages.hours",
                locale,
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }

    /** Numbers stand as in the database: line 1234, not 1,234. */
    String of(String key, Object... arguments) {
        return new MessageFormat(bundle.getString(key), Locale.ROOT)
                .format(Stream.of(arguments).map(String::valueOf).toArray());
    }

    /** A volunteer's number, never a name. */
    String of(Fault fault) {
        return switch (fault) {
            case Fault.Changed(var volunteer, var number) -> of("hours.verify.changed", volunteer.value(), number);
            case Fault.Torn(var volunteer, var number) -> of("hours.verify.torn", volunteer.value(), number);
            case Fault.CutOff(var volunteer, var number)
            when number == 0 -> of("hours.verify.no-head", volunteer.value());
            case Fault.CutOff(var volunteer, var number) -> of("hours.verify.cut-off", volunteer.value(), number);
            case Fault.OtherDay(var day) -> of("hours.verify.other-day", day);
            case Fault.TornRoot(var number) -> of("hours.verify.torn-root", number);
            case Fault.CutOffRoots(var number) when number == 0 -> of("hours.verify.no-root-head");
            case Fault.CutOffRoots(var number) -> of("hours.verify.cut-off-roots", number);
        };
    }
}
