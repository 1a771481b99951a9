package org.redvest.orders.review;

import gg.jte.Content;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.redvest.accounts.Hat;
import org.redvest.catalogue.Category;
import org.redvest.orders.Order;
import org.redvest.orders.Panels;
import org.redvest.orders.drafting.OrderText;
import org.redvest.shifts.ActivityPanel;
import org.redvest.shifts.PrivateDetails;
import org.redvest.web.Privacy;
import org.redvest.web.Text;

/**
 * One order beside the queue, and what the system looked up about it.
 *
 * @param details once a reader has opened the order; it also stands beside a queue whose pages are only turned
 */
public record Dossier(
        QueueRow row,
        Optional<PrivateDetails> details,
        Map<OrderText, Set<Privacy>> privacy,
        List<Order> clashing,
        Requester requester,
        List<Category> categories,
        Hat reader,
        Panels panels) {

    /** Who asked, from where, and how often before; who decided, if anybody has. */
    public record Requester(String name, String community, int orders, Optional<String> decider) {}

    public Order order() {
        return row.order();
    }

    /** What the community adds for those who come. The number beside it is masked, and the door stands on no dossier. */
    public Optional<String> note() {
        return details.map(PrivateDetails::note).filter(note -> !note.isBlank());
    }

    public List<Content> checked(Text text) {
        return panels.at(ActivityPanel.Spot.CHECKED, order(), reader, text);
    }

    public List<Content> afterApproval(Text text) {
        return panels.at(ActivityPanel.Spot.AFTER_APPROVAL, order(), reader, text);
    }

    /** The label of the field a text was typed into. */
    public static String label(OrderText text) {
        return switch (text) {
            case PLACE -> "orders.where.place";
            case NOTE, ADDRESS, CONTACT -> "orders.details." + text.field();
            case TITLE, WHAT, RISKS, SAFEGUARDS -> "orders.off." + text.field();
            case REASON -> "orders.cancel.reason";
            case SAID -> "orders.review.say";
        };
    }

    public String community() {
        return requester.community();
    }
}
