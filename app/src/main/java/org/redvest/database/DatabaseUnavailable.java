package org.redvest.database;

/** Redvest cannot work with the database it was given. The message says why and what helps; it is shown as it is. */
public class DatabaseUnavailable extends RuntimeException {

    public DatabaseUnavailable(String message) {
        super(message);
    }

    DatabaseUnavailable(String message, Throwable cause) {
        super(message, cause);
    }
}
