package org.redvest.bulletins.proof;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.stream.Stream;
import org.redvest.bulletins.proof.SignedFile.FileFault;

/**
 * {@code redvest verify-bulletin FILE [FINGERPRINT]}: proves a frozen bulletin without a database and without a network. It ends with 0
 * where the file is what its key signed, 1 where it is not or where another key signed, 2 where it was called wrongly, and 66 where the
 * file cannot be read.
 */
public final class VerifyBulletin {

    static final int UNSOUND = 1;
    static final int USAGE = 2;
    static final int UNREADABLE = 66;
    private static final long LARGEST_BYTES = 50_000_000;

    private final ResourceBundle bundle;
    private final PrintStream out;

    VerifyBulletin(Locale locale, PrintStream out) {
        this.bundle = ResourceBundle.getBundle(
                "messages.bulletins",
                locale,
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
        this.out = out;
    }

    public static void main(String[] arguments) {
        System.exit(new VerifyBulletin(Locale.getDefault(), System.out).run(arguments));
    }

    int run(String... arguments) {
        if (arguments.length < 1 || arguments.length > 2) {
            say("usage");
            return USAGE;
        }
        var file = Path.of(arguments[0]);
        try {
            if (Files.size(file) > LARGEST_BYTES) {
                say("unreadable", file);
                return UNREADABLE;
            }
            var bytes = Files.readAllBytes(file);
            return answer(bytes, Stream.of(arguments).skip(1).findFirst());
        } catch (IOException unreadable) {
            say("unreadable", file);
            return UNREADABLE;
        }
    }

    private int answer(byte[] bytes, Optional<String> expected) {
        var fault = SignedFile.fault(bytes)
                .or(() -> SignedFile.read(bytes)
                        .filter(file ->
                                expected.isPresent() && !plain(expected.get()).equals(plain(file.fingerprint())))
                        .map(_ -> FileFault.OTHER_KEY));
        if (fault.isPresent()) {
            say(fault.get().word());
            return UNSOUND;
        }
        var file = SignedFile.read(bytes).orElseThrow();
        var json = file.json();
        say(
                "sound",
                json.path("title").asString(""),
                json.path("issuer").asString(""),
                json.path("frozen_at").asString(""));
        say(expected.isPresent() ? "key-expected" : "key", file.fingerprint());
        return 0;
    }

    private static String plain(String fingerprint) {
        return fingerprint.replace(" ", "").toLowerCase(Locale.ROOT);
    }

    private void say(String key, Object... arguments) {
        out.println(new MessageFormat(bundle.getString("bulletins.verify." + key), Locale.ROOT)
                .format(Stream.of(arguments).map(String::valueOf).toArray()));
    }
}
