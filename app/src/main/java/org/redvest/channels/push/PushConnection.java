package org.redvest.channels.push;

import java.time.Duration;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Set;
import java.util.stream.Stream;
import org.redvest.accounts.AccountId;
import org.redvest.channels.Carrier;
import org.redvest.channels.OutwardHttp;
import org.redvest.channels.Parcel;
import org.redvest.channels.SendResult;
import org.redvest.channels.SendResult.ServerAnswer;
import tools.jackson.databind.json.JsonMapper;

/** Hands a message to the push service of each of its receiver's browsers. A browser that its service knows no more is forgotten. */
final class PushConnection implements Carrier.Connection {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Set<Integer> GONE = Set.of(404, 410);
    private static final Set<Integer> REFUSED = Set.of(400, 401, 403, 413);
    private static final int TOO_MANY = 429;
    private static final Duration SHORTEST = Duration.ofMinutes(1);
    private static final Duration LONGEST = Duration.ofDays(3);

    private final PushCarrier carrier;
    private final PushSettings settings;
    private final PushKeyPair pair;

    PushConnection(PushCarrier carrier, PushSettings settings, PushKeyPair pair) {
        this.carrier = carrier;
        this.settings = settings;
        this.pair = pair;
    }

    /** One browser that has it is enough: what could not be handed to another is not sent twice to this one. */
    @Override
    public SendResult send(Parcel parcel) {
        var request = request(parcel);
        return carrier.devices().of(new AccountId(Long.parseLong(parcel.to())), settings.publicKey()).stream()
                .map(device -> noted(device, send(device, request)))
                .min(Comparator.comparingInt(PushConnection::rank))
                .orElseGet(() -> new SendResult.Refused(ServerAnswer.of("no-browser")));
    }

    private static int rank(SendResult result) {
        return switch (result) {
            case SendResult.Sent _ -> 0;
            case SendResult.Uncertain _ -> 1;
            case SendResult.NotReached _ -> 2;
            case SendResult.Later _ -> 3;
            case SendResult.Away _ -> 4;
            case SendResult.Refused _, SendResult.NoSuchAddress _ -> 5;
        };
    }

    /** No more than any message outside says: a time and an order number. */
    private PushRequest request(Parcel parcel) {
        var content = new LinkedHashMap<String, String>();
        content.put("title", parcel.subject());
        content.put("body", parcel.text());
        content.put("path", parcel.path());
        content.put("tag", "redvest-" + parcel.number());
        content.put("lang", parcel.language().tag());
        var left = Duration.between(carrier.now(), parcel.until());
        var lasts = Stream.of(left, SHORTEST).max(Comparator.naturalOrder()).orElse(SHORTEST);
        return new PushRequest(
                JSON.writeValueAsString(content),
                Stream.of(lasts, LONGEST).min(Comparator.naturalOrder()).orElse(LONGEST),
                "d" + parcel.number(),
                parcel.sentence().urgency() == 0);
    }

    private SendResult noted(PushDevice device, SendResult result) {
        if (result instanceof SendResult.Refused(var answer) && answer.word().equals("browser-gone")) {
            carrier.devices().forget(device);
        } else {
            carrier.devices().answered(device, result.answer().kept(), result instanceof SendResult.Sent);
        }
        return result;
    }

    private SendResult send(PushDevice device, PushRequest request) {
        var service = device.endpoint().service();
        if (carrier.restsUntil(service).isPresent()) {
            return new SendResult.NotReached(ServerAnswer.of("no-connection"));
        }
        var result = asked(device, request);
        if (result instanceof SendResult.NotReached || result instanceof SendResult.Uncertain) {
            carrier.rest(service);
        }
        return result;
    }

    private SendResult asked(PushDevice device, PushRequest request) {
        return switch (carrier.http().askForStatus(request.to(device, pair, settings.contact(), carrier.realNow()))) {
            case OutwardHttp.HttpReply.Reply(int status, var _) -> result(status);
            case OutwardHttp.HttpReply.Unreached _ -> new SendResult.NotReached(ServerAnswer.of("no-connection"));
            case OutwardHttp.HttpReply.Silence _ -> new SendResult.Uncertain(ServerAnswer.of("no-answer"));
        };
    }

    private static SendResult result(int status) {
        var code = Integer.toString(status);
        if (status / 100 == 2) {
            return new SendResult.Sent(ServerAnswer.of("sent"));
        }
        if (GONE.contains(status)) {
            return new SendResult.Refused(ServerAnswer.of("browser-gone", code));
        }
        if (REFUSED.contains(status)) {
            return new SendResult.Refused(ServerAnswer.of("refused", code));
        }
        return new SendResult.NotReached(ServerAnswer.of(status == TOO_MANY ? "busy" : "server-error", code));
    }

    /** Connections are the client's, and kept for the next message. */
    @Override
    public void close() {}
}
