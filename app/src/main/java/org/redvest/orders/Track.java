package org.redvest.orders;

import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.redvest.regions.RegionCode;
import org.redvest.web.Live;
import org.springframework.stereotype.Component;

/** The track of an order (走到哪了). Whatever is written in it also wakes the pages that show it. */
@Component
class Track {

    private final TrackStore store;
    private final Live live;

    Track(TrackStore store, Live live) {
        this.store = store;
        this.live = live;
    }

    void add(OrderNumber order, RegionCode region, TrackEntry entry) {
        addAll(order, region, List.of(entry));
    }

    void addAll(OrderNumber order, RegionCode region, List<TrackEntry> entries) {
        store.add(order, region, entries);
        live.changed(topic(order));
        // A queue is watched from the township, the county or the city.
        IntStream.of(4, 6, 9)
                .mapToObj(length -> new RegionCode(region.value().substring(0, length)))
                .forEach(watcher -> live.changed(queueTopic(watcher)));
    }

    List<TrackEntry> list(OrderNumber order, Instant now) {
        return store.list(order, now);
    }

    static String topic(OrderNumber order) {
        return "order/" + order;
    }

    static String queueTopic(RegionCode region) {
        return "review/" + region;
    }
}
