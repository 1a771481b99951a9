package org.redvest.database;

import java.nio.file.Path;
import java.sql.SQLException;

/** A process that starts the embedded server, writes number after number and says each one once it is committed. */
final class Scribe {

    private Scribe() {}

    public static void main(String[] arguments) throws SQLException {
        try (var database = Database.embedded(Path.of(arguments[0]));
                var owner = database.asOwner().getConnection();
                var statement = owner.createStatement()) {
            statement.execute("create table if not exists note (number int primary key)");
            statement.execute("grant select, insert on note to redvest_app");
            write(database);
        } catch (DatabaseUnavailable e) {
            System.err.println(e.getMessage());
            System.exit(1);
        }
    }

    private static void write(Database database) throws SQLException {
        try (var connection = database.asApp().getConnection();
                var last = connection.createStatement();
                var insert = connection.prepareStatement("insert into note values (?)")) {
            var row = last.executeQuery("select coalesce(max(number), 0) from note");
            row.next();
            for (int number = row.getInt(1) + 1; ; number++) {
                insert.setInt(1, number);
                insert.executeUpdate();
                System.out.println(number);
                System.out.flush();
            }
        }
    }
}
