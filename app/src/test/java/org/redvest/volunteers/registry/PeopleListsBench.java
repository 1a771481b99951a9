package org.redvest.volunteers.registry;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.redvest.database.Scope;
import org.redvest.database.Scopes;
import org.redvest.regions.RegionCode;
import org.redvest.testing.LargeCity;
import org.redvest.testing.RedvestTest;
import org.redvest.testing.TestDataSource;
import org.redvest.web.Listing;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What the list of volunteers costs in a city of 200,000: each search as the hat of a city, a county and a community asks it, under
 * row-level security. No test: {@code ./redvest bench people-lists} runs it.
 */
@RedvestTest
class PeopleListsBench {

    private static final int SEED = 7;
    private static final int TIMES = 40;
    private static final int WARMING = 10;

    private static final String PAGE = """
            # Lists of people

            %s · JDK %s · seed %d, made by `./redvest bench people-lists`

            A city of %,d volunteers with names of two to four characters; %,d ends of names and last digits of telephone numbers stand in the
            table that is searched. Each figure is one page of twenty with its total, names and masked numbers, in a transaction of its own as the
            application's role under row-level security, in milliseconds by the clock, %d times each after %d to warm up.

            | hat | what | found | median | 95 %% | slowest | goal for 95 %% |
            |---|---|---|---|---|---|---|
            %s
            """;

    private static final String PEOPLE = """
            insert into account (account_id, opened_at) overriding system value
            select 1000000 + n, timestamptz '2025-06-01' from generate_series(1, ?) as n
            """;

    /** Family names about as often as in Hunan, and given names of one or two characters. */
    private static final String NAMES = """
            insert into identity (account_id, display_name, phone)
            select 1000000 + n,
                   case when r1 < 0.01 then (array['欧阳', '司马', '上官'])[1 + n % 3]
                        else substr(family, 1 + floor(r2 * length(family))::integer, 1) end
                   || substr(given, 1 + floor(r3 * length(given))::integer, 1)
                   || case when r4 < 0.75 then substr(given, 1 + floor(r5 * length(given))::integer, 1) else '' end,
                   '1' || (array['38', '39', '37', '50', '86'])[1 + n % 5] || lpad((n * 7919 % 100000000)::text, 8, '0')
              from (select n, random() as r1, random() as r2, random() as r3, random() as r4, random() as r5
                      from generate_series(1, ?) as n) as chance
             cross join (select
                 '李李李李李李李李王王王王王王王张张张张张张张刘刘刘刘刘刘刘陈陈陈陈陈陈杨杨杨杨周周周周黄黄黄黄罗罗罗罗唐唐唐彭彭彭曾曾曾肖肖肖何何谢谢邓邓袁蒋宁佘' as family,
                 '晓明华丽芳伟强军杰敏静超霞平刚桂兰英志勇建国文辉玉梅春生红艳磊洋涛斌飞燕鹏宇欣怡子轩雨涵浩然梓萱思远佳琪' as given) as characters
            """;

    @Autowired
    Registry registry;

    @Autowired
    TestDataSource source;

    @Autowired
    TransactionTemplate transactions;

    @Autowired
    JdbcTemplate jdbc;

    @Test
    void a_city_is_searched() throws Exception {
        Scopes.run(
                Scope.SYSTEM,
                () -> transactions.executeWithoutResult(_ -> {
                    jdbc.queryForList("select setseed(?)", SEED / 1000.0);
                    jdbc.update(PEOPLE, LargeCity.VOLUNTEERS);
                    jdbc.update(NAMES, LargeCity.VOLUNTEERS);
                }));
        LargeCity.into(jdbc, transactions, SEED);
        var owner = new JdbcTemplate(source.asOwner());
        LargeCity.analyze(owner);
        List.of("identity", "volunteer_mark").forEach(table -> owner.execute("vacuum analyze " + table));

        var rows = new StringBuilder();
        for (var hat : List.of("4305", "430503", "430503005004")) {
            var region = new RegionCode(hat);
            int pages = (int) Math.max(1, (registry(region, "", "", 1).total() + 19) / 20);
            rows.append(measured(hat, "all, first page", "", "", 1));
            rows.append(measured(hat, "all, last page", "", "", pages));
            rows.append(measured(hat, "one character of a name: 李", "李", "", 1));
            rows.append(measured(hat, "two characters: 晓明", "晓明", "", 1));
            rows.append(measured(hat, "a whole name: 李晓明", "李晓明", "", 1));
            rows.append(measured(hat, "last four digits", "7919", "", 1));
            rows.append(measured(hat, "a whole telephone number", "13900007919", "", 1));
            rows.append(measured(hat, "a volunteer's number", "C1000042", "", 1));
            rows.append(measured(hat, "a skill: escort", "", "escort", 1));
            rows.append(measured(hat, "a skill and a character: 李", "李", "escort", 1));
        }
        var marks = new JdbcTemplate(source.asOwner())
                .queryForObject("select reltuples::bigint from pg_class where relname = 'volunteer_mark'", Long.class);
        var page = PAGE.formatted(
                System.getProperty("redvest.bench.where", ""),
                Runtime.version(),
                SEED,
                LargeCity.VOLUNTEERS,
                marks,
                TIMES,
                WARMING,
                rows.toString().stripTrailing());
        var results = System.getProperty("redvest.bench.results");
        if (results == null) {
            System.out.println(page);
        } else {
            Files.writeString(Path.of(results), page);
        }
    }

    private String measured(String hat, String what, String words, String skill, int page) {
        var millis = new ArrayList<Double>();
        long total = 0;
        for (int round = -WARMING; round < TIMES; round++) {
            long begun = System.nanoTime();
            total = registry(new RegionCode(hat), words, skill, page).total();
            if (round >= 0) {
                millis.add((System.nanoTime() - begun) / 1e6);
            }
        }
        var sorted = millis.stream().sorted().toList();
        return "| %s | %s | %,d | %.0f | %.0f | %.0f | 150 |\n"
                .formatted(
                        hat,
                        what,
                        total,
                        sorted.get(sorted.size() / 2),
                        sorted.get(sorted.size() * 95 / 100),
                        sorted.getLast());
    }

    private Listing<RegistryRow> registry(RegionCode region, String words, String skill, int page) {
        var question = new RegistryQuestion(
                region, words, Optional.empty(), Optional.of(skill).filter(code -> !code.isEmpty()));
        return Scopes.within(Scope.region(region.value()), () -> registry.list(question, page));
    }
}
