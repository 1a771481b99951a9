package org.redvest.channels.gateway;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.redvest.accounts.Hat;
import org.redvest.channels.Channel;
import org.redvest.channels.ChannelKey;
import org.redvest.channels.ChannelSettings;
import org.redvest.channels.Channels;
import org.redvest.channels.MessageKind;
import org.redvest.channels.Sentence;
import org.redvest.channels.Sentence.Variable;
import org.redvest.channels.Wording;
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
    private final Filings filings;
    private final ChannelKey key;
    private final Wording wording;
    private final Texts texts;
    private final Clock clock;
    private final boolean privateToo;

    TextChannel(
            Channels channels,
            ChannelSettings settings,
            Filings filings,
            ChannelKey key,
            Wording wording,
            Texts texts,
            Clock clock,
            @Value("${redvest.channels.private-addresses}") boolean privateToo) {
        this.channels = channels;
        this.settings = settings;
        this.filings = filings;
        this.key = key;
        this.wording = wording;
        this.texts = texts;
        this.clock = clock;
        this.privateToo = privateToo;
    }

    /** The settings that are kept; the plain ones where there are none yet. */
    @Transactional(readOnly = true)
    public GatewayForm form(Hat hat) {
        channels.mustManage(hat);
        return settings.find(Channel.TEXT, GatewaySettings.class)
                .map(kept -> GatewayForm.of(kept, channels.isEnabled(Channel.TEXT)))
                .orElseGet(GatewayPreset.PLAIN::form);
    }

    /** The page folds settings that are kept: what an administrator comes back for is the test. */
    boolean isSetUp(Hat hat) {
        channels.mustManage(hat);
        return settings.find(Channel.TEXT, GatewaySettings.class).isPresent();
    }

    /** Path to which the provider posts its receipts; it holds a secret of this installation. */
    public String receiptPath(Hat hat) {
        channels.mustManage(hat);
        return TextReceipts.PATH + key.token(TextReceipts.TOKEN);
    }

    Problems problems(Hat hat, GatewayForm form) {
        channels.mustManage(hat);
        return form.problems(privateToo);
    }

    @Transactional
    public Problems save(Hat hat, GatewayForm form) {
        var problems = problems(hat, form);
        if (!problems.any()) {
            settings.save(Channel.TEXT, form.enabled(), form.settings(), form.at("password"));
            channels.record(hat, Channel.TEXT, form.at("url").replaceFirst("[?].*", ""), form.enabled());
        }
        return problems;
    }

    /** As one message would go out, without secret, token and signature. */
    public GatewayRequest preview(Hat hat, GatewayForm form) {
        channels.mustManage(hat);
        var values = new EnumMap<Variable, String>(Variable.class);
        values.put(Variable.TIME, texts.in(Language.ZH).shortMoment(clock.instant()));
        values.put(Variable.ORDER, "DX-260226-01");
        var settings = form.settings();
        return GatewayRequest.of(
                settings.call(),
                wording.worded(
                        1, "13800000000", Language.ZH, Sentence.SHIFT_SHORT, values, clock.instant(), "/notices"),
                filings.templates().apply(Sentence.SHIFT_SHORT, Language.ZH),
                Map.of("account", settings.account(), "secret", "******", "token", "******"));
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
    public List<FiledText> texts(Hat hat) {
        channels.mustManage(hat);
        var known = filings.all();
        var sentences = Sentence.byText();
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
    boolean wantsNumbers(Hat hat) {
        channels.mustManage(hat);
        return settings.find(Channel.TEXT, GatewaySettings.class)
                .filter(kept -> kept.call().namesTemplate())
                .isPresent();
    }

    @Transactional
    public Problems file(Hat hat, FilingForm form) {
        channels.mustManage(hat);
        var problems = form.problems();
        if (!problems.any()) {
            filings.save(form.filings(), hat);
        }
        return problems;
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
        csv.writeRecord("code", "kind", "中文", "English", "variables", "submitted", "template zh", "template en");
        texts(hat)
                .forEach(each -> csv.writeRecord(
                        each.code(),
                        each.kind().code(),
                        each.chinese(),
                        each.english(),
                        String.join("; ", each.variables()),
                        each.filing().submitted().map(Object::toString).orElse(""),
                        each.filing().templates().getOrDefault(Language.ZH, ""),
                        each.filing().templates().getOrDefault(Language.EN, "")));
        return file.toString().getBytes(StandardCharsets.UTF_8);
    }
}
