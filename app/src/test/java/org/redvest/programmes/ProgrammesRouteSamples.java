package org.redvest.programmes;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.redvest.accounts.Hat;
import org.redvest.accounts.Role;
import org.redvest.programmes.forms.PostReading;
import org.redvest.programmes.forms.ProgrammeReading;
import org.redvest.regions.RegionCode;
import org.redvest.shifts.ActivityNumber;
import org.redvest.testing.Loop;
import org.redvest.testing.RouteSample;
import org.redvest.testing.RouteSamples;
import org.redvest.testing.SampleCounty;
import org.springframework.stereotype.Component;

/** Each county has a programme that is a draft, with a post, and one that runs. */
@Component
class ProgrammesRouteSamples implements RouteSamples {

    private final Programmes programmes;

    ProgrammesRouteSamples(Programmes programmes) {
        this.programmes = programmes;
    }

    @Override
    public Samples in(SampleCounty county) {
        var dispatcher = county.hat(Role.DISPATCHER);
        var secretary = county.hat(Role.SECRETARY);
        var name = "暖冬" + county.code();
        var postName = "引导" + county.code();
        var draft = made(dispatcher, name);
        var post = added(dispatcher, draft, county, postName);
        var running = made(dispatcher, name);
        var started = added(dispatcher, running, county, postName);
        var waiting = added(dispatcher, running, county, postName);
        Loop.as(dispatcher, () -> programmes.start(running, dispatcher));
        var late = added(dispatcher, running, county, postName);
        var form = PostReading.typed(outline(county, postName), county.community());
        return new Samples(
                List.of(
                        RouteSample.of("GET /programmes", dispatcher),
                        RouteSample.of("GET /programmes", secretary),
                        RouteSample.of("GET /programmes/new", dispatcher),
                        with(
                                RouteSample.of("POST /programmes/new", dispatcher),
                                ProgrammeReading.typed(AProgramme.outline("2026-02-26", "2026-03-13"))
                                        .typed()),
                        RouteSample.of("GET /programmes/{programme}", dispatcher)
                                .at("programme", draft),
                        RouteSample.of("GET /programmes/{programme}", secretary).at("programme", running),
                        RouteSample.of("GET /programmes/{programme}/change", dispatcher)
                                .at("programme", draft),
                        with(
                                RouteSample.of("POST /programmes/{programme}/change", dispatcher)
                                        .at("programme", draft),
                                ProgrammeReading.typed(AProgramme.outline("2026-02-26", "2026-03-14"))
                                        .with("version", "1")
                                        .typed()),
                        RouteSample.of("GET /programmes/{programme}/posts/new", dispatcher)
                                .at("programme", draft),
                        with(
                                RouteSample.of("POST /programmes/{programme}/posts/preview", dispatcher)
                                        .at("programme", draft),
                                form.typed()),
                        with(
                                RouteSample.of("POST /programmes/{programme}/posts", dispatcher)
                                        .at("programme", draft),
                                form.typed()),
                        RouteSample.of("GET /posts/{number}", dispatcher).at("number", post),
                        RouteSample.of("GET /posts/{number}", secretary).at("number", started),
                        RouteSample.of("GET /posts/{number}/live", dispatcher).at("number", started),
                        RouteSample.of("GET /posts/{number}/change", dispatcher).at("number", waiting),
                        with(
                                RouteSample.of("POST /posts/{number}/preview", dispatcher)
                                        .at("number", waiting),
                                form.typed()),
                        with(
                                RouteSample.of("POST /posts/{number}/change", dispatcher)
                                        .at("number", post),
                                form.with("version", "1").typed()),
                        RouteSample.of("POST /posts/{number}/start", dispatcher).at("number", late),
                        RouteSample.of("POST /posts/{number}/removal", dispatcher)
                                .at("number", added(dispatcher, draft, county, postName)),
                        RouteSample.of("GET /programmes/{programme}/copy", dispatcher)
                                .at("programme", running),
                        RouteSample.of("POST /programmes/{programme}/copy", dispatcher)
                                .at("programme", running)
                                .with("programme", name)
                                .with("firstDay", "2027-02-01")
                                .with("request", UUID.randomUUID()),
                        RouteSample.of("GET /programmes/{programme}/end", dispatcher)
                                .at("programme", running),
                        RouteSample.of("POST /programmes/{programme}/start", dispatcher)
                                .at("programme", draft),
                        RouteSample.of("POST /programmes/{programme}/end", dispatcher)
                                .at("programme", running)
                                .with("how", "ended")
                                .with("reason", "春运结束")),
                Set.of(name, postName));
    }

    private static RouteSample with(RouteSample sample, Map<String, String> fields) {
        var all = new HashMap<>(fields);
        all.putIfAbsent("request", UUID.randomUUID().toString());
        var with = sample;
        for (var field : all.entrySet()) {
            with = with.with(field.getKey(), field.getValue());
        }
        return with;
    }

    private ProgrammeId made(Hat dispatcher, String name) {
        var usual = AProgramme.outline("2026-02-26", "2026-03-13");
        var outline = new ProgrammeOutline(
                name, usual.aim(), usual.organiser(), usual.brand(), usual.measure(), usual.period());
        var path = done(Loop.as(dispatcher, () -> programmes.make(outline, UUID.randomUUID(), dispatcher)));
        return new ProgrammeId(Long.parseLong(path.substring(path.lastIndexOf('/') + 1)));
    }

    private ActivityNumber added(Hat dispatcher, ProgrammeId programme, SampleCounty county, String name) {
        var path = done(Loop.as(
                dispatcher, () -> programmes.addPost(programme, outline(county, name), UUID.randomUUID(), dispatcher)));
        return new ActivityNumber(path.substring(path.lastIndexOf('/') + 1));
    }

    private static PostOutline outline(SampleCounty county, String name) {
        return AProgramme.post(
                new RegionCode(county.community()),
                name,
                2,
                AProgramme.daily("2026-02-27", "2026-03-01", "08:00-12:00"));
    }

    private static String done(ProgrammeResult result) {
        return ((ProgrammeResult.Done) result).path();
    }
}
