package org.redvest.orders.track;

import gg.jte.Content;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.redvest.accounts.AccountId;
import org.redvest.accounts.Hat;
import org.redvest.accounts.Identity;
import org.redvest.accounts.Role;
import org.redvest.orders.Order;
import org.redvest.orders.OrderState;
import org.redvest.orders.Panels;
import org.redvest.orders.drafting.OrderChecks;
import org.redvest.shifts.ActivityPanel;
import org.redvest.shifts.PrivateDetails;
import org.redvest.shifts.Shift;
import org.redvest.shifts.ShiftId;
import org.redvest.shifts.TrackEntry;
import org.redvest.shifts.Window;
import org.redvest.web.Text;

/** An order as its page shows it to one reader: six stops, the way so far, who comes. */
public record TrackView(
        Order order,
        List<TrackEntry> entries,
        Map<AccountId, Identity> names,
        TrackPlace place,
        Instant now,
        Hat reader,
        Panels panels) {

    /** The names of where it is, and what is private to it. */
    public record TrackPlace(String county, String community, PrivateDetails details) {}

    /**
     * One line of the track, in words.
     *
     * @param folded the lines that this one stands for; empty where it stands for itself
     */
    public record Line(Instant at, String what, String more, String by, List<Line> folded) {}

    /** What happened several times on one day to one service. */
    private record Alike(String what, Optional<ShiftId> shift, LocalDate day) {}

    private static final int FOLDED_FROM = 3;

    /** What has words for many, as 接单, stands in one line for a service and a day, where the latest of them stands. */
    public List<Line> lines(Text text) {
        return entries.stream()
                .collect(Collectors.groupingBy(
                        entry -> alike(entry, text), LinkedHashMap::new, Collectors.<TrackEntry>toList()))
                .values()
                .stream()
                .flatMap(alike -> lines(alike, text))
                .sorted(Comparator.comparing(Line::at).reversed())
                .toList();
    }

    private static Alike alike(TrackEntry entry, Text text) {
        return new Alike(entry.what(), entry.shift(), text.local(entry.at()).toLocalDate());
    }

    private Stream<Line> lines(List<TrackEntry> alike, Text text) {
        var lines = alike.stream().map(entry -> line(entry, text)).toList();
        var many = alike.getFirst().what() + ".many";
        if (lines.size() < FOLDED_FROM || !text.has(many)) {
            return lines.stream();
        }
        var latest = lines.getFirst();
        return Stream.of(new Line(latest.at(), text.of(many, lines.size()), latest.more(), "", lines));
    }

    private Line line(TrackEntry entry, Text text) {
        var words = text.of(
                        entry.what(),
                        entry.arguments().stream()
                                .map(argument -> shown(argument, text))
                                .toArray())
                .split("\n", 2);
        var more = Stream.concat(day(entry, text).stream(), Stream.of(words).skip(1));
        return new Line(
                entry.at(), words[0], more.collect(Collectors.joining(text.of("web.dot"))), by(entry), List.of());
    }

    /** Which of several services a line is about, by the day it was on then: history does not move with it. */
    private Optional<String> day(TrackEntry entry, Text text) {
        return entry.start().filter(_ -> order.shifts().size() > 1).map(text::moment);
    }

    private Object shown(Object argument, Text text) {
        return switch (argument) {
            case Instant at -> text.moment(at);
            case Window window -> text.span(window.start(), window.end());
            case Duration length -> text.hoursAndMinutes(length.toMinutes());
            case AccountId account -> name(account);
            default -> argument;
        };
    }

    private String by(TrackEntry entry) {
        return Optional.ofNullable(entry.actor()).map(this::name).orElse("");
    }

    /** Whoever was erased has no name any more. */
    public String name(AccountId account) {
        return Optional.ofNullable(names.get(account)).map(Identity::name).orElse("—");
    }

    /** 今天, 昨天, or the day of the month: the column beside the track is narrow. */
    public String day(Instant at, Text text) {
        var near = text.day(at);
        return near.equals(text.date(at)) ? text.shortDate(at) : near;
    }

    public List<Content> whoComes(Text text) {
        return panels.at(ActivityPanel.Spot.WHO_COMES, order, reader, text);
    }

    public List<Content> toDo(Text text) {
        return panels.at(ActivityPanel.Spot.TO_DO, order, reader, text);
    }

    public boolean ofCommunity() {
        return reader.role() == Role.COMMUNITY;
    }

    /** The next service, as long as it is still to come. */
    public Optional<Shift> comes() {
        return order.liveShifts().stream()
                .filter(shift -> shift.state().ahead() && now.isBefore(shift.start()))
                .filter(_ -> order.state().beforeService() || order.state() == OrderState.SUBMITTED)
                .findFirst();
    }

    /** Approved, offered to nobody, and too near by now: what comes is not what was asked for. */
    public boolean tooLateToOffer() {
        return order.state() == OrderState.APPROVED && order.tooLateToOffer(now);
    }

    public boolean mayBeChanged() {
        return ofCommunity() && order.mayBeChanged(now);
    }

    /** One of several services can be moved or cancelled by itself once the order was approved. */
    public boolean mayBeChanged(Shift shift) {
        return mayBeChanged() && !order.state().inReview() && shift.ahead(now);
    }

    /** The field of the form where the time of this service is typed. */
    public String row(Shift shift) {
        return OrderChecks.field("date", order.shifts().indexOf(shift));
    }

    /** An order that was approved and cannot be changed any more says why. */
    public boolean isTooLate() {
        return ofCommunity() && !order.state().inReview() && !order.state().over() && !mayBeChanged();
    }

    /** Every account that the track names. */
    public static List<AccountId> named(List<TrackEntry> entries) {
        var named = new ArrayList<AccountId>();
        for (TrackEntry entry : entries) {
            Stream.concat(Stream.ofNullable(entry.actor()), entry.arguments().stream())
                    .filter(AccountId.class::isInstance)
                    .map(AccountId.class::cast)
                    .forEach(named::add);
        }
        return named.stream().distinct().toList();
    }
}
