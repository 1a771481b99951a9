package org.redvest.residents;

import java.time.Instant;
import java.util.Optional;
import org.redvest.regions.RegionCode;

/**
 * The code at a community's door (求助码). It is no secret: it hangs there for everybody to read.
 *
 * @param ended whether another code has taken its place
 * @param closedUntil until when the community has switched it off
 */
public record HelpDoor(String code, RegionCode region, Instant madeAt, boolean ended, Optional<Instant> closedUntil) {

    public boolean open(Instant now) {
        return !ended && !closed(now);
    }

    public boolean closed(Instant now) {
        return closedUntil.filter(now::isBefore).isPresent();
    }

    public String path() {
        return "/help/" + code;
    }
}
