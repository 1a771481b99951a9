package org.redvest.channels.gateway;

import java.util.Map;
import java.util.function.BiFunction;
import org.redvest.accounts.Hat;
import org.redvest.audit.Audit;
import org.redvest.audit.AuditSubject;
import org.redvest.audit.AuditedAct;
import org.redvest.channels.Channel;
import org.redvest.channels.Sentence;
import org.redvest.database.Scope;
import org.redvest.database.Scopes;
import org.redvest.web.Language;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What the carriers were asked to let through, and under which numbers they do. */
@Component
public class Filings {

    private final FilingStore store;
    private final Audit audit;

    Filings(FilingStore store, Audit audit) {
        this.store = store;
        this.audit = audit;
    }

    @Transactional(readOnly = true)
    public Map<Sentence, Filing> all(Channel channel) {
        return Scopes.within(Scope.SYSTEM, () -> store.list(channel));
    }

    /** The numbers as they are now; empty for a sentence that has none. */
    @Transactional(readOnly = true)
    public BiFunction<Sentence, Language, String> templates(Channel channel) {
        var filings = Scopes.within(Scope.SYSTEM, () -> store.list(channel));
        return (sentence, language) ->
                filings.getOrDefault(sentence, Filing.NONE).template(language);
    }

    /** Keeps what has changed, and records whose number became another. */
    @Transactional
    public void save(Channel channel, Map<Sentence, Filing> filings, Hat hat) {
        Scopes.run(Scope.SYSTEM, () -> {
            var known = store.list(channel);
            filings.forEach((sentence, filing) -> {
                var before = known.getOrDefault(sentence, Filing.NONE);
                if (!before.equals(filing)) {
                    store.save(channel, sentence, filing);
                    audit.record(
                            AuditedAct.CHANNEL_SET_UP,
                            hat.actor(),
                            hat.region(),
                            AuditSubject.named(channel.code() + " " + sentence.code())
                                    .changed(said(before), said(filing)));
                }
            });
        });
    }

    private static String said(Filing filing) {
        return filing.submitted().map(day -> day + " ").orElse("") + filing.template(Language.ZH);
    }
}
