package org.redvest.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The file with the passwords is the key to the data: damaged in whatever way, a start says so and changes nothing. */
class AccessFileTest {

    @TempDir
    static Path folder;

    @Test
    void a_damaged_access_file_is_named_and_left_as_it_is() throws IOException {
        Database.embedded(folder, EmbeddedPostgres.Durability.DISPOSABLE).close();
        var file = folder.resolve("database/access.properties");
        var whole = Files.readString(file);

        for (var damage : damages(whole).entrySet()) {
            Files.write(file, damage.getValue());

            assertThatThrownBy(() -> Database.embedded(folder, EmbeddedPostgres.Durability.DISPOSABLE))
                    .as(damage.getKey())
                    .isInstanceOf(DatabaseUnavailable.class)
                    .hasMessageContaining("The file %s is damaged", file.toRealPath());
            assertThat(Files.readAllBytes(file)).as(damage.getKey()).isEqualTo(damage.getValue());
        }

        Files.delete(file);
        assertThatThrownBy(() -> Database.embedded(folder, EmbeddedPostgres.Durability.DISPOSABLE))
                .isInstanceOf(DatabaseUnavailable.class)
                .hasMessageContaining("access.properties");

        Files.writeString(file, whole);
        Database.embedded(folder, EmbeddedPostgres.Durability.DISPOSABLE).close();
    }

    private static Map<String, byte[]> damages(String whole) {
        var damages = new LinkedHashMap<String, String>();
        damages.put("empty", "");
        damages.put("blank", "\n\n");
        damages.put("zeros, as after a loss of power", "\0".repeat(300));
        damages.put("cut", whole.substring(0, whole.length() / 2));
        for (var role : new String[] {"postgres", "redvest_owner", "redvest_app"}) {
            damages.put("without " + role, whole.replaceAll("(?m)^%s=.*$".formatted(role), ""));
            damages.put("empty " + role, whole.replaceAll("(?m)^%s=.*$".formatted(role), role + "="));
            damages.put("another's " + role, whole.replaceAll("(?m)^%s=.*$".formatted(role), role + "=0123"));
        }
        damages.put("a port that is none", whole.replaceAll("(?m)^port=.*$", "port=x"));
        damages.put("a port too far", whole.replaceAll("(?m)^port=.*$", "port=99999"));
        damages.put("a half escape", whole + "\nmore=\\u12");
        var bytes = new LinkedHashMap<String, byte[]>();
        damages.forEach((name, text) -> bytes.put(name, text.getBytes(StandardCharsets.UTF_8)));
        bytes.put("not UTF-8", new byte[] {(byte) 0xff, (byte) 0xfe, 'a', '=', (byte) 0x80});
        return bytes;
    }
}
