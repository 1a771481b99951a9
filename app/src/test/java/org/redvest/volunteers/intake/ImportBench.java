package org.redvest.volunteers.intake;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.dhatim.fastexcel.Workbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.redvest.accounts.Hat;
import org.redvest.accounts.Role;
import org.redvest.accounts.TestPeople;
import org.redvest.regions.Region;
import org.redvest.regions.RegionCode;
import org.redvest.regions.Regions;
import org.redvest.testing.FreshDatabase;
import org.redvest.testing.RedvestTest;
import org.springframework.beans.factory.annotation.Autowired;

/** What a list of 200,000 people costs, as xlsx and as CSV. No test: {@code ./redvest bench import} runs it. */
@RedvestTest
class ImportBench {

    private static final int SEED = 7;
    private static final int PEOPLE = Integer.getInteger("redvest.bench.people", 200_000);
    private static final String SURNAMES = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩冯邓曹彭曾肖田董潘袁蔡蒋余于杜叶程魏苏吕丁";
    private static final String GIVEN = "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华玉兰建文辉力梅琳晨雨欣怡子涵浩宇博雅诗嘉俊思源";

    private static final String PAGE = """
            # Import of a large list

            %s · JDK %s · seed %d, made by `./redvest bench import`

            %,d people with identity number, telephone, community, skills and earlier hours; one row in fifty has a cell that is wrong. The dry run
            reads the file and compares each row with everybody registered; the import registers them in chunks of 1,000. The second list is the
            first one again, as CSV, with everybody registered. Heap is the sum of the peaks of all pools of the JVM's heap, test framework included.

            | what | seconds | goal | rows a second | peak heap |
            |---|---|---|---|---|
            %s
            """;

    @Autowired
    private Imports imports;

    @Autowired
    private ImportWalk walk;

    @Autowired
    private TestPeople people;

    @Autowired
    private Regions regions;

    @TempDir
    private Path folder;

    @Test
    @FreshDatabase
    void a_list_of_a_city_is_read_and_comes_in() throws Exception {
        var city = people.hat(Role.ADMIN, regions.city().code().value());
        walk.waitFor(Duration.ofMinutes(20));
        var xlsx = folder.resolve("list.xlsx");
        var csv = folder.resolve("list.csv");
        write(xlsx, csv);
        var rows = new StringBuilder();

        var first = upload(city, xlsx);
        rows.append(measured(
                "dry run, xlsx of %d MB".formatted(Files.size(xlsx) >> 20),
                "120",
                () -> walk.read(city, first, false)));
        rows.append(measured("import", "300", () -> walk.bringIn(city, first)));
        var again = upload(city, csv);
        rows.append(measured(
                "dry run of the same list, CSV of %d MB".formatted(Files.size(csv) >> 20),
                "120",
                () -> walk.read(city, again, false)));
        rows.append(measured("taken back", "–", () -> walk.takeBack(city, first)));

        var page = PAGE.formatted(
                System.getProperty("redvest.bench.where", ""),
                Runtime.version(),
                SEED,
                PEOPLE,
                rows.toString().stripTrailing());
        var results = System.getProperty("redvest.bench.results");
        if (results == null) {
            System.out.println(page);
        } else {
            Files.writeString(Path.of(results), page);
        }
    }

    private ImportId upload(Hat hat, Path file) throws IOException {
        try (InputStream content = Files.newInputStream(file)) {
            return ImportWalk.as(
                    hat, () -> switch (imports.upload(hat, file.getFileName().toString(), content)) {
                        case FileUpload.Kept(var id) -> id;
                        case FileUpload.Refused(var problem) -> throw new IllegalStateException(problem.key());
                    });
        }
    }

    private static String measured(String what, String goal, Runnable work) {
        System.gc();
        pools().forEach(MemoryPoolMXBean::resetPeakUsage);
        long begun = System.nanoTime();
        work.run();
        double seconds = (System.nanoTime() - begun) / 1e9;
        long peak = pools().stream()
                .mapToLong(pool -> pool.getPeakUsage().getUsed())
                .sum();
        var row = "| %s | %.0f | %s | %,.0f | %d MiB |\n".formatted(what, seconds, goal, PEOPLE / seconds, peak >> 20);
        System.out.print(row);
        return row;
    }

    private static List<MemoryPoolMXBean> pools() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .toList();
    }

    private void write(Path xlsx, Path csv) throws IOException {
        var random = new Random(SEED);
        var communities = regions.communities(regions.city().code()).stream()
                .map(Region::code)
                .map(RegionCode::value)
                .toList();
        try (var out = Files.newOutputStream(xlsx);
                var workbook = new Workbook(out, "Bench", null);
                BufferedWriter lines = Files.newBufferedWriter(csv)) {
            var sheet = workbook.newWorksheet("名册");
            var headings = ListOfPeople.HEADINGS.split(",");
            for (int column = 0; column < headings.length; column++) {
                sheet.value(0, column, headings[column]);
            }
            lines.write(ListOfPeople.HEADINGS + "\n");
            for (int row = 1; row <= PEOPLE; row++) {
                var cells = person(row, communities.get(random.nextInt(communities.size())), random);
                for (int column = 0; column < cells.length; column++) {
                    sheet.value(row, column, cells[column]);
                }
                lines.write(String.join(",", cells) + "\n");
                if (row % 1_000 == 0) {
                    sheet.flush();
                }
            }
        }
    }

    private static String[] person(int row, String community, Random random) {
        var name = "" + SURNAMES.charAt(random.nextInt(SURNAMES.length()))
                + GIVEN.charAt(random.nextInt(GIVEN.length()))
                + (random.nextInt(5) == 0 ? "" : GIVEN.charAt(random.nextInt(GIVEN.length())));
        var born = "%04d%02d%02d".formatted(1950 + random.nextInt(55), 1 + random.nextInt(12), 1 + random.nextInt(28));
        var phone = random.nextInt(50) == 0 ? "1390" : "13%09d".formatted(row * 4_321L);
        return new String[] {
            name,
            ListOfPeople.number(born, row % 1_000),
            phone,
            "",
            community,
            random.nextInt(3) == 0 ? "理发、法律" : "",
            "",
            Integer.toString(random.nextInt(300))
        };
    }
}
