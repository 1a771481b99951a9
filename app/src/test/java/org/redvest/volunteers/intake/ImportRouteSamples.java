package org.redvest.volunteers.intake;

import java.util.List;
import java.util.Set;
import org.redvest.accounts.Hat;
import org.redvest.accounts.Role;
import org.redvest.testing.RouteSample;
import org.redvest.testing.RouteSamples;
import org.redvest.testing.SampleCounty;
import org.springframework.stereotype.Component;

/** Each county has brought a list in; another list waits with a doubt and a bad cell, and a third for its columns. */
@Component
class ImportRouteSamples implements RouteSamples {

    private static final String IMPORT = "/volunteers/imports/{number}";

    private final ImportWalk walk;

    ImportRouteSamples(ImportWalk walk) {
        this.walk = walk;
    }

    @Override
    public Samples in(SampleCounty county) {
        var hat = county.hat(Role.ADMIN);
        var file = "暗号名册%s.csv".formatted(county.code());
        var place = county.community();
        var sequence = Integer.parseInt(county.code()) % 1000;
        walk.bringIn(
                hat,
                walk.read(
                        hat,
                        file,
                        new ListOfPeople()
                                .row(
                                        "刘巧",
                                        ListOfPeople.number("19980305", sequence),
                                        "13900000001",
                                        "",
                                        place,
                                        "",
                                        "",
                                        "")
                                .csv()));
        var read = walk.read(
                hat,
                file,
                new ListOfPeople()
                        .row("刘巧", "", "13900000002", "1998-03-05", place, "", "", "")
                        .row("贺一诺", "", "1390", "1998-03-05", place, "", "", "")
                        .row("王芳", "", "13900000004", "1998-03-05", place, "", "", "")
                        .csv());
        var uploaded = walk.upload(hat, file, new ListOfPeople().csv());
        return new Samples(
                List.of(
                        RouteSample.of("GET /volunteers/imports", hat),
                        RouteSample.of("POST /volunteers/imports", hat),
                        RouteSample.of("GET /volunteers/imports/template.xlsx", hat),
                        of("GET " + IMPORT, hat, read),
                        of("GET " + IMPORT, hat, uploaded),
                        of("GET " + IMPORT + "/cells", hat, read),
                        of("GET " + IMPORT + "/cells.csv", hat, read),
                        of("GET " + IMPORT + "/decisions", hat, read),
                        of("POST " + IMPORT + "/sheet", hat, uploaded)
                                .with("sheet", 0)
                                .with("header", 1),
                        of("POST " + IMPORT + "/columns", hat, uploaded),
                        of("POST " + IMPORT + "/rows/{row}/decision", hat, read)
                                .at("row", 2)
                                .with("same", 0),
                        of("POST " + IMPORT + "/start", hat, read),
                        of("POST " + IMPORT + "/taking-back", hat, read),
                        of("POST " + IMPORT + "/closing", hat, read),
                        of("POST " + IMPORT + "/discarding", hat, read)),
                Set.of(file));
    }

    private static RouteSample of(String route, Hat hat, ImportId id) {
        return RouteSample.of(route, hat).at("number", id.value());
    }
}
