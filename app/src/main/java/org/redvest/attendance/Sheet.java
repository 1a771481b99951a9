package org.redvest.attendance;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.redvest.dispatch.PlaceId;
import org.redvest.orders.Order;
import org.redvest.orders.Shift;
import org.redvest.volunteers.Introduction;
import org.redvest.volunteers.VolunteerId;

/**
 * One shift as those see it who are there: who had accepted, who came, who left.
 *
 * @param lead the volunteer to whom the community handed the lead, if it did
 * @param receipt what the confirmation added, once there is one
 */
public record Sheet(
        Order order, Shift shift, List<Row> rows, Optional<VolunteerId> lead, Optional<Confirmation.Receipt> receipt) {

    /** One accepted place. */
    public record Row(
            PlaceId place,
            VolunteerId volunteer,
            Optional<Introduction> introduction,
            Optional<Noted> came,
            Optional<Noted> left,
            Optional<Said> said,
            Optional<Integer> minutes) {

        /** Empty where the account has been erased. */
        public String name() {
            return introduction.map(Introduction::name).orElse("—");
        }
    }

    /** Whether the service counts something beside people and hours. */
    public boolean measured() {
        return Measures.counts(order.service().measure());
    }

    public long here() {
        return rows.stream().filter(row -> row.came().isPresent()).count();
    }

    /**
     * What the community filled in, as typed.
     *
     * @param said code of {@link Said} for each place
     * @param left time of day for whoever forgot to check out
     */
    public record Filled(Map<PlaceId, String> said, Map<PlaceId, String> left, String beneficiaries, String measured) {

        public static final Filled NOTHING = new Filled(Map.of(), Map.of(), "", "");

        public String saidOf(PlaceId place) {
            return said.getOrDefault(place, "");
        }

        public String leftOf(PlaceId place) {
            return left.getOrDefault(place, "");
        }
    }
}
