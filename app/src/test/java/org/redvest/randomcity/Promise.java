package org.redvest.randomcity;

/** What is checked of answers, besides what must hold of the rows. A run says how often each was looked at. */
enum Promise {
    NO_FAILURE("No answer is a failure of the server"),
    ONE_LANGUAGE("A page speaks its own language"),
    NOTHING_DANGLES("What a page points at is there"),
    LINKS_OPEN("A link that is offered opens"),
    FORMS_WORK("A form that is offered works"),
    UNDERSTOOD("What people write is understood"),
    KEPT("What was typed is still there"),
    KEPT_IN_THE_OTHER_LANGUAGE("What was typed is still there after the language was changed"),
    TOLD_ONCE("What is told once is not told again"),
    ONE_ACT("A form sent twice acts once"),
    PRIVATE("Private details only where allowed"),
    LIES_WHERE_WRITTEN("An order lies where it was written"),
    OWN_HOURS("My hours are what the ledger says"),
    CONFIRMED("The confirmed page is what the ledger says"),
    DOWNLOADS("The rows of a download add up"),
    WHOLE_LISTS("A list's total is the number of its rows"),
    NOTICES_OPEN("A notice's link opens for its receiver"),
    EVENTS_HANDLED("Every event is handled"),
    STAYS_ON_RECORD("Who was there stays on record");

    private final String words;

    Promise(String words) {
        this.words = words;
    }

    String words() {
        return words;
    }
}
