package org.redvest.channels;

import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.util.Locale;
import org.redvest.web.PlainText;

/** An e-mail address as people type it. */
public final class TypedAddress {

    private static final int LONGEST = 120;

    private TypedAddress() {}

    /** With the wide letters of a Chinese keyboard made narrow, and a domain in small letters. */
    public static String normal(String typed) {
        var line = PlainText.narrow(PlainText.line(typed)).replace(" ", "");
        int at = line.lastIndexOf('@');
        return at < 0 ? line : line.substring(0, at) + line.substring(at).toLowerCase(Locale.ROOT);
    }

    public static boolean isAddress(String text) {
        if (text.length() > LONGEST || !text.matches("[!-~]+@[A-Za-z0-9.-]+\\.[A-Za-z0-9-]{2,}")) {
            return false;
        }
        try {
            new InternetAddress(text, true).validate();
            return !text.contains("<") && !text.contains(",");
        } catch (AddressException malformed) {
            return false;
        }
    }

    /** As pages show it: li***@example.cn. */
    public static String masked(String address) {
        int at = address.lastIndexOf('@');
        return address.substring(0, Math.min(2, at)) + "***" + address.substring(at);
    }
}
