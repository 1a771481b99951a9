package org.redvest.web;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/**
 * Numbers and codes as people type them: with the digits of a Chinese keyboard, with blanks around, with the unit behind. Every
 * form reads its numbers here, and says itself which of them it allows.
 */
public final class TypedNumber {

    /** What is counted in the forms; a unit that would change the number, as 万 or 吨, is none of them. */
    private static final Pattern UNIT =
            Pattern.compile("(?<=[0-9])\\s*(?:人次|户次|人|位|名|个|次|周?岁|小时|公里|千米|km|h|people|times|hours)$");

    private static final Pattern WHOLE = Pattern.compile("[-+]?[0-9]{1,9}");
    private static final Pattern DECIMAL = Pattern.compile("[0-9]{1,9}(?:\\.[0-9]{1,20})?");
    private static final Pattern IN_THOUSANDS = Pattern.compile("[0-9]{1,3}(?:,[0-9]{3})+(?:\\.[0-9]*)?");
    private static final Pattern MONEY = Pattern.compile("[0-9]{1,12}(?:\\.[0-9]{1,2})?");
    private static final Pattern YUAN = Pattern.compile("^[¥]\\s*(?=[0-9])|(?<=[0-9])\\s*元$");
    private static final Pattern DASHES = Pattern.compile("[\\p{Pd}\u2212]");
    private static final Pattern BLANKS = Pattern.compile("\\s+");

    private TypedNumber() {}

    /** Empty for what is no whole number, and for one that no form could mean. */
    public static OptionalInt whole(String typed) {
        var plain = plain(typed);
        return WHOLE.matcher(plain).matches() ? OptionalInt.of(Integer.parseInt(plain)) : OptionalInt.empty();
    }

    /** A whole number from 1 to the given one. */
    public static Optional<Integer> upTo(String typed, int most) {
        return whole(typed).stream()
                .boxed()
                .filter(read -> read >= 1 && read <= most)
                .findFirst();
    }

    /** Not below zero. */
    public static Optional<BigDecimal> decimal(String typed) {
        var plain = plain(typed);
        return DECIMAL.matcher(plain).matches() ? Optional.of(new BigDecimal(plain)) : Optional.empty();
    }

    /** A sum of money in yuan with two decimals at most, as 12,345.60, in fen. Empty for what is none, and for one in 万元. */
    public static OptionalLong fen(String typed) {
        var plain = plain(YUAN.matcher(PlainText.narrow(typed)).replaceAll(""));
        return MONEY.matcher(plain).matches()
                ? OptionalLong.of(new BigDecimal(plain).movePointRight(2).longValueExact())
                : OptionalLong.empty();
    }

    /** A code or the number of a paper, without the blanks that people put between its digits, in small letters. */
    public static String code(String typed) {
        var plain = BLANKS.matcher(PlainText.narrow(typed)).replaceAll("");
        return DASHES.matcher(plain).replaceAll("-").toLowerCase(Locale.ROOT);
    }

    private static String plain(String typed) {
        var narrow = DASHES.matcher(PlainText.narrow(typed)).replaceAll("-");
        var bare = UNIT.matcher(narrow).replaceAll("");
        return IN_THOUSANDS.matcher(bare).matches() ? bare.replace(",", "") : bare;
    }
}
