package org.redvest.cli.files;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.redvest.cli.instance.Parameters;

/** Reads {@code parameters.json}; what it does not name keeps its default. */
final class ParametersFile {
    static final String NAME = "parameters.json";

    private static final long LARGEST = 1 << 20;
    private static final List<String> KEYS = List.of("pointsPerKm", "fatigue", "gapMinutes", "minutesPerKm");
    private static final double MOST = 1_000_000;

    private final Faults faults;

    ParametersFile(Faults faults) {
        this.faults = faults;
    }

    Parameters read(Path folder, SortedMap<String, String> sha256) {
        var path = folder.resolve(NAME);
        if (!Files.exists(path)) {
            return Parameters.DEFAULT;
        }
        try (var source = new Source(path)) {
            if (Files.size(path) > LARGEST) {
                faults.add(Fault.ofFile(NAME, "too-large", LARGEST));
                return Parameters.DEFAULT;
            }
            var text = new StringWriter();
            source.reader().transferTo(text);
            sha256.put(NAME, source.sha256Hex());
            return parameters(JsonParser.parse(text.toString()));
        } catch (CharacterCodingException e) {
            faults.add(Fault.ofFile(NAME, Source.encodingFault(path)));
        } catch (IOException e) {
            faults.add(Fault.ofFile(NAME, "unreadable", e.toString()));
        } catch (JsonParser.BadJson e) {
            faults.add(
                    e.repeatedKey().isEmpty()
                            ? Fault.of(NAME, e.line(), "", "", "bad-json", String.valueOf(e.getMessage()))
                            : Fault.of(NAME, e.line(), e.repeatedKey(), "", "repeated-key"));
        }
        return Parameters.DEFAULT;
    }

    private Parameters parameters(Json json) {
        if (!(json instanceof Json.Members(var values))) {
            faults.add(Fault.ofFile(NAME, "not-an-object", String.join(", ", KEYS)));
            return Parameters.DEFAULT;
        }
        values.keySet().stream()
                .filter(key -> !KEYS.contains(key))
                .forEach(key -> faults.add(Fault.of(NAME, 0, key, "", "unknown-key", String.join(", ", KEYS))));
        return new Parameters(
                number(values, "pointsPerKm", Parameters.DEFAULT.pointsPerKm()),
                fatigue(values.get("fatigue")),
                number(values, "gapMinutes", Parameters.DEFAULT.gapMinutes()),
                number(values, "minutesPerKm", Parameters.DEFAULT.minutesPerKm()));
    }

    private double number(Map<String, Json> values, String key, double otherwise) {
        var json = values.get(key);
        return json == null ? otherwise : number(key, json);
    }

    private double number(String key, Json json) {
        var digits = json instanceof Json.Number(var written) ? written : "";
        var number = Cells.parse(digits);
        if (!(0 <= number && number <= MOST)) {
            faults.add(Fault.of(NAME, 0, key, digits, "number", "0", "1000000"));
            return 0;
        }
        return number;
    }

    private List<Double> fatigue(@org.jspecify.annotations.Nullable Json json) {
        if (json == null) {
            return Parameters.DEFAULT.fatigue();
        }
        if (!(json instanceof Json.Array(var items)) || items.isEmpty()) {
            faults.add(Fault.of(NAME, 0, "fatigue", "", "fatigue"));
            return Parameters.DEFAULT.fatigue();
        }
        var fatigue = new ArrayList<Double>();
        for (var item : items) {
            fatigue.add(number("fatigue", item));
        }
        for (int i = 1; i < fatigue.size(); i++) {
            if (fatigue.get(i) < fatigue.get(i - 1)) {
                faults.add(Fault.of(NAME, 0, "fatigue", fatigue.toString(), "fatigue"));
                break;
            }
        }
        return fatigue;
    }
}
