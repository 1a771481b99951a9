package org.redvest.hours;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Format 1 was written down once: what was hashed under it is hashed the same for ever. */
class LedgerFormatTest {

    private static final HexFormat HEX = HexFormat.of();

    @Test
    void a_line_of_each_kind_and_a_root_have_the_bytes_and_hashes_that_were_written_down() {
        var now = new ArrayList<GoldenLines.Vector>();
        for (var line : GoldenLines.chain()) {
            now.add(new GoldenLines.Vector(
                    line.kind().code(),
                    HEX.formatHex(LedgerFormat.bytes(line)),
                    line.hash().toString()));
        }
        var root = GoldenLines.root();
        now.add(new GoldenLines.Vector(
                "root", HEX.formatHex(LedgerFormat.bytes(root)), root.root().toString()));

        assertThat(now).isEqualTo(GoldenLines.vectors());
    }

    /** By the table of docs/ledger.md and nothing of the application. */
    @Test
    void the_first_line_can_be_computed_from_the_documents_table() throws Exception {
        var bytes = new ByteArrayOutputStream();
        var out = new DataOutputStream(bytes);
        out.writeByte(1); // format
        out.writeLong(7); // volunteer_id
        out.writeInt(1); // number
        out.writeByte(1); // kind: service
        out.writeByte(0); // voids: absent
        out.writeByte(1); // class: credit
        out.writeInt(170); // minutes
        text(out, "430503005004"); // region
        out.writeByte(1);
        out.writeLong(101); // place_id
        out.writeByte(1);
        out.writeLong(55); // shift_id
        out.writeByte(1); // owner_kind: order
        for (var words : List.of("430503-260225-001", "elderly", "陪老人就医", "Hospital escort")) {
            out.writeByte(1);
            text(out, words); // owner, category, title_zh, title_en
        }
        out.writeLong(1_771_977_600); // starts_at
        out.writeByte(1);
        out.writeLong(1_771_992_000); // ends_at
        out.writeByte(1);
        out.writeLong(1_771_978_200); // came_at
        out.writeByte(1);
        out.writeByte(1); // came_how: code
        out.writeByte(1);
        out.writeLong(1_771_988_400); // left_at
        out.writeByte(1);
        out.writeByte(2); // left_how: roll
        out.writeByte(0); // source: absent
        out.writeByte(0); // reason: absent
        out.writeLong(3); // entered_by
        out.writeLong(1_771_995_600); // entered_at

        var first = GoldenLines.vectors().getFirst();
        assertThat(HEX.formatHex(bytes.toByteArray())).isEqualTo(first.bytes());
        assertThat(sha256(new byte[32], bytes.toByteArray())).isEqualTo(first.hash());
    }

    @Test
    void each_hash_is_over_the_hash_before_it_and_the_bytes() throws Exception {
        var previous = new byte[32];
        for (var line : GoldenLines.vectors().subList(0, 5)) {
            assertThat(sha256(previous, HEX.parseHex(line.bytes()))).isEqualTo(line.hash());
            previous = HEX.parseHex(line.hash());
        }
        var root = GoldenLines.vectors().getLast();
        var hashes = GoldenLines.vectors().subList(0, 5).stream()
                .map(line -> HEX.parseHex(line.hash()))
                .toArray(byte[][]::new);
        var top = sha256(Stream.concat(Stream.of(new byte[] {1, 1, 0, 0, 0, 5}), Stream.of(hashes))
                .toArray(byte[][]::new));
        assertThat(root.bytes()).endsWith(top);
        assertThat(sha256(new byte[32], HEX.parseHex(root.bytes()))).isEqualTo(root.hash());
    }

    @Test
    void the_document_gives_the_same_example_and_names_every_field_in_order() throws Exception {
        var document = Files.readString(Path.of("..", "docs", "ledger.md"));

        assertThat(GoldenLines.vectors())
                .allSatisfy(vector -> assertThat(document).contains(vector.bytes(), vector.hash()));
        assertThat(document)
                .containsSubsequence(LedgerFormat.FIELDS.stream()
                        .map(field -> "| `" + field.column() + "` |")
                        .toList());
    }

    @Test
    void every_word_that_the_database_allows_has_one_number_and_no_number_has_two_words() {
        assertThat(numbers(LedgerCodes.KIND))
                .containsExactlyInAnyOrder("correction=3", "honour=5", "opening=4", "service=1", "void=2");
        assertThat(numbers(LedgerCodes.HOURS_CLASS)).containsExactlyInAnyOrder("credit=1", "honour=2");
        assertThat(numbers(LedgerCodes.MARK))
                .containsExactlyInAnyOrder("code=1", "confirmation=3", "correction=4", "roll=2");
        assertThat(Stream.of(LedgerOwner.OwnerKind.values()).map(kind -> kind + "=" + kind.code()))
                .containsExactly("ORDER=1", "PROGRAMME=2");

        assertThat(LedgerCodes.MARK.words())
                .containsExactlyInAnyOrderElementsOf(
                        Stream.of(Mark.How.values()).map(Mark.How::code).toList());
        assertThat(LedgerCodes.HOURS_CLASS.words())
                .containsExactlyInAnyOrderElementsOf(Stream.of(Entry.HoursClass.values())
                        .map(Entry.HoursClass::code)
                        .toList());
        assertThat(LedgerCodes.KIND.words())
                .containsExactlyInAnyOrderElementsOf(GoldenLines.chain().stream()
                        .map(line -> line.kind().code())
                        .toList());
    }

    private static List<String> numbers(LedgerCodes codes) {
        return codes.words().stream()
                .map(word -> {
                    var bytes = word.getBytes(StandardCharsets.UTF_8);
                    assertThat(codes.number(bytes, 0, bytes.length)).isEqualTo(codes.number(word));
                    return word + "=" + codes.number(word);
                })
                .toList();
    }

    private static void text(DataOutputStream out, String words) throws IOException {
        var utf8 = words.getBytes(StandardCharsets.UTF_8);
        out.writeInt(utf8.length);
        out.write(utf8);
    }

    private static String sha256(byte[]... parts) throws Exception {
        var digest = MessageDigest.getInstance("SHA-256");
        for (var part : parts) {
            digest.update(part);
        }
        return HEX.formatHex(digest.digest());
    }
}
