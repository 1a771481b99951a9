package org.redvest.volunteers.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files as they come from offices: read cell by cell, or refused with the reason. */
class ImportedFileTest {

    private static final String LIST = "姓名,手机号\n罗立,13800000001\n\"贺,一诺\",13800000002\n";

    @TempDir
    private Path folder;

    private interface Filling {
        void fill(Worksheet sheet);
    }

    @ParameterizedTest
    @CsvSource({"UTF-8,false", "UTF-8,true", "GB18030,false", "UTF-16LE,true", "UTF-16LE,false", "UTF-16BE,true"})
    void text_is_read_in_whatever_encoding_it_was_saved(String encoding, boolean marked) throws Exception {
        var text = (marked ? "\uFEFF" : "") + LIST;
        var file = Files.write(folder.resolve("list.csv"), text.getBytes(Charset.forName(encoding)));

        assertThat(texts(ImportedText.open(file)))
                .containsExactly(List.of("姓名", "手机号"), List.of("罗立", "13800000001"), List.of("贺,一诺", "13800000002"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {";", "'\t'", ","})
    void the_sign_between_fields_is_found(String sign) throws Exception {
        var file = Files.writeString(folder.resolve("list.csv"), "姓名%1$s手机号\n罗立%1$s13800000001\n".formatted(sign));

        assertThat(texts(ImportedText.open(file)).getLast()).containsExactly("罗立", "13800000001");
    }

    @Test
    void what_is_no_text_is_refused() throws Exception {
        var file =
                Files.write(folder.resolve("list.csv"), new byte[] {(byte) 0x81, 0x20, (byte) 0xFF, (byte) 0xFF, 0x41});

        assertThatThrownBy(() -> ImportedText.open(file)).hasMessage("encoding");
    }

    /** A number keeps all its digits, and says that it was one. */
    @Test
    void cells_of_a_workbook_are_what_the_file_holds() throws Exception {
        var file = workbook(sheet -> {
            sheet.value(0, 0, "罗立");
            sheet.value(0, 1, 13800000001L);
            sheet.value(0, 2, 430503199001010000d);
            sheet.value(0, 3, 36955);
            sheet.formula(0, 4, "A1");
            sheet.value(0, 6, true);
        });

        try (var open = ImportedWorkbook.open(file)) {
            var cells = new ArrayList<ImportedCell>();
            open.read(0, row -> cells.addAll(row.cells()));

            assertThat(open.sheets()).containsExactly("名册");
            assertThat(cells)
                    .extracting(ImportedCell::kind)
                    .startsWith(
                            ImportedCell.CellKind.TEXT,
                            ImportedCell.CellKind.NUMBER,
                            ImportedCell.CellKind.NUMBER,
                            ImportedCell.CellKind.NUMBER,
                            ImportedCell.CellKind.FORMULA);
            assertThat(cells.get(1).text()).isEqualTo("13800000001");
            assertThat(cells.get(2).text()).hasSize(18);
            assertThat(cells.get(5).isBlank()).isTrue();
            assertThat(cells.get(6).text()).isEqualTo("是");
        }
    }

    @Test
    void macros_are_noticed_and_not_run() throws Exception {
        var plain = workbook(sheet -> sheet.value(0, 0, "姓名"));
        var file = with(plain, "xl/vbaProject.bin", out -> out.write(1));

        try (var open = ImportedWorkbook.open(file)) {
            assertThat(open.hasMacros()).isTrue();
        }
    }

    /** 600 MB of blanks in a file of half a megabyte. */
    @Test
    void a_file_that_unpacks_to_too_much_is_refused_before_it_is_read() throws Exception {
        var file = with(workbook(sheet -> sheet.value(0, 0, "姓名")), "xl/worksheets/sheet9.xml", out -> {
            var blanks = " ".repeat(1 << 20).getBytes(StandardCharsets.US_ASCII);
            for (int i = 0; i < 600; i++) {
                out.write(blanks);
            }
        });

        assertThat(Files.size(file)).isLessThan(1_000_000);
        assertThatThrownBy(() -> ImportedWorkbook.open(file)).hasMessage("unpacks-too-large");
    }

    @Test
    void a_cell_beyond_the_last_column_is_refused() throws Exception {
        var file = with(
                workbook(sheet -> sheet.value(0, 0, "姓名")),
                "xl/worksheets/sheet9.xml",
                out -> out.write("<c r=\"ZZZZZZ1\"/>".getBytes(StandardCharsets.US_ASCII)));

        assertThatThrownBy(() -> ImportedWorkbook.open(file)).hasMessage("damaged");
    }

    @Test
    void what_is_no_workbook_is_refused_with_the_way_out() throws Exception {
        var uploads = new UploadFolder(folder);
        var ole = uploads.keep(
                new java.io.ByteArrayInputStream(new byte[] {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, 1, 2, 3}));
        var pdf = uploads.keep(new java.io.ByteArrayInputStream("%PDF-1.4 姓名".getBytes(StandardCharsets.UTF_8)));
        var empty = uploads.keep(new java.io.ByteArrayInputStream(new byte[0]));
        var zip = folder.resolve("other.zip");
        try (var out = new ZipOutputStream(Files.newOutputStream(zip))) {
            out.putNextEntry(new ZipEntry("letter.txt"));
        }

        assertThatThrownBy(() -> uploads.open(ole.key())).hasMessage("xls");
        assertThatThrownBy(() -> uploads.open(empty.key())).hasMessage("empty");
        assertThatThrownBy(() -> uploads.open(pdf.key())).hasMessage("no-workbook");
        assertThatThrownBy(() -> ImportedWorkbook.open(zip)).hasMessage("no-workbook");
    }

    @Test
    void our_own_template_is_understood_and_keeps_digits() throws Exception {
        var file = Files.write(folder.resolve("template.xlsx"), ImportTemplate.bytes());

        try (var open = ImportedWorkbook.open(file)) {
            var rows = new ArrayList<ImportedRow>();
            open.read(0, rows::add);

            assertThat(SheetHeader.guess(rows).fields())
                    .doesNotContain(java.util.Optional.empty())
                    .hasSize(9);
        }
    }

    private static List<List<String>> texts(ImportedFile file) {
        var rows = new ArrayList<List<String>>();
        file.read(
                0, row -> rows.add(row.cells().stream().map(ImportedCell::text).toList()));
        return rows;
    }

    private Path workbook(Filling filling) throws IOException {
        var file = folder.resolve("list.xlsx");
        try (var out = Files.newOutputStream(file);
                var workbook = new Workbook(out, "Test", null)) {
            filling.fill(workbook.newWorksheet("名册"));
        }
        return file;
    }

    private interface Content {
        void write(OutputStream out) throws IOException;
    }

    /** The same file with one more part. */
    private Path with(Path workbook, String part, Content content) throws IOException {
        var file = folder.resolve("more.xlsx");
        try (var from = new ZipFile(workbook.toFile());
                var out = new ZipOutputStream(Files.newOutputStream(file))) {
            for (var parts = from.entries(); parts.hasMoreElements(); ) {
                var each = parts.nextElement();
                out.putNextEntry(new ZipEntry(each.getName()));
                from.getInputStream(each).transferTo(out);
            }
            out.putNextEntry(new ZipEntry(part));
            content.write(out);
        }
        return file;
    }
}
