package org.redvest.programmes;

import java.util.Optional;

/** Which programmes a list shows: those whose name, aim or brand holds the words, in one state or in any. */
public record ProgrammeSearch(String words, Optional<ProgrammeState> state) {}
