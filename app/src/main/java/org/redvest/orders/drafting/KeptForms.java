package org.redvest.orders.drafting;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.redvest.accounts.Accounts;
import org.redvest.accounts.Hat;
import org.redvest.database.Scopes;
import org.redvest.orders.OrderStore;
import org.redvest.shifts.ActivityNumber;
import org.redvest.web.AddressParameter;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What was typed and not yet sent. A form that is refused is kept, too, and shown again at an address of its own: there it
 * survives another language, a reload and a new session. A form says for which region it was written; under another hat it is
 * never sent, nor kept there.
 */
@Component
public class KeptForms {

    /** The hidden field that says for which region a form was written. */
    public static final String REGION = "region";

    private final DraftStore drafts;
    private final OrderStore orders;
    private final Accounts accounts;
    private final TransactionTemplate transactions;
    private final Clock clock;

    KeptForms(DraftStore drafts, OrderStore orders, Accounts accounts, TransactionTemplate transactions, Clock clock) {
        this.drafts = drafts;
        this.orders = orders;
        this.accounts = accounts;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Keeps a form under the hat it was written under, as long as its writer has that hat. */
    public Instant keep(UUID id, Optional<ActivityNumber> about, OrderForm form, Hat now) {
        return writer(form, now).map(hat -> keepFor(id, about, form, hat)).orElseGet(clock::instant);
    }

    /** A form about an order, from one of its pages. What is sent twice is one form: its number follows from what it says. */
    public UUID keepAbout(ActivityNumber about, String page, OrderForm form, Hat now) {
        var id = named(about, page, now.grant(), form.typed());
        keep(id, Optional.of(about), form, now);
        return id;
    }

    /** The same number for the same things. */
    public static UUID named(Object... things) {
        return UUID.nameUUIDFromBytes(Arrays.toString(things).getBytes(StandardCharsets.UTF_8));
    }

    /** Not what has become an order: a form that saves itself may do so while, or after, it is sent. */
    private Instant keepFor(UUID id, Optional<ActivityNumber> about, OrderForm form, Hat hat) {
        var at = clock.instant();
        Scopes.run(
                hat.scope(),
                () -> transactions.executeWithoutResult(_ -> {
                    if (orders.lockDraft(id, hat.region()).isEmpty()) {
                        drafts.save(id, about, form, hat, at);
                    }
                }));
        return at;
    }

    /** Whether a form was written under another hat than the one its writer wears now. */
    public static boolean isOfAnotherHat(OrderForm form, Hat now) {
        return !form.value(REGION).isBlank()
                && !form.value(REGION).equals(now.region().value());
    }

    /** The hat a form was written under; empty when it was taken away from its writer. */
    public Optional<Hat> writer(OrderForm form, Hat now) {
        if (!isOfAnotherHat(form, now)) {
            return Optional.of(now);
        }
        return accounts.hats(now.account()).stream()
                .filter(hat -> hat.role() == now.role())
                .filter(hat -> hat.region().value().equals(form.value(REGION)))
                .findFirst();
    }

    /** Another module's form that was never sent, in the caller's transaction. */
    public void forget(UUID id) {
        drafts.forget(id);
    }

    public Optional<SavedDraft> find(UUID id, Optional<ActivityNumber> about, Hat hat) {
        return transactions.execute(_ -> drafts.find(id, about, hat));
    }

    /** A link to a kept form may be old: then there is nothing to fill in. */
    public Optional<SavedDraft> find(AddressParameter form, ActivityNumber about, Hat hat) {
        return form.uuid().flatMap(id -> find(id, Optional.of(about), hat));
    }

    public List<SavedDraft> list(Hat hat, int from, int most) {
        return transactions.execute(_ -> drafts.list(hat, from, most));
    }

    public int count(Hat hat) {
        return transactions.execute(_ -> drafts.count(hat));
    }

    public void discard(UUID id, Hat hat) {
        transactions.executeWithoutResult(_ -> drafts.delete(id, hat));
    }

    public void discardAbout(ActivityNumber order, Hat hat) {
        transactions.executeWithoutResult(_ -> drafts.deleteAbout(order, hat));
    }
}
