package org.redvest.volunteers.registration;

/** What came of answering a registration. */
public sealed interface RegistrationAnswer {

    /** @param number the public number that the new volunteer was given */
    record Confirmed(String number) implements RegistrationAnswer {}

    record Refused() implements RegistrationAnswer {}

    /** A colleague was faster; the first answer stands. */
    record AnsweredBefore(Registration.Answered by) implements RegistrationAnswer {}
}
