package org.redvest.demo;

import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.redvest.shifts.Shift;

/** The nine steps of the walk through the loop: whose page it is, and which. */
public enum Step {
    LOOK(null),
    ORDER(CastRole.COMMUNITY),
    REVIEW(CastRole.DISPATCHER),
    FILL(CastRole.COMMUNITY),
    ACCEPT(CastRole.VOLUNTEER),
    SERVE(CastRole.VOLUNTEER),
    CONFIRM(CastRole.COMMUNITY),
    HOURS(CastRole.VOLUNTEER),
    FIGURES(CastRole.SECRETARY);

    private final @Nullable CastRole part;

    Step(@Nullable CastRole part) {
        this.part = part;
    }

    /** Nobody's where the page is public. */
    Optional<CastRole> part() {
        return Optional.ofNullable(part);
    }

    public int number() {
        return ordinal() + 1;
    }

    static Step numbered(int number) {
        return values()[Math.clamp(number, 1, values().length) - 1];
    }

    /** End of the keys in the bundles. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public boolean last() {
        return this == FIGURES;
    }

    public Step next() {
        return numbered(number() + 1);
    }

    /** Whether the step makes sense only once the visitor has ordered. */
    boolean needsOrder() {
        return this != LOOK && this != ORDER;
    }

    String page(Optional<Walked> walked) {
        return walked.map(this::page).orElse(this == LOOK ? "/" : "/orders/new/item/clinic-escort");
    }

    private String page(Walked walked) {
        var order = walked.order();
        Shift shift = walked.shift();
        return switch (this) {
            case LOOK -> "/";
            case ORDER -> "/orders/new/item/clinic-escort";
            case REVIEW -> "/review/" + order.number();
            case FILL -> "/orders/" + order.number();
            case ACCEPT -> "/openings/" + shift.needs().getFirst().id();
            case SERVE -> "/shifts/" + shift.id() + "/check-in";
            case CONFIRM -> "/shifts/" + shift.id() + "/confirmation";
            case HOURS -> "/hours";
            case FIGURES -> "/figures";
        };
    }
}
