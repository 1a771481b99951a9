package org.redvest.channels.mine;

import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.redvest.channels.Channel;
import org.redvest.channels.MessageChoice;
import org.redvest.channels.MessageKind;
import org.redvest.channels.QuietHours;
import org.redvest.web.Language;
import org.redvest.web.Problem;
import org.redvest.web.Problems;
import org.redvest.web.TypedHour;

/**
 * What a person chooses, as it was sent.
 *
 * @param wanted each as {@code mail/hours}
 */
public record ChoiceForm(String language, String quietFrom, String quietTo, Set<String> wanted) {

    public ChoiceForm {
        wanted = Set.copyOf(wanted);
    }

    static ChoiceForm of(MessageChoice choice) {
        return new ChoiceForm(
                choice.language().name(),
                choice.quiet().from().toString(),
                choice.quiet().to().toString(),
                choice.wanted());
    }

    public boolean wants(MessageKind kind, Channel channel) {
        return kind.isAlwaysOn() || wanted.contains(kind.in(channel));
    }

    Problems problems() {
        var problems = new ArrayList<Problem>();
        if (TypedHour.read(quietFrom).isEmpty()) {
            problems.add(new Problem("quietFrom", "channels.problem.hour"));
        }
        if (TypedHour.read(quietTo).isEmpty()) {
            problems.add(new Problem("quietTo", "channels.problem.hour"));
        }
        return new Problems(List.copyOf(problems));
    }

    /**
     * Only where there are no problems. What was not on the page stays as it was: a channel that the city sets up later comes with what
     * is usual for it, and not with nothing.
     *
     * @param open channels that the page shows
     * @param kinds that it shows
     */
    MessageChoice choice(MessageChoice before, Set<Channel> open, List<MessageKind> kinds) {
        var asked = open.stream()
                .flatMap(channel -> kinds.stream().map(kind -> kind.in(channel)))
                .collect(Collectors.toSet());
        return new MessageChoice(
                language.equals(Language.EN.name()) ? Language.EN : Language.ZH,
                new QuietHours(hour(quietFrom), hour(quietTo)),
                Stream.concat(
                                wanted.stream().filter(asked::contains),
                                before.wanted().stream().filter(each -> !asked.contains(each)))
                        .collect(Collectors.toSet()));
    }

    private static LocalTime hour(String typed) {
        return TypedHour.read(typed).orElseThrow().time();
    }
}
