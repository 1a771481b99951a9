package org.redvest.channels;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.redvest.accounts.Hat;
import org.redvest.channels.Sentence.Variable;
import org.redvest.web.Language;
import org.redvest.web.Problems;
import org.redvest.web.Text;
import org.redvest.web.Texts;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The gateway for text messages, and the fixed texts that carriers want to see before any is sent. */
@Service
public class TextChannel {

    /** Spreadsheets read a file as UTF-8 where it begins so. */
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private final Channels channels;
    private final ChannelSettings settings;
    private final Wording wording;
    private final Texts texts;
    private final Clock clock;
    private final boolean privateToo;

    TextChannel(
            Channels channels,
            ChannelSettings settings,
            Wording wording,
            Texts texts,
            Clock clock,
            @Value("${redvest.channels.private-addresses}") boolean privateToo) {
        this.channels = channels;
        this.settings = settings;
        this.wording = wording;
        this.texts = texts;
        this.clock = clock;
        this.privateToo = privateToo;
    }

    @Transactional(readOnly = true)
    public GatewayForm form(Hat hat) {
        channels.mustManage(hat);
        return GatewayForm.of(settings.find(Channel.TEXT, GatewaySettings.class), channels.isEnabled(Channel.TEXT));
    }

    Problems problems(Hat hat, GatewayForm form) {
        channels.mustManage(hat);
        return form.problems(privateToo);
    }

    @Transactional
    public Problems save(Hat hat, GatewayForm form) {
        var problems = problems(hat, form);
        if (!problems.any()) {
            settings.save(Channel.TEXT, form.enabled(), form.settings(), form.secret());
            channels.record(hat, Channel.TEXT, form.url().replaceFirst("[?].*", ""), form.enabled());
        }
        return problems;
    }

    /** As one message would go out. The secret is not shown. */
    GatewayRequest preview(Hat hat, GatewayForm form) {
        channels.mustManage(hat);
        var values = new EnumMap<Variable, String>(Variable.class);
        values.put(Variable.TIME, texts.in(Language.ZH).moment(clock.instant()));
        values.put(Variable.ORDER, "DX-260226-01");
        return GatewayRequest.of(
                form.settings(),
                wording.worded(1, "13800000000", Language.ZH, Sentence.SHIFT_SHORT, values, clock.instant(), "/notices"),
                "******");
    }

    /** One sentence as it is filed: fixed words, and in braces the variables. */
    public record FiledText(String code, MessageKind kind, String chinese, String english, String variables) {}

    List<FiledText> texts(Hat hat) {
        channels.mustManage(hat);
        return Sentence.byText().stream()
                .map(sentence -> new FiledText(
                        sentence.code(),
                        sentence.kind(),
                        filed(texts.in(Language.ZH), sentence),
                        filed(texts.in(Language.EN), sentence),
                        sentence.variables().stream().map(Variable::code).collect(Collectors.joining(" "))))
                .toList();
    }

    private static String filed(Text text, Sentence sentence) {
        Map<Variable, String> names =
                sentence.variables().stream().collect(Collectors.toMap(each -> each, each -> "{" + each.code() + "}"));
        return Wording.said(text, sentence, names);
    }

    byte[] textsToFile(Hat hat) {
        var file = new StringWriter();
        file.write(BYTE_ORDER_MARK);
        var csv = CsvWriter.builder().build(file);
        csv.writeRecord("code", "kind", "中文", "English", "variables");
        texts(hat)
                .forEach(each -> csv.writeRecord(
                        each.code(), each.kind().code(), each.chinese(), each.english(), each.variables()));
        return file.toString().getBytes(StandardCharsets.UTF_8);
    }
}
