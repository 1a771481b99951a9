package org.redvest.database;

/** A role of the database and its password, which no log may show. */
record DatabaseLogin(String role, String password) {

    /** Owns every table and migrates them. */
    static final String OWNER = "redvest_owner";

    /** Owns nothing and passes through every policy: what the application works as. */
    static final String APP = "redvest_app";

    @Override
    public String toString() {
        return role;
    }
}
