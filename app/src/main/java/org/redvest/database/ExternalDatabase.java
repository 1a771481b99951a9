package org.redvest.database;

/** Where an external PostgreSQL is and how the two roles sign in there. */
public record ExternalDatabase(String url, DatabaseLogin owner, DatabaseLogin app) {

    /** Passwords come from the environment: a command line is read by everybody on the machine. */
    public static ExternalDatabase of(String url, String owner, String ownerPassword, String appPassword) {
        if (!url.startsWith("jdbc:postgresql:")) {
            throw new DatabaseUnavailable(
                    "--db-url takes jdbc:postgresql://host:port/database, not \"%s\"".formatted(withoutSecrets(url)));
        }
        if (appPassword.isEmpty()) {
            throw new DatabaseUnavailable("""
                    An external database needs the passwords of two roles in the environment:
                      REDVEST_DB_OWNER           who owns the tables and migrates them (default redvest_owner)
                      REDVEST_DB_OWNER_PASSWORD  its password
                      REDVEST_DB_APP_PASSWORD    the password of redvest_app, the role Redvest works as""");
        }
        return new ExternalDatabase(
                url, new DatabaseLogin(owner, ownerPassword), new DatabaseLogin(DatabaseLogin.APP, appPassword));
    }

    /** With the roles and passwords that the environment names. */
    public static ExternalDatabase fromEnvironment(String url) {
        var environment = System.getenv();
        return of(
                url,
                environment.getOrDefault("REDVEST_DB_OWNER", DatabaseLogin.OWNER),
                environment.getOrDefault("REDVEST_DB_OWNER_PASSWORD", ""),
                environment.getOrDefault("REDVEST_DB_APP_PASSWORD", ""));
    }

    /** An address as a message may show it: options and the part before @ may hold passwords. */
    static String withoutSecrets(String url) {
        return url.replaceAll("\\?.*", "?…").replaceAll("//[^/@]*@", "//…@");
    }
}
