package org.redvest.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.security.web.csrf.CsrfTokenRepository;
import org.springframework.security.web.csrf.XorCsrfTokenRequestAttributeHandler;
import org.springframework.web.util.ContentCachingResponseWrapper;

/** An answer that many get, cut where the token of a form belongs: each of them gets one of their own, with its cookie. */
final class SharedPage {

    private static final Pattern GZIP =
            Pattern.compile("\\bgzip\\b(?!\\s*;\\s*q=0(\\.0*)?\\s*(,|$))", Pattern.CASE_INSENSITIVE);

    private static final byte[] NOTHING = {};

    private static final XorCsrfTokenRequestAttributeHandler MASK = new XorCsrfTokenRequestAttributeHandler();

    private final Instant madeAt;
    private final Language language;
    private final String contentType;
    private final List<Header> headers;
    private final List<byte[]> pieces;
    private final Packed packed;
    private final AtomicBoolean claimed = new AtomicBoolean();

    private SharedPage(
            Instant madeAt, Language language, String contentType, List<Header> headers, List<byte[]> pieces) {
        this.madeAt = madeAt;
        this.language = language;
        this.contentType = contentType;
        this.headers = headers;
        this.pieces = pieces;
        this.packed = new Packed(pieces);
    }

    private record Header(String name, String value) {}

    /** Empty where the answer is no page for everybody: it failed, or leaves more at the browser than the token of its forms. */
    static Optional<SharedPage> of(
            HttpServletRequest request, ContentCachingResponseWrapper answer, Language language, Instant madeAt) {
        var cookies = answer.getHeaders(HttpHeaders.SET_COOKIE);
        var token = token(request, cookies);
        if (answer.getStatus() != HttpStatus.OK.value()
                || answer.getContentType() == null
                || cookies.size() > (token.isPresent() ? 1 : 0)) {
            return Optional.empty();
        }
        return Optional.of(
                new SharedPage(madeAt, language, answer.getContentType(), headers(answer), pieces(answer, token)));
    }

    /** The one that the page's forms have; asked only where there is its cookie, for asking would make one. */
    private static Optional<String> token(HttpServletRequest request, Collection<String> cookies) {
        boolean forms = cookies.stream().anyMatch(cookie -> cookie.startsWith(Frame.Token.COOKIE + "="));
        return Optional.ofNullable(forms ? request.getAttribute(CsrfToken.class.getName()) : null)
                .map(CsrfToken.class::cast)
                .map(CsrfToken::getToken);
    }

    private static List<Header> headers(ContentCachingResponseWrapper answer) {
        return answer.getHeaderNames().stream()
                .distinct()
                .filter(name -> Stream.of(HttpHeaders.SET_COOKIE, HttpHeaders.CONTENT_LENGTH, HttpHeaders.CONTENT_TYPE)
                        .noneMatch(name::equalsIgnoreCase))
                .flatMap(name -> answer.getHeaders(name).stream().map(value -> new Header(name, value)))
                .toList();
    }

    private static List<byte[]> pieces(ContentCachingResponseWrapper answer, Optional<String> token) {
        var content = new String(answer.getContentAsByteArray(), StandardCharsets.UTF_8);
        var pieces = new ArrayList<byte[]>();
        for (String piece :
                token.map(Pattern::quote).map(cut -> content.split(cut, -1)).orElseGet(() -> new String[] {content})) {
            pieces.add(piece.getBytes(StandardCharsets.UTF_8));
        }
        return List.copyOf(pieces);
    }

    Instant madeAt() {
        return madeAt;
    }

    /** True for the first who asks: that one makes the next. */
    boolean claim() {
        return claimed.compareAndSet(false, true);
    }

    void send(HttpServletRequest request, HttpServletResponse response, CsrfTokenRepository tokens) throws IOException {
        headers.forEach(header -> response.addHeader(header.name(), header.value()));
        response.setContentType(contentType);
        response.setLocale(language.locale());
        var token = pieces.size() == 1 ? NOTHING : newToken(request, response, tokens);
        var whole = packs(request) ? packed.with(token) : plain(token);
        response.addHeader(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING);
        if (packs(request)) {
            response.setHeader(HttpHeaders.CONTENT_ENCODING, "gzip");
        }
        response.setContentLength(whole.length);
        response.getOutputStream().write(whole);
    }

    private static boolean packs(HttpServletRequest request) {
        var accepted = request.getHeader(HttpHeaders.ACCEPT_ENCODING);
        return accepted != null && GZIP.matcher(accepted).find();
    }

    private byte[] plain(byte[] token) {
        var whole = new ByteArrayOutputStream();
        for (int i = 0; i < pieces.size(); i++) {
            whole.writeBytes(i > 0 ? token : NOTHING);
            whole.writeBytes(pieces.get(i));
        }
        return whole.toByteArray();
    }

    private static byte[] newToken(
            HttpServletRequest request, HttpServletResponse response, CsrfTokenRepository tokens) {
        var token = tokens.generateToken(request);
        tokens.saveToken(token, request, response);
        MASK.handle(request, response, () -> token);
        return request.getAttribute(CsrfToken.class.getName()) instanceof CsrfToken masked
                ? masked.getToken().getBytes(StandardCharsets.US_ASCII)
                : NOTHING;
    }
}
