package org.redvest.setup.divisions;

/** What a click on an amendment's page came to. */
sealed interface AmendmentResult {

    record Done() implements AmendmentResult {}

    /** It was applied or taken back before, by another click or another person. */
    record DoneBefore() implements AmendmentResult {}

    /** People work or live where it had added a division. */
    record InUse() implements AmendmentResult {}

    /** People and orders came from one division to another: they cannot be told apart again. */
    record Mixed() implements AmendmentResult {}

    /** Another amendment was applied after it: that one is taken back first. */
    record NotTheLast() implements AmendmentResult {}

    /** Its file names divisions that have changed since, or lie beyond the reach. */
    record OutOfReach() implements AmendmentResult {}
}
