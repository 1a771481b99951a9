package org.redvest.database;

/** A reason for the jobs to wait, such as a demo whose history is still being told: its days are not over in the order they are written. */
public interface JobPause {

    /** While it holds, no job starts; what was due runs at the first tick after it. */
    boolean holds();
}
