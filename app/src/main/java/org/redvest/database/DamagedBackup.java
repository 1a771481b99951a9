package org.redvest.database;

/** A backup from which no database can be made. */
final class DamagedBackup extends RuntimeException {

    DamagedBackup(String how) {
        super("The backup is damaged: " + how);
    }
}
