package org.redvest.channels.gateway;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.redvest.channels.Channel;
import org.redvest.channels.Sentence;
import org.redvest.web.Language;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Every statement about the filing of texts with the carriers. */
@Repository
class FilingStore {

    private static final String SAVE = """
        insert into text_filing (channel, sentence, submitted_on, template_zh, template_en)
        values (:channel, :sentence, :submitted, :chinese, :english)
            on conflict (channel, sentence) do update
           set submitted_on = excluded.submitted_on, template_zh = excluded.template_zh, template_en = excluded.template_en
        """;

    private final JdbcClient jdbc;

    FilingStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Those of which anything is known. */
    Map<Sentence, Filing> list(Channel channel) {
        return jdbc
                .sql("select * from text_filing where channel = :channel")
                .param("channel", channel.code())
                .query((row, _) -> Map.entry(Sentence.valueOf(row.getString("sentence")), filing(row)))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    void save(Channel channel, Sentence sentence, Filing filing) {
        jdbc.sql(SAVE)
                .param("channel", channel.code())
                .param("sentence", sentence.name())
                .param("submitted", filing.submitted().orElse(null), Types.DATE)
                .param("chinese", filing.templates().getOrDefault(Language.ZH, ""))
                .param("english", filing.templates().getOrDefault(Language.EN, ""))
                .update();
    }

    private static Filing filing(ResultSet row) throws SQLException {
        var templates = new EnumMap<Language, String>(Language.class);
        templates.put(Language.ZH, row.getString("template_zh"));
        templates.put(Language.EN, row.getString("template_en"));
        templates.values().removeIf(String::isEmpty);
        return new Filing(Optional.ofNullable(row.getObject("submitted_on", LocalDate.class)), templates);
    }
}
