package org.redvest.accounts;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.session.Session;

/** A session that knows whether it has to be written. When it was last used is kept to the minute: to write each page down costs a write each. */
class SparingSession<S extends Session> implements Session {

    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final S kept;
    private boolean changed;

    SparingSession(S kept, boolean changed) {
        this.kept = kept;
        this.changed = changed;
    }

    S kept() {
        return kept;
    }

    boolean changed() {
        return changed;
    }

    void written() {
        changed = false;
    }

    @Override
    public void setLastAccessedTime(Instant time) {
        if (Duration.between(kept.getLastAccessedTime(), time).abs().compareTo(MINUTE) >= 0) {
            kept.setLastAccessedTime(time);
            changed = true;
        }
    }

    @Override
    public String changeSessionId() {
        changed = true;
        return kept.changeSessionId();
    }

    @Override
    public void setAttribute(String name, Object value) {
        kept.setAttribute(name, value);
        changed = true;
    }

    @Override
    public void removeAttribute(String name) {
        kept.removeAttribute(name);
        changed = true;
    }

    @Override
    public void setMaxInactiveInterval(Duration interval) {
        kept.setMaxInactiveInterval(interval);
        changed = true;
    }

    @Override
    public String getId() {
        return kept.getId();
    }

    @Override
    public <T> @Nullable T getAttribute(String name) {
        return kept.getAttribute(name);
    }

    @Override
    public Set<String> getAttributeNames() {
        return kept.getAttributeNames();
    }

    @Override
    public Instant getCreationTime() {
        return kept.getCreationTime();
    }

    @Override
    public Instant getLastAccessedTime() {
        return kept.getLastAccessedTime();
    }

    @Override
    public Duration getMaxInactiveInterval() {
        return kept.getMaxInactiveInterval();
    }

    @Override
    public boolean isExpired() {
        return kept.isExpired();
    }
}
