package org.redvest.dispatch.plans;

/** The number of a plan, as people say it: 第 7 号方案. */
public record PlanId(long value) {

    public String path() {
        return "/plans/" + value;
    }

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
