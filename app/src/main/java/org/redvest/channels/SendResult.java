package org.redvest.channels;

/** What became of one attempt. The answer is a word of ours, and the other side's code where it gave one: never its text. */
public sealed interface SendResult {

    ServerAnswer answer();

    /** @param number that the other side gave the message, so that its receipt can name it; empty where it gave none */
    record Sent(ServerAnswer answer, String number) implements SendResult {
        public Sent(ServerAnswer answer) {
            this(answer, "");
        }
    }

    /** There is no such address any more: no message reaches it until it is changed. */
    record NoSuchAddress(ServerAnswer answer) implements SendResult {}

    /** This message will never go out this way; others will. */
    record Refused(ServerAnswer answer) implements SendResult {}

    /** Not now: this message again later. */
    record Later(ServerAnswer answer) implements SendResult {}

    /** The server of this receiver takes nothing at the moment; those of others may. The attempt does not count. */
    record NotReached(ServerAnswer answer) implements SendResult {}

    /** The channel takes nothing at the moment; this message was not taken. */
    record Away(ServerAnswer answer) implements SendResult {}

    /** The connection ended after the message was handed over and before it was acknowledged. It is not sent again. */
    record Uncertain(ServerAnswer answer) implements SendResult {}

    /**
     * @param word last part of its key in the bundles
     * @param code of the other side, such as 550 or isv.BUSINESS_LIMIT_CONTROL
     */
    record ServerAnswer(String word, String code) {

        private static final int LONGEST = 60;

        public static ServerAnswer of(String word) {
            return new ServerAnswer(word, "");
        }

        /** A code is shown only in letters, digits and signs: nobody's address or name is let through in one. */
        public static ServerAnswer of(String word, String code) {
            return new ServerAnswer(word, code.matches("[A-Za-z0-9._-]{1," + LONGEST + "}") ? code : "");
        }

        static ServerAnswer read(String kept) {
            int blank = kept.indexOf(' ');
            return blank < 0 ? of(kept) : new ServerAnswer(kept.substring(0, blank), kept.substring(blank + 1));
        }

        public String kept() {
            return code.isEmpty() ? word : word + " " + code;
        }
    }
}
