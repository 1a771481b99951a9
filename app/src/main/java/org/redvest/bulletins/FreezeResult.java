package org.redvest.bulletins;

/** What came of freezing a bulletin. */
public sealed interface FreezeResult {

    /** The same form sent twice is answered with the same bulletin. */
    record Frozen(BulletinId id) implements FreezeResult {}

    /** Fewer people served than can stay unrecognised. */
    record TooFewPeople(int least) implements FreezeResult {}
}
