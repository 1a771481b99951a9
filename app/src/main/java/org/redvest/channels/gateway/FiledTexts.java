package org.redvest.channels.gateway;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.redvest.accounts.Hat;
import org.redvest.channels.ChannelSettings;
import org.redvest.channels.Channels;
import org.redvest.channels.MessageKind;
import org.redvest.channels.Sentence;
import org.redvest.channels.Sentence.Variable;
import org.redvest.channels.Wording;
import org.redvest.web.CsvFile;
import org.redvest.web.Language;
import org.redvest.web.Problems;
import org.redvest.web.Text;
import org.redvest.web.Texts;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The fixed texts that a channel sends, for carriers want to see each before any is sent, and how far each has come there. */
@Service
public class FiledTexts {

    private final Channels channels;
    private final ChannelSettings settings;
    private final Filings filings;
    private final Texts texts;

    FiledTexts(Channels channels, ChannelSettings settings, Filings filings, Texts texts) {
        this.channels = channels;
        this.settings = settings;
        this.filings = filings;
        this.texts = texts;
    }

    /**
     * One sentence as it is filed: fixed words, in braces the variables, and how far it has come.
     *
     * @param number its place in this list, from 1
     */
    public record FiledText(
            int number,
            String code,
            MessageKind kind,
            String chinese,
            String english,
            List<String> variables,
            Filing filing) {}

    @Transactional(readOnly = true)
    public List<FiledText> texts(Hat hat, GatewayChannel gateway) {
        channels.mustManage(hat);
        var known = filings.all(gateway.channel());
        var sentences = Sentence.in(gateway.channel());
        return IntStream.range(0, sentences.size())
                .mapToObj(at -> text(at + 1, sentences.get(at), known.getOrDefault(sentences.get(at), Filing.NONE)))
                .toList();
    }

    private FiledText text(int number, Sentence sentence, Filing filing) {
        return new FiledText(
                number,
                sentence.code(),
                sentence.kind(),
                filed(texts.in(Language.ZH), sentence),
                filed(texts.in(Language.EN), sentence),
                sentence.variables().stream()
                        .map(each -> "%s ≤ %d".formatted(each.code(), each.longest()))
                        .toList(),
                filing);
    }

    /** Whether texts need a number of the provider to be sent, as the settings are now. */
    boolean wantsNumbers(Hat hat, GatewayChannel gateway) {
        channels.mustManage(hat);
        return settings.find(gateway.channel(), GatewaySettings.class)
                .filter(kept -> kept.call().namesTemplate())
                .isPresent();
    }

    @Transactional
    public Problems file(Hat hat, GatewayChannel gateway, FilingForm form) {
        channels.mustManage(hat);
        var sentences = Sentence.in(gateway.channel());
        var problems = form.problems(sentences);
        if (!problems.any()) {
            filings.save(gateway.channel(), form.filings(sentences), hat);
        }
        return problems;
    }

    private static String filed(Text text, Sentence sentence) {
        Map<Variable, String> names =
                sentence.variables().stream().collect(Collectors.toMap(each -> each, each -> "{" + each.code() + "}"));
        return Wording.said(text, sentence, names);
    }

    byte[] textsToFile(Hat hat, GatewayChannel gateway) {
        var file = CsvFile.of(csv -> {
            csv.row("code", "kind", "中文", "English", "variables", "submitted", "template zh", "template en");
            texts(hat, gateway)
                    .forEach(each -> csv.row(
                            each.code(),
                            each.kind().code(),
                            each.chinese(),
                            each.english(),
                            String.join("; ", each.variables()),
                            each.filing().submitted().map(Object::toString).orElse(""),
                            each.filing().templates().getOrDefault(Language.ZH, ""),
                            each.filing().templates().getOrDefault(Language.EN, "")));
        });
        return file.getBytes(StandardCharsets.UTF_8);
    }
}
