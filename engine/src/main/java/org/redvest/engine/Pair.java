package org.redvest.engine;

import java.io.Serializable;

/** A volunteer and a need, by their ids. */
public record Pair(String volunteer, String need) implements Serializable {}
