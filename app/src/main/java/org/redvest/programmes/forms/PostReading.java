package org.redvest.programmes.forms;

import java.util.HashMap;
import java.util.Optional;
import java.util.stream.Stream;
import org.redvest.programmes.PostOutline;
import org.redvest.programmes.recurrence.Recurrence;
import org.redvest.web.Problems;
import org.redvest.web.TypedFields;

/**
 * A post as a form says it.
 *
 * @param outline empty where something is wrong with it
 * @param recurrence for the preview, which waits for nothing else
 */
public record PostReading(
        Optional<PostOutline> outline,
        Optional<Recurrence> recurrence,
        int people,
        Problems problems,
        Problems recurrenceProblems) {

    /** The form as it begins for a post that is there. */
    public static TypedFields typed(PostOutline outline, String community) {
        var typed = new HashMap<>(RecurrenceReading.typed(outline.recurrence()));
        typed.put("postName", outline.name());
        typed.put("community", community);
        typed.put("siteName", outline.site());
        typed.put("category", outline.category());
        typed.put("skill", outline.skill().orElse(""));
        typed.put("people", Integer.toString(outline.people()));
        typed.put("what", outline.what());
        typed.put("risks", outline.risks());
        typed.put("safeguards", outline.safeguards());
        typed.put("age", Integer.toString(outline.minimumAge()));
        typed.put("address", outline.details().address());
        typed.put("contact", outline.details().contactName());
        typed.put("phone", outline.details().contactPhone());
        typed.put("note", outline.details().note());
        return new TypedFields(typed);
    }

    static Problems together(Problems one, Problems other) {
        return new Problems(
                Stream.concat(one.all().stream(), other.all().stream()).toList());
    }
}
