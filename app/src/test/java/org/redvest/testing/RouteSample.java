package org.redvest.testing;

import java.util.LinkedHashMap;
import java.util.Map;
import org.redvest.accounts.Hat;

/**
 * One way to reach one route: whose row it names, and under which hat it is there.
 *
 * @param route as the leak test lists it: {@code "GET /orders/{order}"}
 * @param variables of the path; a route that names no row has none
 * @param parameters of the query or the form, enough for the owner to succeed
 * @param owner under whose hat the route answers
 * @param rowless names nothing of anybody's, or treats another's as if it were not there: others need not get 404, but
 *     nothing may be shown or changed
 */
public record RouteSample(
        String route, Map<String, Object> variables, Map<String, String> parameters, Hat owner, boolean rowless) {

    public RouteSample {
        variables = Map.copyOf(variables);
        parameters = Map.copyOf(parameters);
    }

    public static RouteSample of(String route, Hat owner) {
        return new RouteSample(route, Map.of(), Map.of(), owner, !route.contains("{"));
    }

    public RouteSample at(String variable, Object value) {
        var more = new LinkedHashMap<>(variables);
        more.put(variable, value);
        return new RouteSample(route, more, parameters, owner, rowless);
    }

    public RouteSample with(String parameter, Object value) {
        var more = new LinkedHashMap<>(parameters);
        more.put(parameter, value.toString());
        return new RouteSample(route, variables, more, owner, rowless);
    }

    /** A parameter of this route names a row: others get 404. */
    public RouteSample naming() {
        return new RouteSample(route, variables, parameters, owner, false);
    }

    /** Another's row is treated as one that is not there, without 404. */
    public RouteSample harmless() {
        return new RouteSample(route, variables, parameters, owner, true);
    }

    public String method() {
        return route.substring(0, route.indexOf(' '));
    }

    public String path() {
        return route.substring(route.indexOf(' ') + 1);
    }
}
