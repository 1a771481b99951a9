package org.redvest.programmes.pages;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.redvest.accounts.For;
import org.redvest.accounts.Hat;
import org.redvest.accounts.Role;
import org.redvest.catalogue.Catalogue;
import org.redvest.programmes.Programme;
import org.redvest.programmes.ProgrammeId;
import org.redvest.programmes.ProgrammeResult;
import org.redvest.programmes.ProgrammeSearch;
import org.redvest.programmes.ProgrammeState;
import org.redvest.programmes.Programmes;
import org.redvest.programmes.forms.CopyReading;
import org.redvest.programmes.forms.ProgrammeReading;
import org.redvest.regions.Regions;
import org.redvest.web.AddressParameter;
import org.redvest.web.FreeText;
import org.redvest.web.PlainText;
import org.redvest.web.Problem;
import org.redvest.web.Problems;
import org.redvest.web.TypedFields;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** A committee's programmes: the list, one of them, and how it is made, changed, started and ended. */
@Controller
class ProgrammePages {

    static final String ALL = "/programmes";
    private static final String NEW = ALL + "/new";
    private static final String ONE = ALL + "/{programme}";
    private static final FreeText REASON = FreeText.open(2, 200);

    private final Programmes programmes;
    private final ProgrammeDesk desk;
    private final Regions regions;

    ProgrammePages(Programmes programmes, ProgrammeDesk desk, Regions regions) {
        this.programmes = programmes;
        this.desk = desk;
        this.regions = regions;
    }

    @GetMapping(ALL)
    @For({Role.DISPATCHER, Role.SECRETARY})
    ModelAndView list(
            @RequestParam(defaultValue = "") String words,
            @RequestParam(defaultValue = "") String state,
            @RequestParam(name = "page", defaultValue = "1") String number,
            Hat hat) {
        var search = new ProgrammeSearch(
                new AddressParameter("words", words).words(),
                new AddressParameter("state", state).oneOf(List.of(ProgrammeState.values()), ProgrammeState::word));
        var listed = programmes.list(search, new AddressParameter("page", number).page());
        return new ModelAndView(
                "programmes/list",
                Map.of("listed", listed, "search", search, "regions", regions, "own", hat.role() == Role.DISPATCHER));
    }

    @GetMapping(NEW)
    @For(Role.DISPATCHER)
    ModelAndView begin(Hat hat) {
        var typed = new TypedFields(Map.of("organiser", hat.label(), "measure", "beneficiaries"));
        return form(NEW, typed, Problems.NONE, "programmes.new");
    }

    @PostMapping(NEW)
    @For(Role.DISPATCHER)
    ModelAndView make(@RequestParam Map<String, String> fields, Hat hat) {
        var typed = new TypedFields(fields);
        var read = ProgrammeReading.of(typed);
        if (read.outline().isEmpty()) {
            return form(NEW, typed, read.problems(), "programmes.new");
        }
        return answer(
                programmes.make(read.outline().get(), typed.form(), hat),
                problems -> form(NEW, typed, problems, "programmes.new"));
    }

    @GetMapping(ONE)
    @For({Role.DISPATCHER, Role.SECRETARY})
    ModelAndView one(
            @PathVariable long programme, @RequestParam(name = "page", defaultValue = "1") String number, Hat hat) {
        return one(new ProgrammeId(programme), new AddressParameter("page", number).page(), Problems.NONE, hat);
    }

    @GetMapping(ONE + "/change")
    @For(Role.DISPATCHER)
    ModelAndView change(@PathVariable long programme, Hat hat) {
        var own = own(programme, hat);
        var typed = ProgrammeReading.typed(programmes.programme(own).outline());
        return form(own.path() + "/change", versioned(typed, own), Problems.NONE, "programmes.change");
    }

    @PostMapping(ONE + "/change")
    @For(Role.DISPATCHER)
    ModelAndView change(@PathVariable long programme, @RequestParam Map<String, String> fields, Hat hat) {
        var own = own(programme, hat);
        var action = own.path() + "/change";
        var typed = new TypedFields(fields);
        var read = ProgrammeReading.of(typed);
        if (read.outline().isEmpty()) {
            return form(action, typed, read.problems(), "programmes.change");
        }
        var result = programmes.change(own, typed.version(), read.outline().get(), hat);
        return answer(
                result,
                problems -> form(
                        action,
                        result instanceof ProgrammeResult.Overtaken ? versioned(typed, own) : typed,
                        problems,
                        "programmes.change"));
    }

    @GetMapping(ONE + "/copy")
    @For(Role.DISPATCHER)
    ModelAndView copy(@PathVariable long programme) {
        var earlier = programmes.programme(new ProgrammeId(programme));
        var first = earlier.outline().period().first().plusYears(1);
        var typed = new TypedFields(
                Map.of("programme", ProgrammeReading.nextYear(earlier.outline()), "firstDay", first.toString()));
        return copy(earlier, typed, Problems.NONE);
    }

    @PostMapping(ONE + "/copy")
    @For(Role.DISPATCHER)
    ModelAndView copy(@PathVariable long programme, @RequestParam Map<String, String> fields, Hat hat) {
        var earlier = programmes.programme(new ProgrammeId(programme));
        var typed = new TypedFields(fields);
        var read = CopyReading.of(typed);
        if (read.firstDay().isEmpty()) {
            return copy(earlier, typed, read.problems());
        }
        return answer(
                programmes.copy(earlier.id(), read.name(), read.firstDay().get(), typed.form(), hat),
                problems -> copy(earlier, typed, problems));
    }

    private static ModelAndView copy(Programme earlier, TypedFields typed, Problems problems) {
        return shown(
                new ModelAndView("programmes/copy", Map.of("programme", earlier, "typed", typed, "problems", problems)),
                problems);
    }

    private TypedFields versioned(TypedFields typed, ProgrammeId id) {
        return typed.with("version", Integer.toString(programmes.programme(id).version()));
    }

    @PostMapping(ONE + "/start")
    @For(Role.DISPATCHER)
    ModelAndView start(@PathVariable long programme, Hat hat) {
        var id = own(programme, hat);
        return answer(programmes.start(id, hat), problems -> one(id, 1, problems, hat));
    }

    @GetMapping(ONE + "/end")
    @For(Role.DISPATCHER)
    ModelAndView end(@PathVariable long programme, Hat hat) {
        return end(own(programme, hat), "", Problems.NONE);
    }

    /** A draft is cancelled, for nothing was made of it; what runs is ended. */
    @PostMapping(ONE + "/end")
    @For(Role.DISPATCHER)
    ModelAndView end(
            @PathVariable long programme,
            @RequestParam(defaultValue = "") String how,
            @RequestParam(defaultValue = "") String reason,
            Hat hat) {
        var id = own(programme, hat);
        var said = PlainText.line(reason);
        var problems = said.isEmpty() ? List.<Problem>of() : REASON.problems("reason", "web.typed.missing", said);
        if (!problems.isEmpty()) {
            return end(id, said, new Problems(problems));
        }
        boolean cancelled = how.equals(ProgrammeState.CANCELLED.word())
                || programmes.programme(id).state() == ProgrammeState.DRAFT;
        return answer(
                programmes.finish(id, cancelled ? ProgrammeState.CANCELLED : ProgrammeState.ENDED, said, hat),
                wrong -> end(id, said, wrong));
    }

    private ModelAndView end(ProgrammeId id, String reason, Problems problems) {
        return shown(
                new ModelAndView(
                        "programmes/end",
                        Map.of(
                                "programme",
                                programmes.programme(id),
                                "made",
                                programmes.made(id),
                                "reason",
                                reason,
                                "problems",
                                problems)),
                problems);
    }

    private ModelAndView one(ProgrammeId id, int page, Problems problems, Hat hat) {
        return shown(
                new ModelAndView("programmes/one", Map.of("view", desk.view(id, page, hat), "problems", problems)),
                problems);
    }

    private ModelAndView form(String action, TypedFields typed, Problems problems, String title) {
        return shown(
                new ModelAndView(
                        "programmes/form",
                        Map.of(
                                "action", action,
                                "typed", typed,
                                "problems", problems,
                                "title", title,
                                "measures", Catalogue.measures())),
                problems);
    }

    /** Another committee's programme may be seen from above; to those who would change it, it does not exist. */
    private ProgrammeId own(long programme, Hat hat) {
        var id = new ProgrammeId(programme);
        return programmes.own(id, hat).id();
    }

    static ModelAndView answer(ProgrammeResult result, Function<Problems, ModelAndView> again) {
        return switch (result) {
            case ProgrammeResult.Done(var path) -> new ModelAndView("redirect:" + path);
            case ProgrammeResult.Refused(var problems) -> again.apply(new Problems(problems));
            case ProgrammeResult.Overtaken() ->
                again.apply(new Problems(List.of(new Problem("version", "programmes.problem.overtaken"))));
        };
    }

    static ModelAndView shown(ModelAndView page, Problems problems) {
        page.setStatus(problems.any() ? HttpStatus.UNPROCESSABLE_CONTENT : HttpStatus.OK);
        return page;
    }
}
