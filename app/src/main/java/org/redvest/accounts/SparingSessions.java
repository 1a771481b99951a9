package org.redvest.accounts;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.session.Session;

/** Reads a session once in a request, and writes it only when there is something to write. */
class SparingSessions<S extends Session> implements FindByIndexNameSessionRepository<SparingSession<S>> {

    private final FindByIndexNameSessionRepository<S> repository;

    SparingSessions(FindByIndexNameSessionRepository<S> repository) {
        this.repository = repository;
    }

    @Override
    public SparingSession<S> createSession() {
        return new SparingSession<>(repository.createSession(), true);
    }

    @Override
    public void save(SparingSession<S> session) {
        if (session.changed()) {
            repository.save(session.kept());
            session.written();
        }
    }

    @Override
    public @Nullable SparingSession<S> findById(String id) {
        if (SessionReadOnce.read() instanceof SparingSession<?> read
                && read.getId().equals(id)) {
            return own(read);
        }
        var found = repository.findById(id);
        var session = found == null ? null : new SparingSession<>(found, false);
        SessionReadOnce.keep(session);
        return session;
    }

    /** There is one repository, so the session was read by it. */
    @SuppressWarnings("unchecked")
    private SparingSession<S> own(SparingSession<?> read) {
        return (SparingSession<S>) read;
    }

    @Override
    public void deleteById(String id) {
        SessionReadOnce.keep(null);
        repository.deleteById(id);
    }

    @Override
    public Map<String, SparingSession<S>> findByIndexNameAndIndexValue(String indexName, String indexValue) {
        var found = new LinkedHashMap<String, SparingSession<S>>();
        repository
                .findByIndexNameAndIndexValue(indexName, indexValue)
                .forEach((id, session) -> found.put(id, new SparingSession<>(session, false)));
        return found;
    }
}
