package org.redvest.channels;

import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.redvest.web.Language;

/**
 * What a person wants to hear outside, and when.
 *
 * @param wanted each as {@code mail/hours}
 */
public record MessageChoice(Language language, QuietHours quiet, Set<String> wanted) {

    /** For all who have chosen nothing. */
    public static final MessageChoice USUAL = new MessageChoice(
            Language.ZH,
            QuietHours.USUAL,
            Stream.of(Channel.values())
                    .flatMap(channel -> EnumSet.allOf(MessageKind.class).stream()
                            .filter(kind -> kind.isWantedByDefault(channel))
                            .map(kind -> kind.in(channel)))
                    .collect(Collectors.toSet()));

    public MessageChoice {
        wanted = Set.copyOf(wanted);
    }

    public boolean wants(MessageKind kind, Channel channel) {
        return kind.isAlwaysOn() || wanted.contains(kind.in(channel));
    }
}
