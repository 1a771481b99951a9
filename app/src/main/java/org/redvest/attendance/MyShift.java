package org.redvest.attendance;

import java.time.Instant;
import java.util.Optional;
import org.redvest.dispatch.Place;
import org.redvest.orders.Order;

/**
 * A volunteer's own place on the day.
 *
 * @param opens from when they may check in
 * @param closes until when they may check out
 * @param leads whether the community handed them the lead
 */
public record MyShift(
        Place place,
        Order order,
        Optional<Noted> came,
        Optional<Noted> left,
        Optional<Said> said,
        Optional<Integer> minutes,
        Instant opens,
        Instant closes,
        boolean leads) {}
