package org.redvest.web;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.web.util.UriUtils;

/** Addresses with a query: the one place that writes names and values into it. */
public final class Queries {

    private Queries() {}

    /** The address with more parameters behind those that it has: names and values in turn, each value as it reads. */
    public static String with(String address, Object... namesAndValues) {
        var query = new StringBuilder();
        for (int at = 0; at < namesAndValues.length; at += 2) {
            query.append(pair(namesAndValues[at].toString(), namesAndValues[at + 1].toString()));
        }
        return query.isEmpty() || address.contains("?") ? address + query : address + "?" + query.substring(1);
    }

    /** One value as it stands in an address, whoever's it is: nothing in it can end it. */
    public static String encoded(String value) {
        return UriUtils.encode(value, StandardCharsets.UTF_8);
    }

    /** All that was asked for, but for the language: whoever comes back later may have chosen another. */
    public static String asked(HttpServletRequest request) {
        return address(request, kept("lang", request));
    }

    /** Of the page as it was asked for, each parameter with an ampersand before it. */
    static String kept(String without, HttpServletRequest request) {
        return query(request, (name, value) -> name.equals(without) ? "" : pair(name, value));
    }

    static String without(String unreadable, HttpServletRequest request) {
        return address(request, kept(unreadable, request));
    }

    /** The first parameter of the one value gets the other. */
    static String replacing(String value, String other, HttpServletRequest request) {
        var found = new AtomicBoolean();
        return address(
                request,
                query(
                        request,
                        (name, each) -> pair(name, each.equals(value) && !found.getAndSet(true) ? other : each)));
    }

    private static String address(HttpServletRequest request, String query) {
        return FrameFilling.path(request) + (query.isEmpty() ? "" : "?" + query.substring(1));
    }

    private static String query(HttpServletRequest request, BiFunction<String, String, String> pair) {
        return Collections.list(request.getParameterNames()).stream()
                .flatMap(name -> Stream.of(request.getParameterValues(name)).map(value -> pair.apply(name, value)))
                .collect(Collectors.joining());
    }

    private static String pair(String name, String value) {
        return "&" + encoded(name) + "=" + encoded(value);
    }
}
