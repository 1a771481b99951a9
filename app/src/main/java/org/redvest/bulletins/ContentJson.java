package org.redvest.bulletins;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.redvest.bulletins.BulletinContent.CountedTwice;
import org.redvest.bulletins.BulletinContent.Coverage;
import org.redvest.bulletins.BulletinContent.Heading;
import org.redvest.bulletins.BulletinContent.PartLine;
import org.redvest.bulletins.BulletinContent.TimeLine;
import org.redvest.bulletins.BulletinContent.Unfinished;
import org.redvest.bulletins.Figure.FigureKind;
import org.redvest.bulletins.proof.SignedFile;
import org.redvest.regions.RegionCode;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The content of a bulletin as JSON and back. The names of its members are part of the format; docs/bulletins.md lists them. */
final class ContentJson {

    private ContentJson() {}

    static ObjectNode write(BulletinContent content) {
        var json = SignedFile.object();
        heading(json, content.heading());
        list(json, "figures", content.figures(), ContentJson::figure);
        list(json, "programmes", content.programmes(), ContentJson::line);
        list(json, "counties", content.counties(), ContentJson::line);
        list(json, "series", content.series(), (each, time) -> {
            each.put("first_day", time.first().toString());
            each.put("participations", time.participations());
        });
        var twice = json.putObject("counted_twice");
        twice.put("people", content.twice().people());
        twice.put("programmes", content.twice().programmes());
        twice.put("sum_of_programmes", content.twice().sumOfProgrammes());
        twice.put("in_several_programmes", content.twice().inSeveralProgrammes());
        twice.put("organisers", content.twice().organisers());
        twice.put("sum_of_organisers", content.twice().sumOfOrganisers());
        twice.put("in_several_organisers", content.twice().inSeveralOrganisers());
        var reach = json.putObject("reach");
        reach.put("counties", content.reach().counties());
        reach.put("communities", content.reach().communities());
        var out = json.putObject("not_counted");
        out.put("unconfirmed_orders", content.unfinished().unconfirmedOrders());
        out.put("on_leave", content.unfinished().onLeave());
        out.put("absent", content.unfinished().absent());
        out.put("excused", content.unfinished().excused());
        out.put("nobody_came", content.unfinished().nobodyCame());
        return json;
    }

    private static void heading(ObjectNode json, Heading heading) {
        json.put("issuer", heading.issuer());
        json.put("region", heading.region().value());
        json.put("place", heading.place());
        json.put("first_day", heading.from().toString());
        json.put("last_day", heading.to().toString());
        json.put("as_of", heading.asOf().toString());
        var chosen = json.putArray("chosen_programmes");
        heading.chosen().forEach(chosen::add);
    }

    private static void figure(ObjectNode json, Figure figure) {
        json.put("id", figure.id());
        json.put("kind", figure.kind().word());
        json.put("value", figure.value().toPlainString());
        json.put("unit", figure.unit());
        json.put("definition_key", figure.definition());
        json.put("definition_version", figure.version());
        json.put("rows", figure.rows());
    }

    private static void line(ObjectNode json, PartLine line) {
        json.put("code", line.code());
        json.put("name", line.name());
        json.put("organiser", line.organiser());
        json.put("people", line.people());
        json.put("participations", line.participations());
        json.put("sessions", line.sessions());
        json.put("minutes", line.minutes());
        json.put("contacts", line.contacts());
    }

    private static <T> void list(ObjectNode json, String name, List<T> values, BiConsumer<ObjectNode, T> writer) {
        var list = json.putArray(name);
        values.forEach(value -> writer.accept(list.addObject(), value));
    }

    static BulletinContent read(JsonNode json) {
        var twice = json.path("counted_twice");
        var reach = json.path("reach");
        var out = json.path("not_counted");
        return new BulletinContent(
                heading(json),
                all(json.path("figures"), ContentJson::figure),
                all(json.path("programmes"), ContentJson::line),
                all(json.path("counties"), ContentJson::line),
                new CountedTwice(
                        twice.path("people").asLong(),
                        twice.path("programmes").asInt(),
                        twice.path("sum_of_programmes").asLong(),
                        twice.path("in_several_programmes").asLong(),
                        twice.path("organisers").asInt(),
                        twice.path("sum_of_organisers").asLong(),
                        twice.path("in_several_organisers").asLong()),
                all(
                        json.path("series"),
                        each -> new TimeLine(
                                LocalDate.parse(text(each, "first_day")),
                                each.path("participations").asLong())),
                new Coverage(
                        reach.path("counties").asLong(),
                        reach.path("communities").asLong()),
                new Unfinished(
                        out.path("unconfirmed_orders").asLong(),
                        out.path("on_leave").asLong(),
                        out.path("absent").asLong(),
                        out.path("excused").asLong(),
                        out.path("nobody_came").asLong()));
    }

    private static Heading heading(JsonNode json) {
        return new Heading(
                text(json, "issuer"),
                new RegionCode(text(json, "region")),
                text(json, "place"),
                LocalDate.parse(text(json, "first_day")),
                LocalDate.parse(text(json, "last_day")),
                Instant.parse(text(json, "as_of")),
                all(json.path("chosen_programmes"), JsonNode::asLong));
    }

    private static Figure figure(JsonNode json) {
        return new Figure(
                text(json, "id"),
                FigureKind.named(text(json, "kind")),
                new BigDecimal(text(json, "value")),
                text(json, "unit"),
                text(json, "definition_key"),
                json.path("definition_version").asInt(),
                text(json, "rows"));
    }

    private static PartLine line(JsonNode json) {
        return new PartLine(
                text(json, "code"),
                text(json, "name"),
                text(json, "organiser"),
                json.path("people").asLong(),
                json.path("participations").asLong(),
                json.path("sessions").asLong(),
                json.path("minutes").asLong(),
                json.path("contacts").asLong());
    }

    static String text(JsonNode json, String name) {
        return json.path(name).asString();
    }

    static <T> List<T> all(JsonNode list, Function<JsonNode, T> reader) {
        var all = new ArrayList<T>();
        list.forEach(each -> all.add(reader.apply(each)));
        return List.copyOf(all);
    }
}
