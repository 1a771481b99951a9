package org.redvest.channels;

import java.time.Instant;
import java.util.Optional;

/**
 * One thing that is told, to as many people as it concerns.
 *
 * @param id told again under the same id it is the same message, and goes out once
 * @param order number of the order it is about; empty where it sums up several
 * @param start of the service that it is about
 * @param href page of the application that it leads to
 */
public record Message(String id, Sentence sentence, String order, Optional<Instant> start, String href, Instant at) {}
