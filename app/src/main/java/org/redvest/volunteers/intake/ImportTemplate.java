package org.redvest.volunteers.intake;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.dhatim.fastexcel.Workbook;

/** An empty list with our headings. All columns are text: a spreadsheet then keeps all digits of what is typed. */
final class ImportTemplate {

    private static final List<ImportField> COLUMNS = List.of(
            ImportField.NAME,
            ImportField.DOCUMENT,
            ImportField.PHONE,
            ImportField.BORN,
            ImportField.TOWNSHIP,
            ImportField.COMMUNITY,
            ImportField.SKILLS,
            ImportField.CONSENT,
            ImportField.HOURS);

    private static final double WIDTH = 20;
    private static final String TEXT = "@";
    private static final byte[] BYTES = written();

    private ImportTemplate() {}

    /** The same bytes each time. */
    static byte[] bytes() {
        return BYTES;
    }

    private static byte[] written() {
        var out = new ByteArrayOutputStream();
        try (var workbook = new Workbook(out, "Redvest", null)) {
            var sheet = workbook.newWorksheet("志愿者");
            for (int column = 0; column < COLUMNS.size(); column++) {
                sheet.width(column, WIDTH);
                sheet.style(column).format(TEXT).set();
                sheet.value(0, column, COLUMNS.get(column).heading());
                sheet.style(0, column).bold().format(TEXT).set();
            }
            sheet.freezePane(0, 1);
        } catch (IOException impossible) {
            throw new UncheckedIOException("Memory takes everything", impossible);
        }
        return out.toByteArray();
    }
}
