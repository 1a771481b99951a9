package org.redvest.orders;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.redvest.accounts.Hat;
import org.redvest.catalogue.MenuItem;
import org.redvest.orders.drafting.KeptForms;
import org.redvest.orders.drafting.OrderForm;
import org.redvest.orders.forms.OrderForms;
import org.redvest.regions.RegionCode;
import org.redvest.shifts.ActivityNumber;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Forms of orders that another module fills beforehand: a resident's request becomes an order. */
@Service
public class PrefilledOrders {

    private final OrderForms forms;
    private final KeptForms kept;
    private final OrderStore orders;
    private final AnswerPromise promise;
    private final Clock clock;

    PrefilledOrders(OrderForms forms, KeptForms kept, OrderStore orders, AnswerPromise promise, Clock clock) {
        this.forms = forms;
        this.kept = kept;
        this.orders = orders;
        this.promise = promise;
        this.clock = clock;
    }

    /**
     * Keeps the form of a menu item, or of nothing on the menu, with what is usual and above that what is known.
     *
     * @param known by the names of the form's fields
     * @return the address at which it is filled in
     */
    @Transactional
    public String begin(UUID draft, Optional<MenuItem> item, Map<String, String> known, Hat hat) {
        var filled = new TreeMap<>(forms.begin(item, hat).form().typed());
        known.forEach((field, value) -> filled.put(field, List.of(value)));
        kept.keep(draft, Optional.empty(), new OrderForm(filled), hat);
        return "/orders/drafts/" + draft;
    }

    /** Whether a form lies there to be filled in further, under this hat. */
    @Transactional(readOnly = true)
    public boolean begun(UUID draft, Hat hat) {
        return kept.find(draft, Optional.empty(), hat).isPresent();
    }

    /** The order that a form has become. */
    @Transactional
    public Optional<ActivityNumber> placed(UUID draft, RegionCode region) {
        return orders.lockDraft(draft, region);
    }

    /** The form was never sent, and what it says is kept no longer. */
    @Transactional
    public void forget(UUID draft) {
        kept.forget(draft);
    }

    /** By when a community's matter of now is answered, as the installation promises it. */
    @Transactional(readOnly = true)
    public Instant promisedFrom(Instant now) {
        return promise.due(now);
    }
}
