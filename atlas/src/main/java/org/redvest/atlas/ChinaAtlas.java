package org.redvest.atlas;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/** What the atlas knows. The lists of provinces and cities are read once; a city's divisions are read when asked for. */
public final class ChinaAtlas {

    private final Map<String, AtlasProvince> provinces = new LinkedHashMap<>();
    private final Map<String, Place> cities = new LinkedHashMap<>();

    /** A city, and where its two blocks lie in the province's file. */
    private record Place(AtlasCity city, int offset, int divisions, int outlines) {}

    public ChinaAtlas() {
        for (var row : table("provinces.csv")) {
            provinces.put(row[0], new AtlasProvince(row[0], row[1]));
        }
        for (var row : table("cities.csv")) {
            var name = spoken(row[1], Objects.requireNonNull(provinces.get(row[0].substring(0, 2))));
            var city = new AtlasCity(row[0], name, number(row[2]), number(row[3]), number(row[4]));
            cities.put(row[0], new Place(city, number(row[5]), number(row[6]), number(row[7])));
        }
    }

    public List<AtlasProvince> provinces() {
        return List.copyOf(provinces.values());
    }

    /** All cities, in the order of the codes. */
    public List<AtlasCity> cities() {
        return cities.values().stream().map(Place::city).toList();
    }

    public List<AtlasCity> cities(AtlasProvince province) {
        return cities().stream()
                .filter(city -> city.province().equals(province.code()))
                .toList();
    }

    public Optional<AtlasCity> find(String code) {
        return Optional.ofNullable(cities.get(code)).map(Place::city);
    }

    public AtlasProvince province(AtlasCity city) {
        return Objects.requireNonNull(provinces.get(city.province()));
    }

    /** Counties, townships and communities in the order of the codes; the city itself is not among them. */
    public List<AtlasDivision> divisions(AtlasCity city) {
        var place = place(city);
        return DivisionLines.read(city.code(), block(city, place.offset, place.divisions));
    }

    /** Of the counties whose border is known. Some were founded after the outlines were drawn. */
    public List<AtlasOutline> outlines(AtlasCity city) {
        var place = place(city);
        return OutlineBytes.read(city.code(), block(city, place.offset + place.divisions, place.outlines));
    }

    /** Counties without an outline, by code. */
    public Map<String, String> withoutOutline() {
        var lacking = new HashMap<String, String>();
        table("without-outline.csv").forEach(row -> lacking.put(row[0], row[1]));
        return lacking;
    }

    private Place place(AtlasCity city) {
        return Optional.ofNullable(cities.get(city.code()))
                .orElseThrow(() -> new IllegalArgumentException("The atlas has no city " + city.code()));
    }

    /** The bureau names what lies between a province and its counties even where people do not. */
    private static String spoken(String name, AtlasProvince province) {
        return switch (name) {
            case "市辖区" -> province.name();
            case "县" -> province.name() + "（县）";
            case "省直辖县级行政区划", "自治区直辖县级行政区划" -> province.name() + "直辖县市";
            default -> name;
        };
    }

    private static byte[] block(AtlasCity city, int offset, int length) {
        var inflater = new Inflater();
        try (var file = open(city.province() + ".atlas")) {
            file.skipNBytes(offset);
            inflater.setInput(file.readNBytes(length));
            return inflated(inflater, length);
        } catch (IOException | DataFormatException broken) {
            throw new IllegalStateException("The atlas is damaged at city " + city.code(), broken);
        } finally {
            inflater.end();
        }
    }

    private static byte[] inflated(Inflater inflater, int length) throws DataFormatException {
        var out = new byte[Math.max(64, length * 4)];
        int filled = 0;
        while (!inflater.finished()) {
            int more = inflater.inflate(out, filled, out.length - filled);
            filled += more;
            if (more == 0 && inflater.needsInput()) {
                throw new DataFormatException("A block ends too early");
            }
            if (filled == out.length) {
                out = java.util.Arrays.copyOf(out, out.length * 2);
            }
        }
        return java.util.Arrays.copyOf(out, filled);
    }

    private static List<String[]> table(String name) {
        try (var lines = new BufferedReader(new InputStreamReader(open(name), StandardCharsets.UTF_8))) {
            return lines.lines().skip(1).map(line -> line.split(",")).toList();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static InputStream open(String name) {
        return Objects.requireNonNull(ChinaAtlas.class.getResourceAsStream(name), name);
    }

    private static int number(String text) {
        return Integer.parseInt(text);
    }
}
