package org.redvest.database;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * The two roles, on any server: the owner migrates, the application owns nothing and passes through every row-level
 * policy. Each step may be repeated.
 */
final class DatabaseRoles {

    /** SQLSTATE of a sign-in with a password that is not the role's. */
    static final String WRONG_PASSWORD = "28P01";

    private static final String ROLE = "select rolsuper, rolbypassrls from pg_roles where rolname = ?";

    private static final String CAN_CREATE_ROLES =
            "select rolsuper or rolcreaterole from pg_roles where rolname = current_user";

    /** What would let the application around the policies: being or becoming somebody greater, or owning a table. */
    private static final String APP_IS_SAFE = """
            select current_setting('is_superuser') = 'off'
               and not (select rolbypassrls from pg_roles where rolname = current_user)
               and not exists (select from pg_auth_members m join pg_roles r on r.oid = m.member where r.rolname = current_user)
               and not exists (select from pg_class c join pg_roles r on r.oid = c.relowner
                                where r.rolname = current_user and c.relpersistence = 'p')
            """;

    private static final String DATABASE = "select from pg_database where datname = ?";

    private static final String CHINESE_TRIGRAMS = "select cardinality(show_trgm('防汛沙袋')) > 0";

    private DatabaseRoles() {}

    static void ensureOwner(Connection superuser, DatabaseLogin owner) throws SQLException {
        ensureRole(superuser, owner);
    }

    static void ensureApp(Connection creator, DatabaseLogin app) throws SQLException {
        if (exists(creator, ROLE, app.role())) {
            return;
        }
        if (!isTrue(creator, CAN_CREATE_ROLES)) {
            throw new DatabaseUnavailable(
                    "The role %1$s is missing and the owner may not create it. As an administrator: create role %1$s login nosuperuser nobypassrls password '…'"
                            .formatted(app.role()));
        }
        ensureRole(creator, app);
    }

    static void ensureDatabase(Connection superuser, String name) throws SQLException {
        if (!exists(superuser, DATABASE, name)) {
            execute(superuser, "create database %s owner %s".formatted(name, DatabaseLogin.OWNER));
        }
        execute(superuser, "revoke all on database %s from public".formatted(name));
        execute(superuser, "grant connect on database %s to %s".formatted(name, DatabaseLogin.APP));
    }

    static void checkApp(Connection app) throws SQLException {
        if (!isTrue(app, APP_IS_SAFE)) {
            throw new DatabaseUnavailable(
                    "The role %s must be no superuser, must not bypass row security, must be a member of no role and must own no table: row-level security would not hold it."
                            .formatted(DatabaseLogin.APP));
        }
    }

    /** Searches use trigrams; under a locale without Chinese letters they would silently find nothing. */
    static void checkLocale(Connection owner) throws SQLException {
        execute(owner, "create extension if not exists pg_trgm");
        if (!isTrue(owner, CHINESE_TRIGRAMS)) {
            throw new DatabaseUnavailable(
                    "This database's locale does not know Chinese letters. Create it with: locale_provider builtin builtin_locale 'C.UTF-8' encoding 'UTF8' template template0");
        }
    }

    /** Utility statements take no parameters; the password is hex of our own making, or quoted by the server itself. */
    private static void ensureRole(Connection creator, DatabaseLogin login) throws SQLException {
        if (exists(creator, ROLE, login.role())) {
            return;
        }
        execute(
                creator,
                "create role %s login nosuperuser nobypassrls password %s"
                        .formatted(login.role(), quoted(creator, login.password())));
    }

    private static String quoted(Connection connection, String text) throws SQLException {
        try (var statement = connection.prepareStatement("select quote_literal(?)")) {
            statement.setString(1, text);
            try (ResultSet rows = statement.executeQuery()) {
                rows.next();
                return rows.getString(1);
            }
        }
    }

    private static boolean exists(Connection connection, String query, String parameter) throws SQLException {
        try (var statement = connection.prepareStatement(query)) {
            statement.setString(1, parameter);
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next();
            }
        }
    }

    private static boolean isTrue(Connection connection, String query) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            return rows.next() && rows.getBoolean(1);
        }
    }

    private static void execute(Connection connection, String command) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(command);
        }
    }
}
