/** The dispatch problem and its solver: values in, values out; no clock, no logger, no I/O. */
module org.redvest.engine {
    requires static org.jspecify;

    exports org.redvest.engine;
}
