package org.redvest.bulletins.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A frozen bulletin proves itself by its file alone, and a byte that was changed is found. */
class SignedFileTest {

    private static final int SAMPLE = 400;

    @TempDir
    Path folder;

    private BulletinKey key() {
        return new BulletinKey("", folder);
    }

    private SignedFile signed() {
        var content = SignedFile.object();
        content.put("title", "二月通报 \"A\"\n");
        content.put("issuer", "邵阳市团委");
        content.put("frozen_at", "2026-03-01T00:00:00Z");
        content.putArray("figures").addObject().put("value", "1204").put("id", "hours");
        content.put("number", 3);
        return key().sign(CanonicalJson.bytes(content));
    }

    @Test
    void what_was_signed_is_sound() {
        var file = signed();

        assertThat(file.fault()).isEmpty();
        assertThat(SignedFile.fault(file.bytes())).isEmpty();
        assertThat(SignedFile.read(file.bytes()).orElseThrow().content()).isEqualTo(file.content());
    }

    @Test
    void members_stand_in_order_without_anything_between_them() {
        assertThat(new String(signed().content(), StandardCharsets.UTF_8))
                .isEqualTo(
                        "{\"figures\":[{\"id\":\"hours\",\"value\":\"1204\"}],\"frozen_at\":\"2026-03-01T00:00:00Z\","
                                + "\"issuer\":\"邵阳市团委\",\"number\":3,\"title\":\"二月通报 \\\"A\\\"\\n\"}");
    }

    @Test
    void any_changed_byte_is_found() {
        var bytes = signed().bytes();
        var random = new Random(7);

        for (int at = 0; at < bytes.length; at++) {
            var changed = bytes.clone();
            changed[at] ^= (byte) (1 << random.nextInt(8));
            assertThat(SignedFile.fault(changed)).as("byte %d", at).isPresent();
        }
        for (int each = 0; each < SAMPLE; each++) {
            var changed = bytes.clone();
            int at = random.nextInt(bytes.length);
            changed[at] = (byte) (changed[at] + 1 + random.nextInt(255));
            assertThat(SignedFile.fault(changed)).as("byte %d", at).isPresent();
        }
    }

    @Test
    void a_byte_more_or_less_is_found() {
        var text = new String(signed().bytes(), StandardCharsets.UTF_8);

        for (var changed : new String[] {
            text + "\n",
            " " + text,
            text.substring(1),
            text.replace("1204", "1203"),
            text.replaceFirst("\\{", "{\"a\":1,"),
            ""
        }) {
            assertThat(SignedFile.fault(changed.getBytes(StandardCharsets.UTF_8)))
                    .as(changed)
                    .isPresent();
        }
    }

    @Test
    void the_key_is_kept_for_its_owner_alone_and_is_the_same_after_a_restart() throws IOException {
        var first = signed();
        var file = folder.resolve("bulletins.key");

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(Files.readString(file)).matches("[0-9a-f]{64}\n");
        assertThat(signed().fingerprint()).isEqualTo(first.fingerprint());
        assertThat(signed().signature()).isEqualTo(first.signature());
        assertThat(new BulletinKey(Files.readString(file).strip(), folder.resolve("elsewhere")).fingerprint())
                .isEqualTo(first.fingerprint());
    }

    @Test
    void the_command_proves_a_file_and_names_the_key() throws IOException {
        var file = Files.write(folder.resolve("bulletin.json"), signed().bytes());

        assertThat(told(0, file.toString())).contains("Sound: 二月通报", "邵阳市团委", key().fingerprint());
        assertThat(told(0, file.toString(), key().fingerprint().toUpperCase(Locale.ROOT)))
                .contains("the key of the given fingerprint");
        assertThat(told(VerifyBulletin.UNSOUND, file.toString(), "00ff")).contains("the key is not the one");
        assertThat(told(VerifyBulletin.USAGE)).contains("usage");
        assertThat(told(VerifyBulletin.UNREADABLE, folder.resolve("none").toString()))
                .contains("cannot be read");
    }

    @Test
    void the_command_finds_another_key_and_another_content() throws IOException {
        var mine = new BulletinKey("ab".repeat(32), folder).sign(signed().content());
        var mixed = new SignedFile(mine.content(), mine.sha256(), mine.signature(), signed().publicKey());
        var file = Files.write(folder.resolve("mixed.json"), mixed.bytes());
        assertThat(told(VerifyBulletin.UNSOUND, file.toString())).contains("The signature does not match");

        var text = new String(signed().bytes(), StandardCharsets.UTF_8).replace("1204", "9204");
        Files.writeString(file, text);
        assertThat(told(VerifyBulletin.UNSOUND, file.toString())).contains("The content was changed");
    }

    private static String told(int code, String... arguments) {
        var out = new ByteArrayOutputStream();
        var command = new VerifyBulletin(Locale.ENGLISH, new PrintStream(out, true, StandardCharsets.UTF_8));
        assertThat(command.run(arguments)).isEqualTo(code);
        return out.toString(StandardCharsets.UTF_8);
    }
}
