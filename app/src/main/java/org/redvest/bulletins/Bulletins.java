package org.redvest.bulletins;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.redvest.accounts.Hat;
import org.redvest.accounts.Role;
import org.redvest.audit.Audit;
import org.redvest.audit.AuditSubject;
import org.redvest.audit.AuditedAct;
import org.redvest.bulletins.BulletinCorrection.ChangedFigure;
import org.redvest.bulletins.proof.BulletinKey;
import org.redvest.bulletins.proof.CanonicalJson;
import org.redvest.bulletins.proof.SignedFile;
import org.redvest.reports.Question;
import org.redvest.reports.Reports;
import org.redvest.web.Language;
import org.redvest.web.Listing;
import org.redvest.web.Texts;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.JsonNode;

/** What may be asked of bulletins, in the scope of the hat that asks. */
@Service
public class Bulletins {

    private final BulletinStore store;
    private final Drafts drafts;
    private final BulletinKey key;
    private final Reports reports;
    private final Texts texts;
    private final Audit audit;
    private final Clock clock;

    Bulletins(
            BulletinStore store,
            Drafts drafts,
            BulletinKey key,
            Reports reports,
            Texts texts,
            Audit audit,
            Clock clock) {
        this.store = store;
        this.drafts = drafts;
        this.key = key;
        this.reports = reports;
        this.texts = texts;
        this.audit = audit;
        this.clock = clock;
    }

    /** What the records say of a question; nothing of it is kept. */
    public BulletinContent draft(Question question, Hat hat) {
        return drafts.draft(question, hat);
    }

    @Transactional(readOnly = true)
    public Listing<BulletinRow> list(int page) {
        return store.list(page);
    }

    @Transactional(readOnly = true)
    public FrozenBulletin frozen(BulletinId id) {
        return store.find(id).map(file -> read(id, file)).orElseThrow(NoSuchBulletin::new);
    }

    /** The key that signs now, by its fingerprint. */
    public String fingerprint() {
        return key.fingerprint();
    }

    /**
     * Keeps what the records said at the moment of the question, for ever.
     *
     * @param form of the page it was seen on: sent twice, it is frozen once
     */
    @Transactional
    public FreezeResult freeze(String title, Question question, UUID form, Hat hat) {
        if (hat.role() != Role.DISPATCHER) {
            throw new NoSuchBulletin();
        }
        var now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        int year = now.atZone(clock.getZone()).getYear();
        int number = store.nextNumber(hat.region(), year);
        var known = store.ofForm(form, hat);
        if (known.isPresent()) {
            return new FreezeResult.Frozen(known.get());
        }
        var content = SmallNumbers.fold(drafts.draft(question, hat));
        if (content.figure("people") < SmallNumbers.LEAST) {
            return new FreezeResult.TooFewPeople(SmallNumbers.LEAST);
        }
        var row = new BulletinRow(
                new BulletinId(0), title, hat.region(), year, number, question.from(), question.to(), now);
        var id = store.insert(row, key.sign(bytes(row, content)), form, hat);
        audit.record(AuditedAct.BULLETIN_FROZEN, hat.actor(), hat.region(), AuditSubject.named(title));
        return new FreezeResult.Frozen(id);
    }

    private byte[] bytes(BulletinRow row, BulletinContent content) {
        var json = ContentJson.write(content);
        json.put("title", row.title());
        json.put("year", row.year());
        json.put("number", row.number());
        json.put("frozen_at", row.frozenAt().toString());
        for (var language : Language.values()) {
            var text = texts.in(language);
            var said = json.putObject(language == Language.ZH ? "zh" : "en");
            var paragraphs = said.putArray("text");
            BulletinWords.plain(text, content).forEach(paragraphs::add);
            var definitions = said.putObject("definitions");
            content.figures().forEach(figure -> {
                var definition = definitions.putObject(figure.id());
                definition.put("name", text.of(figure.definition() + ".name"));
                definition.put("counted", text.of(figure.definition() + ".definition"));
                definition.put("excluded", text.of(figure.definition() + ".excluded"));
            });
        }
        return CanonicalJson.bytes(json);
    }

    private static FrozenBulletin read(BulletinId id, SignedFile file) {
        var json = file.json();
        return new FrozenBulletin(
                id,
                ContentJson.text(json, "title"),
                json.path("year").asInt(),
                json.path("number").asInt(),
                Instant.parse(ContentJson.text(json, "frozen_at")),
                ContentJson.read(json),
                ContentJson.all(json.path("zh").path("text"), JsonNode::asString),
                ContentJson.all(json.path("en").path("text"), JsonNode::asString),
                file);
    }

    /** What the records say otherwise by now; the bulletin itself stays as it is. */
    @Transactional(readOnly = true)
    public BulletinCorrection correction(FrozenBulletin bulletin) {
        var then = question(bulletin);
        var now = then.at(latest());
        var today = drafts.figures(now);
        var changed = bulletin.content().figures().stream()
                .flatMap(frozen -> today.stream()
                        .filter(figure -> figure.id().equals(frozen.id()))
                        .filter(figure -> figure.value().compareTo(frozen.value()) != 0)
                        .map(figure -> new ChangedFigure(frozen, figure.value())))
                .toList();
        return new BulletinCorrection(changed, reports.changed(now, then.asOf(), BulletinCorrection.MOST));
    }

    private Instant latest() {
        var now = clock.instant();
        var newest = reports.latest();
        return newest.isAfter(now) ? newest : now;
    }

    /** What was asked when it was frozen. */
    public static Question question(FrozenBulletin bulletin) {
        var heading = bulletin.content().heading();
        return new Question(
                heading.from(),
                heading.to(),
                Optional.of(heading.region()),
                Optional.empty(),
                heading.asOf(),
                heading.chosen());
    }

    /** What may be chosen for a bulletin: the programmes for which something was done. */
    @Transactional(readOnly = true)
    public List<BulletinContent.PartLine> choices(Question question) {
        return drafts.choices(question);
    }
}
