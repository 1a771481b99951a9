package org.redvest.channels;

import java.util.Optional;
import org.redvest.database.Scope;
import org.redvest.database.Scopes;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** Keeps the settings of channels: as JSON, and what is secret sealed. */
@Component
public class ChannelSettings {

    private final ChannelStore store;
    private final ChannelKey key;
    private final JsonMapper json;

    ChannelSettings(ChannelStore store, ChannelKey key, JsonMapper json) {
        this.store = store;
        this.key = key;
        this.json = json;
    }

    @Transactional(readOnly = true)
    public <T> Optional<T> find(Channel channel, Class<T> type) {
        return Scopes.within(
                Scope.SYSTEM, () -> store.find(channel).map(state -> json.readValue(state.settings(), type)));
    }

    /** Empty where there is none, and where it was sealed with a key that is gone. */
    @Transactional(readOnly = true)
    public Optional<String> secret(Channel channel) {
        return Scopes.within(
                Scope.SYSTEM,
                () -> store.find(channel).flatMap(ChannelState::secret).flatMap(key::open));
    }

    /** An empty secret leaves the one that is kept. */
    @Transactional
    public void save(Channel channel, boolean enabled, Object settings, String secret) {
        Scopes.run(
                Scope.SYSTEM,
                () -> store.save(
                        channel,
                        enabled,
                        json.writeValueAsString(settings),
                        Optional.of(secret).filter(typed -> !typed.isEmpty()).map(key::seal)));
    }
}
