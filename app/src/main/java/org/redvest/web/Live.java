package org.redvest.web;

import jakarta.annotation.PreDestroy;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Predicate;
import org.redvest.database.Nodes;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * Tells open pages that what they show has changed; the page then asks for its fragment again, under its own rights. An
 * event carries no data, so a feed can leak nothing. A session has a few feeds, and none after its end.
 */
@Component
public class Live {

    private static final long UNTIL_RECONNECT_MS = 10 * 60 * 1000L;
    private static final long AFTER_THE_CAP_MS = 2 * 60 * 1000L;

    /** As many pages as a person looks at; with one more the page that was opened first stops changing by itself. */
    static final int MOST_OF_A_SESSION = 6;

    private static final int MOST = 5_000;

    /** Under which the nodes tell each other of topics. */
    private static final String SUBJECT = "live";

    /** The oldest first. */
    private final Set<Feed> feeds = new LinkedHashSet<>();

    private final LiveStore sessions;

    /** Not the thread that changed something: a reader who is slow or gone is not theirs to wait for. */
    private final ExecutorService speakers = Executors.newVirtualThreadPerTaskExecutor();

    private final Nodes nodes;

    Live(LiveStore sessions, Nodes nodes) {
        this.sessions = sessions;
        this.nodes = nodes;
        nodes.listen(SUBJECT, this::tell, this::tellAll);
    }

    /** One page that is open. Two of the same session on one topic are two. */
    private static final class Feed {
        private final String topic;
        private final String session;
        private final SseEmitter emitter;

        private Feed(String topic, String session, SseEmitter emitter) {
            this.topic = topic;
            this.session = session;
            this.emitter = emitter;
        }
    }

    /** The feed of one topic, for a controller that has checked that the reader may know of it. */
    public SseEmitter feed(String topic) {
        return add(topic, session(), new SseEmitter(UNTIL_RECONNECT_MS));
    }

    private static String session() {
        var session = RequestContextHolder.currentRequestAttributes() instanceof ServletRequestAttributes attributes
                ? attributes.getRequest().getSession(false)
                : null;
        return session == null ? "" : session.getId();
    }

    SseEmitter add(String topic, String session, SseEmitter emitter) {
        var feed = new Feed(topic, session, emitter);
        makeRoom(session).forEach(this::end);
        synchronized (feeds) {
            feeds.add(feed);
        }
        emitter.onCompletion(() -> forget(feed));
        emitter.onTimeout(emitter::complete);
        emitter.onError(_ -> forget(feed));
        send(feed, SseEmitter.event().comment("here").reconnectTime(3000));
        return emitter;
    }

    private List<Feed> makeRoom(String session) {
        synchronized (feeds) {
            var ended = new ArrayList<Feed>();
            var own =
                    feeds.stream().filter(feed -> feed.session.equals(session)).toList();
            ended.addAll(own.subList(0, Math.max(0, own.size() - MOST_OF_A_SESSION + 1)));
            if (feeds.size() - ended.size() >= MOST) {
                ended.add(feeds.iterator().next());
            }
            ended.forEach(feeds::remove);
            return ended;
        }
    }

    /** Its page may ask again, but not at once: the pages of one session would else push each other out in turn. */
    private void end(Feed feed) {
        speakers.execute(() -> {
            send(feed, SseEmitter.event().comment("").reconnectTime(AFTER_THE_CAP_MS));
            try {
                feed.emitter.complete();
            } catch (IllegalStateException gone) {
                forget(feed);
            }
        });
    }

    /** The session is over: nothing that is open in it hears anything more. */
    void endSession(String session) {
        endAll(feed -> feed.session.equals(session));
    }

    private void endAll(Predicate<Feed> which) {
        List<Feed> ended;
        synchronized (feeds) {
            ended = feeds.stream().filter(which).toList();
            ended.forEach(feeds::remove);
        }
        ended.forEach(this::end);
    }

    int open(String session) {
        return of(feed -> feed.session.equals(session)).size();
    }

    /** Speaks after the transaction has committed, on all nodes: a page that asks again must see the change. */
    public void changed(String topic) {
        nodes.say(SUBJECT, topic);
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            tell(topic);
            return;
        }
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                tell(topic);
            }
        });
    }

    private void tell(String topic) {
        tell(feed -> feed.topic.equals(topic));
    }

    /** What other nodes have said may not have been heard here. */
    private void tellAll() {
        tell(_ -> true);
    }

    private void tell(Predicate<Feed> which) {
        of(which)
                .forEach(feed -> speakers.execute(
                        () -> send(feed, SseEmitter.event().name("changed").data(""))));
    }

    /** Keeps proxies from closing quiet feeds, finds the readers who have gone, and ends what outlived its session. */
    @Scheduled(fixedRate = 20_000)
    void breathe() {
        endOfSessions();
        of(_ -> true)
                .forEach(feed ->
                        speakers.execute(() -> send(feed, SseEmitter.event().comment(""))));
    }

    /** A session also ends by its age, and from another device. */
    void endOfSessions() {
        var open = new HashSet<String>();
        of(feed -> !feed.session.isEmpty()).forEach(feed -> open.add(feed.session));
        if (open.isEmpty()) {
            return;
        }
        open.removeAll(sessions.alive(open));
        endAll(feed -> open.contains(feed.session));
    }

    private Collection<Feed> of(Predicate<Feed> which) {
        synchronized (feeds) {
            return feeds.stream().filter(which).toList();
        }
    }

    private void forget(Feed feed) {
        synchronized (feeds) {
            feeds.remove(feed);
        }
    }

    /** A reader who has gone is forgotten; the container ends the request by itself, and to end it once more would fail. */
    private void send(Feed feed, SseEmitter.SseEventBuilder event) {
        try {
            feed.emitter.send(event);
        } catch (IOException | IllegalStateException gone) {
            forget(feed);
        }
    }

    @PreDestroy
    void close() {
        speakers.shutdownNow();
    }
}
