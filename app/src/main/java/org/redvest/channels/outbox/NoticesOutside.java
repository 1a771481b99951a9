package org.redvest.channels.outbox;

import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Collectors;
import org.redvest.accounts.Hat;
import org.redvest.channels.Message;
import org.redvest.channels.Sentence;
import org.redvest.database.Scope;
import org.redvest.database.Scopes;
import org.redvest.dispatch.ActivityOpened;
import org.redvest.dispatch.Dispatch;
import org.redvest.dispatch.Opening;
import org.redvest.dispatch.Place;
import org.redvest.notices.NoticeGiven;
import org.redvest.volunteers.VolunteerId;
import org.springframework.context.event.EventListener;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

/** Hears what is told in the application, and lays it down for those who want to hear of it outside. */
@Component
class NoticesOutside {

    private final Outbox outbox;
    private final Dispatch dispatch;

    NoticesOutside(Outbox outbox, Dispatch dispatch) {
        this.outbox = outbox;
        this.dispatch = dispatch;
    }

    /** In the transaction of the notice: both are there, or neither. */
    @EventListener
    void on(NoticeGiven event) {
        Scopes.run(
                Scope.SYSTEM,
                () -> event.to().stream()
                        .collect(Collectors.partitioningBy(
                                hat -> hat.role().serves(), Collectors.mapping(Hat::account, Collectors.toSet())))
                        .forEach((serves, accounts) -> outbox.put(message(event, serves), accounts)));
    }

    private static Message message(NoticeGiven event, boolean serves) {
        return new Message(
                event.id(), Sentence.of(event.what(), serves), event.order(), event.start(), event.href(), event.at());
    }

    /** All whom an opening reaches, once for each activity: what was opened again is no second invitation. */
    @ApplicationModuleListener
    void on(ActivityOpened event) {
        Scopes.run(Scope.SYSTEM, () -> {
            var running = dispatch.openings(event.activity()).stream()
                    .filter(opening -> opening.running(event.at()))
                    .toList();
            var held = dispatch.held(event.activity()).stream()
                    .map(Place::volunteer)
                    .collect(Collectors.toSet());
            var invited = running.stream()
                    .map(Opening::need)
                    .flatMap(need -> dispatch.reached(need).stream())
                    .filter(volunteer -> !held.contains(volunteer))
                    .map(VolunteerId::account)
                    .distinct()
                    .toList();
            running.stream()
                    .map(opening -> opening.asked().start())
                    .min(Comparator.naturalOrder())
                    .ifPresent(start -> outbox.put(invitation(event, start), invited));
        });
    }

    private static Message invitation(ActivityOpened event, Instant start) {
        return new Message(
                "invited/" + event.activity(),
                Sentence.INVITED,
                event.activity().value(),
                Optional.of(start),
                "/openings",
                event.at());
    }
}
