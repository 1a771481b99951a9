package org.redvest.accounts.sheets;

import com.google.zxing.WriterException;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.encoder.ByteMatrix;
import com.google.zxing.qrcode.encoder.Encoder;
import java.awt.Color;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.openpdf.text.Document;
import org.openpdf.text.Font;
import org.openpdf.text.Image;
import org.openpdf.text.PageSize;
import org.openpdf.text.Paragraph;
import org.openpdf.text.Phrase;
import org.openpdf.text.pdf.BaseFont;
import org.openpdf.text.pdf.PdfPCell;
import org.openpdf.text.pdf.PdfPTable;
import org.openpdf.text.pdf.PdfWriter;

/**
 * Draws invitations as a PDF on A4, a table for each county. Codes are pictures of one bit a dot and the font is embedded with the
 * characters that occur, so 3,600 invitations make a file of a few megabytes.
 */
public final class InvitationSheets {

    private static final String FONT = "/fonts/noto-sans-sc/NotoSansSC-Regular.ttf";

    /** 20 mm: from arm's length a telephone reads 37 dots of half a millimetre. */
    private static final float CODE_PT = 57;

    private static final float MARGIN_PT = 40;
    private static final float[] WIDTHS = {5f, 2.4f, 2.3f, 6.3f, 2.4f};

    /** White around a code, which scanners want. */
    private static final int QUIET = 2;

    private static final Color LINE = new Color(0xBB, 0xBB, 0xBB);

    private InvitationSheets() {}

    /** Writes the sheets and leaves the stream open. */
    public static void write(SheetWords words, List<CountySlips> counties, OutputStream out) {
        var font = font();
        try (var document = new Document(PageSize.A4, MARGIN_PT, MARGIN_PT, MARGIN_PT, MARGIN_PT)) {
            PdfWriter.getInstance(document, out).setCloseStream(false);
            document.addTitle(words.title());
            document.open();
            for (var county : counties) {
                document.newPage();
                document.add(new Paragraph(
                        "%s · %s（%d）"
                                .formatted(
                                        words.title(),
                                        county.county(),
                                        county.slips().size()),
                        new Font(font, 15)));
                document.add(new Paragraph(words.lead(), new Font(font, 9)));
                document.add(table(words, county, font));
            }
        }
    }

    private static PdfPTable table(SheetWords words, CountySlips county, BaseFont font) {
        var plain = new Font(font, 10);
        var small = new Font(font, 8);
        var table = new PdfPTable(WIDTHS);
        table.setWidthPercentage(100);
        table.setSpacingBefore(8);
        table.setHeaderRows(1);
        Stream.of(words.place(), words.role(), words.code(), words.link(), words.until())
                .forEach(word -> table.addCell(cell(word, small)));
        for (var slip : county.slips()) {
            table.addCell(cell(slip.place(), plain));
            table.addCell(cell(slip.role(), plain));
            table.addCell(code(slip.address()));
            table.addCell(cell(slip.address(), small));
            table.addCell(cell(slip.until(), small));
        }
        return table;
    }

    private static PdfPCell cell(String text, Font font) {
        return framed(new PdfPCell(new Phrase(text, font)));
    }

    private static PdfPCell code(String address) {
        var picture = picture(address);
        picture.scaleAbsolute(CODE_PT, CODE_PT);
        return framed(new PdfPCell(picture));
    }

    private static PdfPCell framed(PdfPCell cell) {
        cell.setBorderColor(LINE);
        cell.setPadding(3);
        cell.setVerticalAlignment(PdfPCell.ALIGN_MIDDLE);
        return cell;
    }

    private static Image picture(String address) {
        try {
            var dots = Encoder.encode(address, ErrorCorrectionLevel.M).getMatrix();
            int side = dots.getWidth() + 2 * QUIET;
            return Image.getInstance(side, side, 1, 1, bits(dots, side));
        } catch (WriterException tooLong) {
            throw new IllegalArgumentException("An address of this length fits no QR code", tooLong);
        }
    }

    /** Row by row, eight dots a byte, each row from a byte of its own; 1 is white. */
    private static byte[] bits(ByteMatrix dots, int side) {
        int stride = (side + 7) / 8;
        var bits = new byte[stride * side];
        for (int y = 0; y < side; y++) {
            for (int x = 0; x < side; x++) {
                if (!isBlack(dots, x - QUIET, y - QUIET)) {
                    bits[y * stride + x / 8] |= (byte) (0x80 >> (x % 8));
                }
            }
        }
        return bits;
    }

    private static boolean isBlack(ByteMatrix dots, int x, int y) {
        return x >= 0 && y >= 0 && x < dots.getWidth() && y < dots.getHeight() && dots.get(x, y) == 1;
    }

    private static BaseFont font() {
        try (InputStream file = Objects.requireNonNull(InvitationSheets.class.getResourceAsStream(FONT))) {
            return BaseFont.createFont(
                    "NotoSansSC-Regular.ttf", BaseFont.IDENTITY_H, BaseFont.EMBEDDED, false, file.readAllBytes(), null);
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }
}
