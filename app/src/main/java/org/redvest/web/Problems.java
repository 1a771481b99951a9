package org.redvest.web;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** All that is wrong with one form; empty when it is shown for the first time. */
public record Problems(List<Problem> all) {

    public static final Problems NONE = new Problems(List.of());

    public Problems {
        all = List.copyOf(all);
    }

    public boolean any() {
        return !all.isEmpty();
    }

    public boolean at(String field) {
        return all.stream().anyMatch(problem -> problem.field().equals(field));
    }

    /** Whether the field holds what may be private: a tick beside it says that it is nobody's. */
    public boolean asksPrivacy(String field) {
        return of(field).stream().anyMatch(problem -> problem.key().startsWith(FreeText.ASKED));
    }

    public List<Problem> of(String field) {
        return all.stream().filter(problem -> problem.field().equals(field)).toList();
    }

    /** For {@code aria-invalid}: a template leaves out an attribute that is null. */
    public @Nullable String invalid(String field) {
        return at(field) ? "true" : null;
    }

    /** For {@code aria-describedby}: the hint under the label and the error under the hint. */
    public @Nullable String describedBy(String field, boolean hint) {
        var ids = (hint ? field + "-hint " : "") + (at(field) ? field + "-error" : "");
        return ids.isBlank() ? null : ids.strip();
    }
}
