package org.redvest.channels.gateway;

import java.util.List;

/**
 * Which codes of a provider mean what, each list with blanks between the codes.
 *
 * @param retry the same message is sent again later
 * @param slow the provider gets too many requests: the channel rests, and no message's attempt counts
 * @param away the channel rests until an administrator has seen to it: no money, no permission, a signature that is not filed
 * @param dead there is no such number or member
 */
public record AnswerCodes(String retry, String slow, String away, String dead) {

    public static final AnswerCodes NONE = new AnswerCodes("", "", "", "");

    static boolean lists(String codes, String code) {
        return List.of(codes.split("\\s+")).contains(code);
    }
}
