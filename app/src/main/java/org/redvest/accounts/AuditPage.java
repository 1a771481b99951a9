package org.redvest.accounts;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.redvest.audit.AuditEntry;
import org.redvest.audit.AuditedAct;
import org.redvest.web.FieldLine;
import org.redvest.web.Listing;
import org.redvest.web.Text;

/**
 * One page of the audit log.
 *
 * @param names of those whom the reader may know; others stay numbers
 */
public record AuditPage(Listing<AuditEntry> entries, Map<AccountId, Identity> names) {

    /** Acts on so many communities that only their number is written down. */
    private static final Set<AuditedAct> COUNTED =
            EnumSet.of(AuditedAct.INVITATIONS_MADE, AuditedAct.INVITATION_SHEETS_DRAWN);

    /** Acts on a sheet of limits, which is written down by its code. */
    private static final Set<AuditedAct> LIMITS = EnumSet.of(AuditedAct.RULE_CHANGED, AuditedAct.RULE_TAKEN_BACK);

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
        if (entry.act() == AuditedAct.STAFF_HANDED_OVER) {
            return text.of(
                    "accounts.audit.handed-over",
                    name(subject.account(), text),
                    grant(subject.before(), text),
                    name(successor(entry), text));
        }
        var on = subject.account() == 0 ? named(entry, text) : name(subject.account(), text);
        var change = subject.name().equals(AccountRecords.LOCKED_OUT)
                ? text.of("accounts.audit.locked-out")
                : change(subject.before(), subject.after(), text);
        return on.isEmpty() || change.isEmpty() ? on + change : text.of("accounts.audit.of", on, change);
    }

    /** Number of the account that goes on with another's work; 0 where the entry is about something else. */
    static long successor(AuditEntry entry) {
        return entry.act() == AuditedAct.STAFF_HANDED_OVER
                ? Long.parseLong(entry.subject().name())
                : 0;
    }

    /** Names and numbers of orders are written as they are in the data: in Chinese. */
    public Optional<Long> account(AuditEntry entry) {
        var account = entry.subject().account();
        return Optional.of(account).filter(number -> names.containsKey(new AccountId(number)));
    }

    /** A download is written down as what was counted, by its code, and which days. */
    private static String named(AuditEntry entry, Text text) {
        var name = entry.subject().name();
        if (COUNTED.contains(entry.act())) {
            return text.of("accounts.audit.communities", Long.parseLong(name));
        }
        if (LIMITS.contains(entry.act())) {
            return text.of("rules.sheet." + name);
        }
        if (entry.act() != AuditedAct.FIGURES_DOWNLOADED || name.indexOf(' ') < 0) {
            return name;
        }
        var key = "reports.metric." + name.substring(0, name.indexOf(' ')) + ".name";
        return text.has(key) ? text.of(key) + name.substring(name.indexOf(' ')) : name;
    }

    private static String change(String before, String after, Text text) {
        if (FieldLine.areFields(after)) {
            return FieldLine.changes(text, before, after);
        }
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
