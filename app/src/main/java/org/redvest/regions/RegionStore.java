package org.redvest.regions;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.redvest.engine.Position;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** Every statement about regions. */
@Repository
class RegionStore {

    private static final String REGIONS = """
            select code, name, lat, lon, synthetic from region where merged_into is null order by code
            """;

    private static final String MERGED = """
            select code, name, lat, lon, synthetic, merged_into from region where merged_into is not null order by code
            """;

    private static final String OUTLINES = """
            select code, label_lat, label_lon, rings from region_outline order by code
            """;

    private static final String EDITION = """
            select coalesce(max(edition), 0) from region_import
            """;

    /** One statement, so a reader sees the old edition or the new one, whole. */
    private static final String KEEP = """
            with kept as (
                insert into region (code, name, lat, lon, synthetic)
                select * from unnest(:codes::text[], :names::text[], :lats::float8[], :lons::float8[], :synthetics::bool[])
                on conflict (code) do update
                   set name = excluded.name, lat = excluded.lat, lon = excluded.lon, synthetic = excluded.synthetic
                returning code
            ), drawn as (
                insert into region_outline (code, label_lat, label_lon, rings)
                select * from unnest(:outlines::text[], :labelLats::float8[], :labelLons::float8[], :rings::jsonb[])
                on conflict (code) do update
                   set label_lat = excluded.label_lat, label_lon = excluded.label_lon, rings = excluded.rings
            )
            insert into region_import (source, regions) select :source, count(*) from kept
            """;

    /** The same position again is no new edition. */
    private static final String SET_CENTRE = """
            with moved as (
                update region set lat = :lat, lon = :lon, synthetic = false
                 where code = :code and (lat, lon, synthetic) is distinct from (:lat::float8, :lon::float8, false)
                returning code
            )
            insert into region_import (source, regions) select 'centre', 1 from moved
            """;

    private static final String REMOVE = """
            with removed as (
                delete from region where code = any (:codes) returning code
            )
            insert into region_import (source, regions) select 'taken back', count(*) from removed
            """;

    private static final String MERGE = """
            update region set merged_into = :into where code = :code
            """;

    private static final String UNMERGE = """
            update region set merged_into = null where code = any (:codes)
            """;

    private static final String FOLLOW = """
            select follow_division(:code, :into, :at)
            """;

    private static final String REMOVE_OUTLINES = """
            with removed as (
                delete from region_outline where code = any (:codes) returning code
            )
            insert into region_import (source, regions) select 'taken back', 0 from removed limit 1
            """;

    private final JdbcClient jdbc;
    private final JsonMapper json = new JsonMapper();

    RegionStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    long edition() {
        return jdbc.sql(EDITION).query(Long.class).single();
    }

    RegionEdition current() {
        return new RegionEdition(
                edition(),
                jdbc.sql(REGIONS).query(RegionStore::region).list(),
                jdbc.sql(MERGED).query(RegionStore::merged).list(),
                jdbc.sql(OUTLINES).query(this::outline).list());
    }

    void keep(String source, List<Region> regions, List<Outline> outlines) {
        jdbc.sql(KEEP)
                .param("source", source)
                .param(
                        "codes",
                        regions.stream().map(region -> region.code().value()).toArray(String[]::new))
                .param("names", regions.stream().map(Region::name).toArray(String[]::new))
                .param(
                        "lats",
                        regions.stream().map(region -> region.centre().lat()).toArray(Double[]::new))
                .param(
                        "lons",
                        regions.stream().map(region -> region.centre().lon()).toArray(Double[]::new))
                .param("synthetics", regions.stream().map(Region::synthetic).toArray(Boolean[]::new))
                .param(
                        "outlines",
                        outlines.stream().map(outline -> outline.code().value()).toArray(String[]::new))
                .param(
                        "labelLats",
                        outlines.stream().map(outline -> outline.label().lat()).toArray(Double[]::new))
                .param(
                        "labelLons",
                        outlines.stream().map(outline -> outline.label().lon()).toArray(Double[]::new))
                .param("rings", outlines.stream().map(this::rings).toArray(String[]::new))
                .update();
    }

    void setCentre(RegionCode code, Position centre) {
        jdbc.sql(SET_CENTRE)
                .param("code", code.value())
                .param("lat", centre.lat())
                .param("lon", centre.lon())
                .update();
    }

    /** References from below to above are checked when the statement ends, so the order does not matter. */
    void remove(List<RegionCode> codes) {
        jdbc.sql(REMOVE)
                .param("codes", codes.stream().map(RegionCode::value).toArray(String[]::new))
                .update();
    }

    /** Returns how many rows of other tables followed. */
    long merge(RegionCode code, RegionCode into, Instant at) {
        jdbc.sql(MERGE).param("code", code.value()).param("into", into.value()).update();
        return jdbc.sql(FOLLOW)
                .param("code", code.value())
                .param("into", into.value())
                .param("at", OffsetDateTime.ofInstant(at, ZoneOffset.UTC))
                .query(Long.class)
                .single();
    }

    void unmerge(List<RegionCode> codes) {
        jdbc.sql(UNMERGE)
                .param("codes", codes.stream().map(RegionCode::value).toArray(String[]::new))
                .update();
    }

    void removeOutlines(List<RegionCode> counties) {
        jdbc.sql(REMOVE_OUTLINES)
                .param("codes", counties.stream().map(RegionCode::value).toArray(String[]::new))
                .update();
    }

    private static RegionEdition.MergedRegion merged(ResultSet row, int number) throws SQLException {
        return new RegionEdition.MergedRegion(region(row, number), new RegionCode(row.getString("merged_into")));
    }

    private static Region region(ResultSet row, int number) throws SQLException {
        return new Region(
                new RegionCode(row.getString("code")),
                row.getString("name"),
                new Position(row.getDouble("lat"), row.getDouble("lon")),
                row.getBoolean("synthetic"));
    }

    private Outline outline(ResultSet row, int number) throws SQLException {
        var rings = new ArrayList<List<Position>>();
        for (var ring : json.readValue(row.getString("rings"), double[][][].class)) {
            var points = new ArrayList<Position>();
            for (var point : ring) {
                points.add(new Position(point[0], point[1]));
            }
            rings.add(points);
        }
        return new Outline(
                new RegionCode(row.getString("code")),
                new Position(row.getDouble("label_lat"), row.getDouble("label_lon")),
                rings);
    }

    private String rings(Outline outline) {
        return json.writeValueAsString(outline.rings().stream()
                .map(ring -> ring.stream()
                        .map(point -> new double[] {point.lat(), point.lon()})
                        .toList())
                .toList());
    }
}
