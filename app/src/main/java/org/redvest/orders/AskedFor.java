package org.redvest.orders;

import java.util.List;

/** A checked {@link Draft.Ask}, with those of its skills that need a licence. */
record AskedFor(int people, List<String> skills, List<String> licences) {}
