package org.redvest.bulletins;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.redvest.accounts.Role;
import org.redvest.regions.RegionCode;
import org.redvest.reports.Question;
import org.redvest.testing.Loop;
import org.redvest.testing.RouteSample;
import org.redvest.testing.RouteSamples;
import org.redvest.testing.SampleCounty;
import org.springframework.stereotype.Component;

/** Each county has an issued bulletin. */
@Component
class BulletinsRouteSamples implements RouteSamples {

    private static final LocalDate DAY = LocalDate.parse("2026-01-10");

    private final Bulletins bulletins;
    private final RecordedServices services;

    BulletinsRouteSamples(Bulletins bulletins, RecordedServices services) {
        this.bulletins = bulletins;
        this.services = services;
    }

    @Override
    public Map<String, String> open() {
        return Map.of("GET /published/bulletin-key", "the fingerprint of a public key");
    }

    @Override
    public Samples in(SampleCounty county) {
        var dispatcher = county.hat(Role.DISPATCHER);
        var secretary = county.hat(Role.SECRETARY);
        var title = "通报" + county.code();
        long shift = 900_000_000L + Long.parseLong(county.code());
        services.session(
                shift,
                Question.ORDERS,
                county.community(),
                DAY,
                Instant.parse("2026-01-11T00:00:00Z"),
                IntStream.range(0, 8).boxed().toList());
        var question = new Question(
                DAY,
                DAY,
                Optional.of(new RegionCode(county.code())),
                Optional.empty(),
                Instant.parse("2026-02-01T00:00:00Z"));
        var id = ((FreezeResult.Frozen)
                        Loop.as(dispatcher, () -> bulletins.freeze(title, question, UUID.randomUUID(), dispatcher)))
                .id();
        return new Samples(
                List.of(
                        RouteSample.of("GET /bulletins", dispatcher),
                        RouteSample.of("GET /bulletins", secretary),
                        RouteSample.of("GET /bulletins/draft", dispatcher)
                                .with("county", county.code())
                                .naming(),
                        RouteSample.of("GET /bulletins/draft/rows/{metric}", dispatcher)
                                .at("metric", "participations")
                                .with("county", county.code())
                                .naming(),
                        RouteSample.of("GET /bulletins/draft/rows/{metric}.csv", dispatcher)
                                .at("metric", "hours")
                                .with("county", county.code())
                                .naming(),
                        RouteSample.of("POST /bulletins/issue", dispatcher)
                                .with("county", county.code())
                                .with("since", DAY)
                                .with("until", DAY)
                                .with("heading", title)
                                .with("request", UUID.randomUUID())
                                .naming(),
                        RouteSample.of("GET /bulletins/{bulletin}", dispatcher).at("bulletin", id),
                        RouteSample.of("GET /bulletins/{bulletin}", secretary).at("bulletin", id),
                        RouteSample.of("GET /bulletins/{bulletin}/signed", dispatcher)
                                .at("bulletin", id),
                        RouteSample.of("GET /bulletins/{bulletin}/pdf", dispatcher)
                                .at("bulletin", id),
                        RouteSample.of("GET /bulletins/{bulletin}/xlsx", dispatcher)
                                .at("bulletin", id),
                        RouteSample.of("GET /bulletins/{bulletin}/rows/{metric}", secretary)
                                .at("bulletin", id)
                                .at("metric", "people"),
                        RouteSample.of("GET /bulletins/{bulletin}/rows/{metric}.csv", dispatcher)
                                .at("bulletin", id)
                                .at("metric", "participations")),
                Set.of(title));
    }
}
