package org.redvest.shifts;

import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.redvest.regions.RegionCode;
import org.redvest.shifts.TrackStore.PlacedEntry;
import org.redvest.web.Live;
import org.springframework.stereotype.Component;

/** The track of an activity (走到哪了). Each line written in it also wakes the pages that show it. */
@Component
class Track {

    private final TrackStore store;
    private final Live live;

    Track(TrackStore store, Live live) {
        this.store = store;
        this.live = live;
    }

    void add(ActivityNumber activity, RegionCode region, TrackEntry entry) {
        add(List.of(new PlacedEntry(activity, region, entry)));
    }

    void add(List<PlacedEntry> placed) {
        store.add(placed);
        placed.forEach(each -> wake(each.activity(), each.region()));
    }

    void addAll(ActivityNumber activity, List<TrackEntry> entries) {
        if (!entries.isEmpty()) {
            wake(activity, store.add(activity, entries));
        }
    }

    private void wake(ActivityNumber activity, RegionCode region) {
        live.changed(topic(activity));
        // A queue is watched from the township, the county or the city.
        IntStream.of(4, 6, 9)
                .mapToObj(length -> new RegionCode(region.value().substring(0, length)))
                .forEach(watcher -> live.changed(queueTopic(watcher)));
    }

    List<TrackEntry> list(ActivityNumber activity, Instant now) {
        return store.list(activity, now);
    }

    static String topic(ActivityNumber activity) {
        return "activity/" + activity;
    }

    static String queueTopic(RegionCode region) {
        return "review/" + region;
    }
}
