package org.redvest.accounts;

import gg.jte.Content;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.redvest.database.Backups;
import org.redvest.database.Installation;
import org.redvest.regions.Level;
import org.redvest.web.Fragments;
import org.redvest.web.Strip;
import org.redvest.web.Text;
import org.springframework.stereotype.Component;

/** Tells the administrators of a whole city, on each of their pages, that the newest backup is old. */
@Component
class BackupReminder implements Strip {

    private static final Duration OLD = Duration.ofDays(2);

    private final Backups backups;
    private final Installation installation;
    private final Fragments fragments;
    private final Clock clock;

    BackupReminder(Backups backups, Installation installation, Fragments fragments, Clock clock) {
        this.backups = backups;
        this.installation = installation;
        this.fragments = fragments;
        this.clock = clock;
    }

    @Override
    public Optional<Content> strip(HttpServletRequest request, Text text) {
        boolean asked = !installation.isDemo()
                && backups.areOurs()
                && Acting.in(request)
                        .hat()
                        .filter(BackupReminder::answersForAll)
                        .isPresent();
        if (!asked) {
            return Optional.empty();
        }
        var newest = backups.newest();
        return isOld(newest)
                ? Optional.of(fragments.of("accounts/backup-reminder", Map.of("text", text, "newest", newest)))
                : Optional.empty();
    }

    /** An installation of yesterday has nothing to lose yet. */
    private boolean isOld(Optional<Instant> newest) {
        return newest.orElse(installation.since()).isBefore(clock.instant().minus(OLD));
    }

    private static boolean answersForAll(Hat hat) {
        return hat.role() == Role.ADMIN && hat.region().value().length() <= Level.CITY.length();
    }
}
