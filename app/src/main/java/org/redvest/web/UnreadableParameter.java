package org.redvest.web;

/** A parameter of an address that is unknown there, or says nothing that can be read: the reader is told what is allowed. */
public final class UnreadableParameter extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient AddressParameter parameter;
    private final transient Problem allowed;

    UnreadableParameter(AddressParameter parameter, Problem allowed) {
        super("%s: %s".formatted(parameter.name(), allowed.key()), null, false, false);
        this.parameter = parameter;
        this.allowed = allowed;
    }

    AddressParameter parameter() {
        return parameter;
    }

    Problem allowed() {
        return allowed;
    }
}
