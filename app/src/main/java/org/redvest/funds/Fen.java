package org.redvest.funds;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;
import org.redvest.web.Text;

/** Sums of money in fen, as they are written. */
public final class Fen {

    /** The greatest sum of one line, in fen: 999,999,999,999.99 yuan. */
    public static final long MOST = 99_999_999_999_999L;

    private static final long WAN = 1_000_000L;
    private static final long YI = 10_000_000_000L;

    private Fen() {}

    /** 12,345.60 */
    public static String yuan(long fen) {
        return new DecimalFormat("#,##0.00", DecimalFormatSymbols.getInstance(Locale.ROOT))
                .format(BigDecimal.valueOf(fen, 2));
    }

    /** 12345.60: for a spreadsheet. */
    public static String plain(long fen) {
        return BigDecimal.valueOf(fen, 2).toPlainString();
    }

    /** 99.31 亿元, 1,500 万元, 12,345.60 元: in a larger unit only where two decimals say it whole. In English always in yuan. */
    public static String words(Text text, long fen) {
        if (!text.english() && fen >= YI && fen % (YI / 100) == 0) {
            return text.of("funds.yi", in(fen, YI));
        }
        if (!text.english() && fen >= WAN && fen % (WAN / 100) == 0) {
            return text.of("funds.wan", in(fen, WAN));
        }
        return text.of("funds.yuan", yuan(fen));
    }

    private static String in(long fen, long unit) {
        return new DecimalFormat("#,##0.##", DecimalFormatSymbols.getInstance(Locale.ROOT))
                .format(BigDecimal.valueOf(fen).divide(BigDecimal.valueOf(unit), 2, RoundingMode.UNNECESSARY));
    }
}
