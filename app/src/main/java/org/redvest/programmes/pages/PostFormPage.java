package org.redvest.programmes.pages;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import org.redvest.catalogue.Catalogue;
import org.redvest.programmes.PostPreview;
import org.redvest.programmes.Programme;
import org.redvest.programmes.ProgrammePost;
import org.redvest.programmes.Programmes;
import org.redvest.programmes.forms.PostReader;
import org.redvest.programmes.forms.PostReading;
import org.redvest.programmes.forms.RecurrenceReading;
import org.redvest.programmes.recurrence.Recurrence;
import org.redvest.regions.Regions;
import org.redvest.web.Problems;
import org.redvest.web.TypedFields;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;

/** The form of a post, and beside it what its recurrence makes. */
@Component
class PostFormPage {

    /** More names than these make a list that no browser unfolds. */
    private static final int MOST_SUGGESTED = 600;

    /** Empty rows for further shifts of a day. */
    private static final int MORE_ROWS = 2;

    private final Programmes programmes;
    private final PostDesk desk;
    private final PostReader reader;
    private final Catalogue catalogue;
    private final Regions regions;

    PostFormPage(Programmes programmes, PostDesk desk, PostReader reader, Catalogue catalogue, Regions regions) {
        this.programmes = programmes;
        this.desk = desk;
        this.reader = reader;
        this.catalogue = catalogue;
        this.regions = regions;
    }

    /** Nothing is written, and nothing is said of the fields that the preview does not read. */
    ModelAndView preview(Programme programme, Optional<ProgrammePost> post, TypedFields typed) {
        var read = reader.read(typed, programme.region());
        var problems = new ArrayList<>(read.recurrenceProblems().all());
        read.recurrence().ifPresent(recurs -> problems.addAll(programmes.faults(programme, recurs)));
        return page(programme, post, typed, new Problems(problems), true);
    }

    /** All that is wrong with a form, that of its days too. */
    Problems all(Programme programme, PostReading read) {
        var problems = new ArrayList<>(read.problems().all());
        read.recurrence().ifPresent(recurs -> problems.addAll(programmes.faults(programme, recurs)));
        return new Problems(problems);
    }

    ModelAndView page(
            Programme programme,
            Optional<ProgrammePost> post,
            TypedFields typed,
            Problems problems,
            boolean previewed) {
        var recurrence = RecurrenceReading.of(typed).recurrence();
        int people = reader.read(typed, programme.region()).people();
        var model = new HashMap<String, Object>();
        model.put("programme", programme);
        model.put("post", post);
        model.put("action", post.map(ProgrammePost::path).orElse(programme.id().path() + "/posts"));
        model.put("typed", typed);
        model.put("problems", problems);
        model.put("previewed", previewed);
        model.put("preview", recurrence.map(recurs -> preview(recurs, people)));
        model.put("months", recurrence.map(recurs -> desk.months(recurs)).orElse(List.of()));
        model.put("rows", Math.min(Recurrence.MOST_HOURS, filled(typed) + MORE_ROWS));
        model.put("categories", catalogue.categories());
        model.put("skills", catalogue.skills());
        model.put("communities", communities(programme));
        return ProgrammePages.shown(new ModelAndView("programmes/post-form", model), problems);
    }

    private PostPreview preview(Recurrence recurrence, int people) {
        return programmes.preview(recurrence, people);
    }

    private static int filled(TypedFields typed) {
        int filled = 1;
        for (int row = 1; row < Recurrence.MOST_HOURS; row++) {
            if (!typed.value(RecurrenceReading.field("from", row)).isBlank()
                    || !typed.value(RecurrenceReading.field("to", row)).isBlank()) {
                filled = row + 1;
            }
        }
        return filled;
    }

    private List<String> communities(Programme programme) {
        var all = regions.communities(programme.region());
        return all.size() > MOST_SUGGESTED
                ? List.of()
                : all.stream().map(each -> regions.fullPath(each.code())).toList();
    }
}
