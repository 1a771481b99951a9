/**
 * The dispatch problem and its solver: values in, values out; no clock, no logger, no I/O. The first package has the problem and the
 * answers; the packages within are the method and are not exported.
 */
module org.redvest.engine {
    requires static org.jspecify;

    exports org.redvest.engine;
}
