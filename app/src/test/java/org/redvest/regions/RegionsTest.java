package org.redvest.regions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.within;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.redvest.engine.Position;
import org.redvest.testing.FreshDatabase;
import org.redvest.testing.RedvestTest;
import org.springframework.beans.factory.annotation.Autowired;

/** The divisions of Shaoyang come from the atlas; another city's, and amendments, from a file. */
@RedvestTest
class RegionsTest {

    private static final RegionCode DAXIANG = new RegionCode("430503");
    private static final RegionCode CUIYUAN = new RegionCode("430503005");
    private static final ImportWords CHINESE = new ImportWords(Locale.CHINA);
    private static final ImportWords ENGLISH = new ImportWords(Locale.UK);

    @Autowired
    Regions regions;

    @Autowired
    RegionStore store;

    @Test
    void the_whole_city_is_there() {
        Map<Level, Long> count = store.current().regions().values().stream()
                .collect(Collectors.groupingBy(Region::level, Collectors.counting()));

        assertThat(count)
                .isEqualTo(Map.of(Level.CITY, 1L, Level.COUNTY, 12L, Level.TOWNSHIP, 206L, Level.COMMUNITY, 3675L));
        assertThat(regions.city().name()).isEqualTo("邵阳市");
        assertThat(regions.outlines()).hasSize(12);
    }

    @Test
    void what_lies_one_level_below_is_what_names_it_as_its_parent() {
        var atlas = store.current();
        var byParent = atlas.regions().values().stream()
                .filter(region -> region.code().parent().isPresent())
                .collect(Collectors.groupingBy(region -> region.code().parent().orElseThrow()));

        for (var code : atlas.regions().keySet()) {
            assertThat(regions.children(code)).isEqualTo(byParent.getOrDefault(code, List.of()));
        }
        assertThat(regions.children(new RegionCode("43"))).containsExactly(regions.city());
    }

    @Test
    void a_community_is_named_by_its_path() {
        var community = regions.children(CUIYUAN).getFirst();

        assertThat(regions.path(community.code())).isEqualTo("翠园街道·" + community.name());
        assertThat(regions.fullPath(community.code())).isEqualTo("大祥区·翠园街道·" + community.name());
        assertThat(regions.path(DAXIANG)).isEqualTo("大祥区");
    }

    @Test
    void a_code_nobody_bears_is_told_apart() {
        var nowhere = new RegionCode("430503999999");

        assertThat(regions.find(nowhere)).isEmpty();
        assertThatThrownBy(() -> regions.region(nowhere)).isInstanceOf(NoSuchRegion.class);
    }

    @Test
    void every_centre_lies_in_its_county_and_says_whether_it_is_made_up() {
        var atlas = store.current();
        var outside = atlas.regions().values().stream()
                .filter(region -> region.level().compareTo(Level.COUNTY) > 0)
                .filter(region ->
                        !regions.outline(region.code().county()).orElseThrow().contains(region.centre()))
                .map(Region::toString);

        assertThat(outside).isEmpty();
        assertThat(atlas.regions().values().stream()
                        .filter(region -> region.level() == Level.TOWNSHIP && !region.synthetic()))
                .hasSize(32);
        assertThat(regions.region(new RegionCode("430522100")).centre())
                .as("酿溪镇 is measured")
                .isEqualTo(new Position(27.30856, 111.43186));
    }

    @Test
    void villages_lie_near_their_township() {
        var far = store.current().regions().values().stream()
                .filter(region -> region.level() == Level.COMMUNITY)
                .filter(region -> region.centre()
                                .kilometresTo(regions.centre(region.code().township()))
                        > 5.1)
                .count();

        assertThat(far).isZero();
    }

    /** GeoNames gives both datums of 43 settlements around the city. */
    @Test
    void gcj02_is_undone_to_less_than_a_metre() {
        for (var line :
                resource("/regions/shaoyang/settlements.csv").lines().skip(1).toList()) {
            var cells = line.split(",");
            var wgs84 = new Position(Double.parseDouble(cells[1]), Double.parseDouble(cells[2]));
            var undone = Gcj02.toWgs84(Double.parseDouble(cells[3]), Double.parseDouble(cells[4]));

            assertThat(undone.kilometresTo(wgs84)).as(line).isCloseTo(0, within(0.001));
        }
    }

    @Test
    @FreshDatabase
    void another_city_comes_from_a_file() {
        var file = """
                code,name,lat,lon
                4301,长沙市,,
                430102,芙蓉区,28.1853,113.0325
                430102001,文艺路街道,,
                430102001001,识字岭社区,,
                430102001002,文艺新村社区,28.1862,112.9941
                """;

        int count = importing(file);

        var atlas = store.current();
        assertThat(count).isEqualTo(5);
        assertThat(atlas.find(new RegionCode("430102001002")).orElseThrow().synthetic())
                .isFalse();
        assertThat(atlas.find(new RegionCode("430102001001")).orElseThrow().synthetic())
                .isTrue();
        assertThat(atlas.find(new RegionCode("4301")).orElseThrow().centre())
                .isEqualTo(new Position(28.1853, 113.0325));
    }

    @Test
    @FreshDatabase
    void the_same_file_twice_changes_nothing() {
        var file = "code,name\n4305,邵阳市\n430503,大祥区\n430503005,翠园街道\n";
        importing(file);
        var before = store.current();

        importing(file);

        var after = store.current();
        assertThat(after.regions()).isEqualTo(before.regions());
        assertThat(after.outlines()).isEqualTo(before.outlines());
    }

    @Test
    void every_mistake_is_named_with_line_column_value_and_remedy_in_both_languages() {
        var before = store.edition();

        var bad = refused("""
                code,name,lat,lon
                430503001999,新社区,,
                4305030019,错码,,
                430503001999,又一个,,
                430503999001,无名街道社区,,
                990503,不存在区,27.1,111.2
                430503001998,,,
                430503001997,坐标社区,111.2,27.1
                430599,无图县,,
                430503001996,多一格,,,东
                """);

        assertThat(bad.in(CHINESE)).isEqualTo("""
                test.csv 没有导入，什么也没有写入。错误 9 处（最多列出 100 处）：
                test.csv 第 3 行 code 列“4305030019”：代码须为 4 位（市）、6 位（县、区）、9 位（乡镇、街道）或 12 位（社区、村）数字
                test.csv 第 4 行 code 列“430503001999”：这个代码已在第 2 行出现；每个只能出现一次
                test.csv 第 5 行 code 列“430503999001”：上级 430503999 须在本文件中，或者先前已经导入
                test.csv 第 6 行 code 列“990503”：没有哪个省的代码是 99；湖南是 43
                test.csv 第 7 行 name 列“”：名称须为 1 到 60 个字符，写在一行里
                test.csv 第 8 行 lat 列“111.2”：须为 3 到 54 的度数，用小数点；lat 和 lon 要么都有，要么都没有
                test.csv 第 8 行 lon 列“27.1”：须为 73 到 136 的度数，用小数点；lat 和 lon 要么都有，要么都没有
                test.csv 第 9 行 lat 列“”：县、区须有 lat 和 lon，因为没有它的边界
                test.csv 第 10 行 lon 列“430503001996,多一格,,,东”：有 5 格；须与表头相同，即 4 格""");
        assertThat(bad.in(ENGLISH)).isEqualTo("""
                test.csv was not imported, nothing was written. Mistakes: 9 (at most 100 are listed)
                test.csv, line 3, column code: “4305030019”: a code has 4 digits (city), 6 (county), 9 (township) or 12 (community)
                test.csv, line 4, column code: “430503001999”: this code stands already in line 2; each may stand once
                test.csv, line 5, column code: “430503999001”: lies in 430503999, which must be in this file or imported before
                test.csv, line 6, column code: “990503”: no province has the number 99; that of Hunan is 43
                test.csv, line 7, column name: “”: a name has 1 to 60 characters on one line
                test.csv, line 8, column lat: “111.2”: degrees from 3 to 54 with a decimal point, both lat and lon or neither
                test.csv, line 8, column lon: “27.1”: degrees from 73 to 136 with a decimal point, both lat and lon or neither
                test.csv, line 9, column lat: “”: a county needs lat and lon, as no outline of it is known
                test.csv, line 10, column lon: “430503001996,多一格,,,东”: 5 cells; as many as the header has are allowed: 4""");
        assertThat(store.edition()).isEqualTo(before);
    }

    @Test
    void a_wrong_column_is_named() {
        assertThat(refused("代号,name,name\n430503001999,新社区,\n").complaints())
                .containsExactly(
                        Complaint.of(1, "代号", "代号", Mistake.UNKNOWN_COLUMN),
                        Complaint.of(1, "code", "", Mistake.MISSING_COLUMN),
                        Complaint.of(1, "name", "name", Mistake.REPEATED_COLUMN));
    }

    @Test
    void a_file_that_is_no_text_is_told_so() {
        var file = "code,name\n430503001999,新社区\n".getBytes(Charset.forName("GBK"));
        file[24] = (byte) 0xFF;

        assertThat(refused(file).complaints()).extracting(Complaint::mistake).containsExactly(Mistake.NOT_UTF8);
    }

    /** Each as a spreadsheet leaves it: the same three divisions must come out of all of them. */
    @Test
    @FreshDatabase
    void a_file_is_read_as_spreadsheets_leave_it() {
        var plain = "code,name,lat,lon\n430599,测试区,27.2,111.5\n430599001,紫薇街道,27.21,111.51\n"
                + "430599001001,东风社区,27.211,111.511\n";
        var left = new java.util.LinkedHashMap<String, byte[]>();
        left.put("header", utf8(plain.replace("code,name,lat,lon", " Code , NAME, Lat,Lon ")));
        left.put("windows lines", utf8(plain.replace("\n", "\r\n")));
        left.put("empty rows", utf8(plain + ",,,\n,,,\n\n"));
        left.put("empty cells", utf8(plain.replace("\n", ",,\n")));
        left.put("BOM", utf8("\uFEFF" + plain));
        left.put("GB18030", plain.getBytes(Charset.forName("GB18030")));
        left.put("UTF-16", ("\uFEFF" + plain.replace(',', '\t')).getBytes(StandardCharsets.UTF_16LE));
        left.put("semicolons", utf8(plain.replace(',', ';')));
        left.put("full-width digits", utf8(plain.replace("430599,", "４３０５９９,")));
        left.put("unseen characters", utf8(plain.replace("东风社区", "\u202E东风\u200B社区")));

        left.forEach((how, file) -> {
            assertThat(new DivisionsImport(store).importFile(DivisionsUpload.table("test.csv", file)))
                    .as(how)
                    .isEqualTo(3);
            assertThat(store.current().find(new RegionCode("430599001001")).orElseThrow())
                    .as(how)
                    .isEqualTo(
                            new Region(new RegionCode("430599001001"), "东风社区", new Position(27.211, 111.511), false));
        });
    }

    private static byte[] utf8(String file) {
        return file.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void a_cell_without_an_end_is_no_csv() {
        assertThat(refused("code,name\n430503001999,\"" + "x".repeat(17_000_000))
                        .complaints())
                .containsExactly(Complaint.of(2, "?", "", Mistake.NOT_CSV));
    }

    @Test
    void a_hundred_mistakes_are_listed_and_the_rest_counted() {
        var bad = refused("code,name\n" + "x,y\n".repeat(1250));

        assertThat(bad.complaints()).hasSize(1250);
        assertThat(bad.in(CHINESE).lines()).hasSize(102).last().isEqualTo("另有 1150 处");
        assertThat(bad.in(ENGLISH).lines()).hasSize(102).last().isEqualTo("and 1150 more");
    }

    @Test
    void a_cell_is_shown_short_and_without_control_characters() {
        assertThat(refused("code,name\n\u001b[31m\u009b" + "𠀀".repeat(50) + ",名\n")
                        .in(ENGLISH))
                .contains("“·[31m·" + "𠀀".repeat(34) + "…”");
    }

    @Test
    void another_language_than_english_is_answered_in_chinese() {
        assertThat(new ImportWords(Locale.FRANCE).of("regions.import.more", 1)).isEqualTo("另有 1 处");
        assertThat(new ImportWords(Locale.UK).of("regions.import.more", 1)).isEqualTo("and 1 more");
    }

    @Test
    void every_mistake_has_its_words_and_no_words_are_left_over() {
        var asked = Stream.of(Mistake.values()).map(Mistake::key).toList();

        var written = ResourceBundle.getBundle("messages.regions").keySet().stream()
                .filter(key -> key.startsWith("regions.mistake."));

        assertThat(written).containsExactlyInAnyOrderElementsOf(asked);
    }

    @Test
    void codes_are_paths() {
        var village = new RegionCode("430503005001");

        assertThat(List.of(village.county(), village.township(), village.city()))
                .extracting(RegionCode::value)
                .containsExactly("430503", "430503005", "4305");
        assertThat(DAXIANG.contains(village)).isTrue();
        assertThat(CUIYUAN.contains(DAXIANG)).isFalse();
        assertThatThrownBy(() -> new RegionCode("4305'--")).isInstanceOf(IllegalArgumentException.class);
    }

    private BadFile refused(String file) {
        return refused(file.getBytes(StandardCharsets.UTF_8));
    }

    private BadFile refused(byte[] file) {
        return catchThrowableOfType(
                BadFile.class, () -> new DivisionsImport(store).importFile(DivisionsUpload.table("test.csv", file)));
    }

    private int importing(String file) {
        return new DivisionsImport(store)
                .importFile(DivisionsUpload.table("test.csv", file.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void a_name_of_signs_that_nobody_sees_is_no_name() {
        for (var name : List.of("\u200B", "\u3000\u00A0", "\u2800", "\uFEFF\u202E", "\u0301")) {
            assertThat(refused("code,name\n430503001999,\"" + name + "\"\n").complaints())
                    .as("%x", (int) name.charAt(0))
                    .singleElement()
                    .satisfies(complaint -> assertThat(complaint.column()).isEqualTo("name"));
        }
    }

    private static String resource(String name) {
        try (var stream = java.util.Objects.requireNonNull(RegionsTest.class.getResourceAsStream(name))) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
