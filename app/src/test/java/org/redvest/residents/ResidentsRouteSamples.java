package org.redvest.residents;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.redvest.accounts.Hat;
import org.redvest.accounts.Role;
import org.redvest.database.Scope;
import org.redvest.database.Scopes;
import org.redvest.testing.Loop;
import org.redvest.testing.RouteSample;
import org.redvest.testing.RouteSamples;
import org.redvest.testing.SampleCounty;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Each county has a code at its community's door, a resident who waits, and one who waits longer than was promised. */
@Component
class ResidentsRouteSamples implements RouteSamples {

    private final HelpDoors doors;
    private final HelpRequestStore requests;
    private final HelpLinkStore links;
    private final TransactionTemplate transactions;

    ResidentsRouteSamples(
            HelpDoors doors, HelpRequestStore requests, HelpLinkStore links, TransactionTemplate transactions) {
        this.doors = doors;
        this.requests = requests;
        this.links = links;
        this.transactions = transactions;
    }

    @Override
    public Map<String, String> open() {
        return Map.of(
                "GET /help/{code}", "the page behind the code at a community's door",
                "POST /help/{code}", "residents ask without an account",
                "GET /help/status/{token}", "the token is the resident's key",
                "POST /help/status/{token}/withdrawal", "the token is the resident's key",
                "POST /help/status/{token}/lines", "the token is the resident's key",
                "POST /help/status/{token}/thanks", "the token is the resident's key");
    }

    @Override
    public Samples in(SampleCounty county) {
        var community = county.hat(Role.COMMUNITY);
        var dispatcher = county.hat(Role.DISPATCHER);
        Loop.as(community, () -> {
            doors.make(community);
            return true;
        });
        var code = Loop.as(community, () -> doors.find(community)).orElseThrow().code();
        var words = "厨房的灯不亮了" + county.code();
        var called = "李阿姨" + county.code();
        var waiting = asked(community, words, called, "2026-02-28T09:00:00Z");
        var overdue = asked(community, words, called, "2026-02-25T09:00:00Z");
        return new Samples(
                List.of(
                        RouteSample.of("GET /residents", community),
                        RouteSample.of("GET /residents/feed", community),
                        RouteSample.of("GET /residents/{request}", community).at("request", waiting),
                        RouteSample.of("GET /residents/{request}", dispatcher).at("request", overdue),
                        RouteSample.of("GET /residents/door", community),
                        RouteSample.of("GET /residents/door/poster", community),
                        RouteSample.of("POST /residents/door", community),
                        RouteSample.of("POST /residents/door/pause", community).with("days", 3),
                        RouteSample.of("POST /residents/door/opening", community),
                        RouteSample.of("POST /residents/door/renewal", community)
                                .with("code", code),
                        RouteSample.of("POST /residents/{request}/order", community)
                                .at("request", waiting),
                        RouteSample.of("POST /residents/{request}/answer", community)
                                .at("request", waiting)
                                .with("kind", "phoned")),
                Set.of(words, called));
    }

    private long asked(Hat community, String words, String called, String due) {
        var at = Instant.parse("2026-02-25T02:00:00Z");
        var asked =
                new HelpRequest.RequestText("elderly", HelpRequest.WantedTime.ANY, words, "0739-5322110", called, at);
        return Scopes.within(
                Scope.SYSTEM,
                () -> transactions.execute(_ -> {
                    var door = Loop.as(community, () -> doors.find(community)).orElseThrow();
                    var token = HelpLink.digest(UUID.randomUUID().toString());
                    long request = requests.insert(door, HelpLink.newMark(), token, asked, Instant.parse(due))
                            .orElseThrow();
                    links.addLine(request, words + "，晚上也行", at);
                    return request;
                }));
    }
}
