package org.redvest.channels.gateway;

/**
 * A request that some providers want first: its answer holds a token that later requests carry for some time.
 *
 * @param url with placeholders for account and secret; empty where no token is wanted
 * @param pointer JSON pointer to the token in the answer
 * @param renewCodes results of a message after which a new token is fetched and the message sent once more, with blanks between them
 */
public record TokenStep(String url, String pointer, String renewCodes) {

    public static final TokenStep NONE = new TokenStep("", "", "");

    boolean isWanted() {
        return !url.isEmpty();
    }

    boolean isWornOut(String code) {
        return AnswerCodes.lists(renewCodes, code);
    }
}
