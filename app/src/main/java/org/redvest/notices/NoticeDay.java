package org.redvest.notices;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;
import org.redvest.accounts.GrantId;

/** What was told on one day, matter by matter: on a day on which much happened to an order it is still one thing to read. */
public record NoticeDay(Instant at, List<Matter> matters) {

    public NoticeDay {
        matters = List.copyOf(matters);
    }

    /** The lines of one matter under one hat, the latest first. */
    public record Matter(List<Notice> lines) {

        public Matter {
            lines = List.copyOf(lines);
        }

        public Notice latest() {
            return lines.getFirst();
        }

        public List<Notice> earlier() {
            return lines.subList(1, lines.size());
        }

        private static Key key(Notice notice) {
            return new Key(notice.grant(), notice.matter());
        }

        private record Key(GrantId grant, String matter) {}
    }

    /** @param notices the latest first */
    static List<NoticeDay> of(List<Notice> notices, ZoneId zone) {
        var days = new ArrayList<NoticeDay>();
        notices.stream()
                .collect(Collectors.groupingBy(
                        notice -> notice.at().atZone(zone).toLocalDate(), LinkedHashMap::new, Collectors.toList()))
                .values()
                .forEach(lines -> days.add(new NoticeDay(lines.getFirst().at(), matters(lines))));
        return days;
    }

    private static List<Matter> matters(List<Notice> lines) {
        return lines.stream()
                .collect(Collectors.groupingBy(Matter::key, LinkedHashMap::new, Collectors.toList()))
                .values()
                .stream()
                .map(Matter::new)
                .toList();
    }
}
