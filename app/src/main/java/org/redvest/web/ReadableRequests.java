package org.redvest.web;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Enumeration;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Lets nobody trip over an address whose escapes are broken. Tomcat refuses to name any parameter of it, so that not even an error
 * page could be made: the request goes on without a query, and {@link ReadableAddresses} says what was wrong with it.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 5)
class ReadableRequests extends EveryDispatchFilter {

    static final String UNREADABLE = ReadableRequests.class.getName() + ".unreadable";

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var broken = broken(request.getQueryString());
        broken.ifPresent(parameter -> request.setAttribute(UNREADABLE, parameter));
        chain.doFilter(
                broken.isPresent() || wasRefused(request, response) ? new WithoutQuery(request) : request, response);
    }

    /** A form that was refused unread: the page that says so must not read it either. */
    private static boolean wasRefused(HttpServletRequest request, HttpServletResponse response) {
        return request.getDispatcherType() == DispatcherType.ERROR
                && (response.getStatus() == HttpServletResponse.SC_BAD_REQUEST
                        || response.getStatus() == HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE);
    }

    private static Optional<AddressParameter> broken(@Nullable String query) {
        return Optional.ofNullable(query).stream()
                .flatMap(all -> Stream.of(all.split("&")))
                .filter(pair -> !isReadable(pair))
                .findFirst()
                .map(pair -> new AddressParameter(
                        pair.replaceFirst("=.*", ""), pair.contains("=") ? pair.replaceFirst("[^=]*=", "") : ""));
    }

    /** PostgreSQL takes no zero character; nobody types one. */
    private static boolean isReadable(String encoded) {
        try {
            var bytes = URLDecoder.decode(encoded, StandardCharsets.ISO_8859_1).getBytes(StandardCharsets.ISO_8859_1);
            var plain = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
            return plain.chars().noneMatch(each -> each == 0);
        } catch (IllegalArgumentException | CharacterCodingException broken) {
            return false;
        }
    }

    private static final class WithoutQuery extends HttpServletRequestWrapper {

        WithoutQuery(HttpServletRequest request) {
            super(request);
        }

        @Override
        public String getQueryString() {
            return "";
        }

        @Override
        public @Nullable String getParameter(String name) {
            return Map.<String, String>of().get(name);
        }

        @Override
        public Map<String, String[]> getParameterMap() {
            return Map.of();
        }

        @Override
        public Enumeration<String> getParameterNames() {
            return Collections.emptyEnumeration();
        }

        @Override
        public String @Nullable [] getParameterValues(String name) {
            return getParameterMap().get(name);
        }
    }
}
