package org.redvest.accounts;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import org.redvest.audit.AuditEntry;
import org.redvest.audit.AuditedAct;
import org.redvest.web.Listing;
import org.redvest.web.Text;

/**
 * One page of the audit log.
 *
 * @param names of those whom the reader may know; others stay numbers
 */
public record AuditPage(Listing<AuditEntry> entries, Map<AccountId, Identity> names) {

    public AuditPage {
        names = Map.copyOf(names);
    }

    /** Who acted: the name or the number of the account, and the hat it was done under. */
    public String actor(AuditEntry entry, Text text) {
        var actor = entry.actor();
        if (actor.account() == 0) {
            return entry.act() == AuditedAct.ADMINISTRATOR_INVITED
                    ? text.of("accounts.audit.console")
                    : text.of("accounts.audit.nobody");
        }
        var who = name(actor.account(), text);
        return role(actor.role())
                .map(role -> text.of("accounts.audit.under", who, actor.label(), text.of(role.key())))
                .orElse(who);
    }

    /** On whom or what, and what it was and became; empty where the act says it all. */
    public String subject(AuditEntry entry, Text text) {
        var subject = entry.subject();
        var on = subject.account() == 0 ? named(entry, text) : name(subject.account(), text);
        var change = subject.name().equals(AccountRecords.LOCKED_OUT)
                ? text.of("accounts.audit.locked-out")
                : change(subject.before(), subject.after(), text);
        return on.isEmpty() || change.isEmpty() ? on + change : text.of("accounts.audit.of", on, change);
    }

    /** Names and numbers of orders are written as they are in the data: in Chinese. */
    public Optional<Long> account(AuditEntry entry) {
        var account = entry.subject().account();
        return Optional.of(account).filter(number -> names.containsKey(new AccountId(number)));
    }

    /** A download is written down as what was counted, by its code, and which days. */
    private static String named(AuditEntry entry, Text text) {
        var name = entry.subject().name();
        if (entry.act() != AuditedAct.FIGURES_DOWNLOADED || name.indexOf(' ') < 0) {
            return name;
        }
        var key = "reports.metric." + name.substring(0, name.indexOf(' ')) + ".name";
        return text.has(key) ? text.of(key) + name.substring(name.indexOf(' ')) : name;
    }

    private static String change(String before, String after, Text text) {
        var was = grant(before, text);
        var is = grant(after, text);
        return was.isEmpty() || is.isEmpty() ? was + is : text.of("accounts.audit.from-to", was, is);
    }

    private static String grant(String line, Text text) {
        return AuditedGrant.read(line)
                .map(grant -> text.of(
                        "accounts.audit.grant",
                        grant.label(),
                        text.of(grant.role().key())))
                .orElse(line);
    }

    private String name(long account, Text text) {
        return Optional.ofNullable(names.get(new AccountId(account)))
                .map(Identity::name)
                .orElseGet(() -> text.of("accounts.audit.number", Long.toString(account)));
    }

    private static Optional<Role> role(String code) {
        return Arrays.stream(Role.values())
                .filter(role -> role.name().equals(code))
                .findFirst();
    }
}
