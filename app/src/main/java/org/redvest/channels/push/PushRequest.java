package org.redvest.channels.push;

import com.zerodeplibs.webpush.MessageEncryptions;
import com.zerodeplibs.webpush.PushMessage;
import com.zerodeplibs.webpush.header.TTL;
import com.zerodeplibs.webpush.header.Topic;
import com.zerodeplibs.webpush.header.Urgency;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.time.Instant;

/**
 * One message on its way to a browser, encrypted so that the push service cannot read it.
 *
 * @param lasts how long the service keeps it for a browser that is off
 * @param topic a later message of the same one takes its place while it waits
 */
public record PushRequest(String content, Duration lasts, String topic, boolean urgent) {

    /** Services take at most a day. */
    private static final Duration TOKEN_LASTS = Duration.ofHours(12);

    public HttpRequest to(PushDevice device, PushKeyPair pair, String contact, Instant now) {
        var body = MessageEncryptions.of().encrypt(device.keys().forEncryption(), PushMessage.ofUTF8(content));
        return HttpRequest.newBuilder(device.endpoint().uri())
                .POST(BodyPublishers.ofByteArray(body.toBytes()))
                .header("Content-Type", body.mediaType())
                .header("Content-Encoding", body.contentEncoding())
                .header("Authorization", pair.authorization(device.endpoint().uri(), contact, now.plus(TOKEN_LASTS)))
                .header(TTL.HEADER_NAME, Long.toString(lasts.toSeconds()))
                .header(Topic.HEADER_NAME, Topic.ensure(topic))
                .header(Urgency.HEADER_NAME, urgent ? Urgency.high() : Urgency.normal())
                .build();
    }
}
