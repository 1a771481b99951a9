package org.redvest.accounts;

import java.util.Locale;
import java.util.regex.Pattern;
import org.redvest.web.PlainText;
import org.redvest.web.Telephone;

/** What one types to sign in: a phone number, or what the office chose. However it is typed, it is the same login. */
public record Login(String value) {

    static final int LONGEST = 64;

    private static final Pattern PHONE = Pattern.compile("\\+?\\d+");

    public Login {
        value = normal(value);
        if (value.isEmpty() || value.length() > LONGEST) {
            throw new IllegalArgumentException("A login has 1 to %d characters".formatted(LONGEST));
        }
    }

    static boolean fits(String typed) {
        var normal = normal(typed);
        return !normal.isEmpty() && normal.length() <= LONGEST;
    }

    /** Full-width digits come from Chinese keyboards, blanks and hyphens from how people read telephone numbers aloud. */
    static String normal(String typed) {
        var plain = PlainText.narrow(typed).replaceAll("\\s", "").toLowerCase(Locale.ROOT);
        var number = plain.replace("-", "");
        return Telephone.read(typed)
                .map(Telephone::value)
                .orElse(PHONE.matcher(number).matches() ? number : plain);
    }

    @Override
    public String toString() {
        return "Login";
    }
}
