package org.redvest.channels.push;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Where a browser's push service takes messages. The address comes from a browser, so that only those of known services are believed:
 * else this server could be sent to any address within its own network.
 */
public record PushEndpoint(URI uri) {

    private static final int LONGEST = 1_000;

    private static final Set<String> HOSTS =
            Set.of("fcm.googleapis.com", "updates.push.services.mozilla.com", "web.push.apple.com");

    /** Services with a host for each region or browser. */
    private static final Set<String> DOMAINS =
            Set.of(".push.services.mozilla.com", ".push.apple.com", ".notify.windows.com");

    /** @param alsoHere whether a service on this machine counts; for tests */
    public static Optional<PushEndpoint> read(String typed, boolean alsoHere) {
        if (typed.length() > LONGEST) {
            return Optional.empty();
        }
        try {
            return Optional.of(new URI(typed))
                    .filter(uri -> isKnown(uri) || alsoHere && isHere(uri))
                    .map(PushEndpoint::new);
        } catch (URISyntaxException notAnAddress) {
            return Optional.empty();
        }
    }

    private static boolean isKnown(URI uri) {
        return "https".equals(uri.getScheme())
                && uri.getRawUserInfo() == null
                && (uri.getPort() == -1 || uri.getPort() == 443)
                && uri.getHost() != null
                && isKnown(uri.getHost().toLowerCase(Locale.ROOT));
    }

    private static boolean isKnown(String host) {
        return HOSTS.contains(host) || DOMAINS.stream().anyMatch(host::endsWith);
    }

    private static boolean isHere(URI uri) {
        return "http".equals(uri.getScheme()) && "127.0.0.1".equals(uri.getHost()) && uri.getRawUserInfo() == null;
    }

    /** Whom to leave alone when it does not answer. */
    public String service() {
        return uri.getRawAuthority();
    }

    /** It lets whoever knows it try to send: not in a log. */
    @Override
    public String toString() {
        return "PushEndpoint of " + uri.getHost();
    }
}
