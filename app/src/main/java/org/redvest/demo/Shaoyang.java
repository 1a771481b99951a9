package org.redvest.demo;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.redvest.atlas.ChinaAtlas;
import org.redvest.engine.Position;
import org.redvest.regions.Estimate;
import org.redvest.regions.RegionCode;
import org.redvest.setup.MenuTemplate;
import org.redvest.setup.NewCity;

/** The city in which the demo plays: as the atlas has it, with the positions that GeoNames knows. */
public final class Shaoyang {

    private static final String MEASURED = "/regions/shaoyang/measured.csv";

    private Shaoyang() {}

    public static NewCity city(ChinaAtlas atlas, ZoneId zone) {
        return new NewCity(
                new NewCity.CityPlaces(
                        List.of(atlas.find(CastList.CITY.value()).orElseThrow()), Estimate.MADE_UP, measured()),
                "邵阳市志愿服务工作委员会",
                "",
                Optional.empty(),
                zone,
                Duration.ofHours(4),
                MenuTemplate.SHIPPED);
    }

    /** Of 32 townships and of the city. */
    private static Map<RegionCode, Position> measured() {
        try (var lines = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(Shaoyang.class.getResourceAsStream(MEASURED)), StandardCharsets.UTF_8))) {
            return lines.lines()
                    .skip(1)
                    .map(line -> line.split(","))
                    .collect(Collectors.toMap(
                            cells -> new RegionCode(cells[0]),
                            cells -> new Position(Double.parseDouble(cells[2]), Double.parseDouble(cells[3]))));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
