package org.redvest.channels;

import java.time.Duration;

/** Carries messages out of the application, each over a connection that serves many. */
public interface Carrier {

    Channel channel();

    /** Connects with the settings as they are now. */
    Connecting connect();

    /** How much the other side takes. */
    Pace pace();

    /** How many connections at once. */
    default int connections() {
        return 24;
    }

    /** Whether all messages go to one server: when it falls silent, the whole channel rests. */
    default boolean isOneServer() {
        return true;
    }

    /** At most so many messages in each window of this length. */
    record Pace(int most, Duration window) {}

    /** What comes of connecting. */
    sealed interface Connecting {
        record Open(Connection connection) implements Connecting {}

        record Failed(SendResult.Away why) implements Connecting {}
    }

    /** Used by one thread at a time. */
    interface Connection extends AutoCloseable {

        SendResult send(Parcel parcel);

        @Override
        void close();
    }
}
