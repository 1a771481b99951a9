package org.redvest.randomcity;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** What was found in a run, each fault once, with the step at which it showed first; and how often each rule was looked at. */
final class Findings {

    /** @param step at which it showed first */
    record First(int step, Finding finding) {}

    private final Map<String, First> first = new LinkedHashMap<>();
    private final Map<String, Integer> times = new TreeMap<>();
    private final Map<String, Integer> looked = new TreeMap<>();
    private final Consumer<First> told;
    private int step;

    Findings() {
        this(_ -> {});
    }

    /** @param told of each as it shows first: a long run need not be waited for */
    Findings(Consumer<First> told) {
        this.told = told;
        Stream.of(Promise.values()).map(Promise::words).forEach(rule -> looked.put(rule, 0));
        Stream.concat(CityInvariants.names(), FigureChecks.names()).forEach(rule -> looked.put(rule, 0));
    }

    void at(int number) {
        step = number;
    }

    synchronized void add(String rule, String where, String what) {
        var finding = new Finding(rule, where, what);
        if (first.putIfAbsent(finding.signature(), new First(step, finding)) == null) {
            told.accept(new First(step, finding));
        }
        times.merge(finding.signature(), 1, Integer::sum);
    }

    void lookedAt(Promise promise) {
        lookedAt(promise.words());
    }

    /** A rule that was never looked at proves nothing: it is counted. */
    synchronized void lookedAt(String rule) {
        looked.merge(rule, 1, Integer::sum);
    }

    List<First> all() {
        return new ArrayList<>(first.values());
    }

    boolean none() {
        return first.isEmpty();
    }

    boolean has(String signature) {
        return first.containsKey(signature);
    }

    int times(String signature) {
        return times.getOrDefault(signature, 0);
    }

    Map<String, Integer> looked() {
        return looked;
    }

    List<String> neverLookedAt() {
        return looked.entrySet().stream()
                .filter(rule -> rule.getValue() == 0)
                .map(Map.Entry::getKey)
                .toList();
    }
}
