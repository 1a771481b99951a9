package org.redvest.funds.pages;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.redvest.accounts.For;
import org.redvest.accounts.Hat;
import org.redvest.accounts.Role;
import org.redvest.funds.FundId;
import org.redvest.funds.FundResult;
import org.redvest.funds.Funds;
import org.redvest.funds.forms.FundReading;
import org.redvest.programmes.Programme;
import org.redvest.programmes.ProgrammeId;
import org.redvest.programmes.Programmes;
import org.redvest.web.AddressParameter;
import org.redvest.web.Problem;
import org.redvest.web.Problems;
import org.redvest.web.TypedFields;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Funds: all of them, those of a programme, one with its book, as a file and as a sheet, and how one is opened. */
@Controller
class FundPages {

    static final String ALL = "/funds";
    private static final String OF_PROGRAMME = "/programmes/{programme}/funds";
    static final String ONE = ALL + "/{fund}";

    private final Funds funds;
    private final FundDesk desk;
    private final FundFile file;
    private final Programmes programmes;

    FundPages(Funds funds, FundDesk desk, FundFile file, Programmes programmes) {
        this.funds = funds;
        this.desk = desk;
        this.file = file;
        this.programmes = programmes;
    }

    @GetMapping(ALL)
    @For({Role.DISPATCHER, Role.SECRETARY})
    ModelAndView list(@RequestParam(name = "page", defaultValue = "1") String number, Hat hat) {
        return list(Optional.empty(), number, hat);
    }

    @GetMapping(OF_PROGRAMME)
    @For({Role.DISPATCHER, Role.SECRETARY})
    ModelAndView list(
            @PathVariable long programme, @RequestParam(name = "page", defaultValue = "1") String number, Hat hat) {
        return list(Optional.of(programmes.programme(new ProgrammeId(programme))), number, hat);
    }

    private ModelAndView list(Optional<Programme> programme, String number, Hat hat) {
        var listed = funds.list(programme.map(Programme::id), new AddressParameter("page", number).page());
        var tasks = funds.tasks(hat).stream()
                .filter(task -> programme.isEmpty()
                        || task.fund().programme().equals(programme.get().id()))
                .toList();
        var model = new HashMap<String, Object>();
        model.put("listed", listed);
        model.put("programme", programme);
        model.put(
                "programmes",
                desk.programmesOf(listed.rows().stream().map(row -> row.fund().programme())));
        model.put("tasks", tasks);
        model.put("names", desk.namesOf(tasks));
        model.put(
                "mayOpen",
                programme
                        .filter(each -> each.isChangedBy(hat) && !each.state().over())
                        .isPresent());
        return new ModelAndView("funds/list", model);
    }

    @GetMapping(OF_PROGRAMME + "/new")
    @For(Role.DISPATCHER)
    ModelAndView begin(@PathVariable long programme, Hat hat) {
        return form(programmes.own(new ProgrammeId(programme), hat), TypedFields.NONE, Problems.NONE);
    }

    @PostMapping(OF_PROGRAMME + "/new")
    @For(Role.DISPATCHER)
    ModelAndView open(@PathVariable long programme, @RequestParam Map<String, String> fields, Hat hat) {
        var own = programmes.own(new ProgrammeId(programme), hat);
        var typed = new TypedFields(fields);
        var read = FundReading.of(typed);
        if (read.outline().isEmpty()) {
            return form(own, typed, read.problems());
        }
        return answer(
                funds.open(own.id(), read.outline().get(), typed.form(), hat), problems -> form(own, typed, problems));
    }

    private static ModelAndView form(Programme programme, TypedFields typed, Problems problems) {
        return shown(
                new ModelAndView("funds/form", Map.of("programme", programme, "typed", typed, "problems", problems)),
                problems);
    }

    @GetMapping(ONE)
    @For({Role.DISPATCHER, Role.SECRETARY})
    ModelAndView one(@PathVariable long fund, @RequestParam(name = "page", defaultValue = "1") String number, Hat hat) {
        var page = new AddressParameter("page", number).page();
        return new ModelAndView("funds/one", Map.of("view", desk.view(new FundId(fund), page, hat)));
    }

    /** For printing, with the whole book on it. */
    @GetMapping(ONE + "/sheet")
    @For({Role.DISPATCHER, Role.SECRETARY})
    ModelAndView sheet(@PathVariable long fund, Hat hat) {
        var id = new FundId(fund);
        var lines = funds.allLines(id).reversed();
        return new ModelAndView(
                "funds/sheet", Map.of("view", desk.view(id, 1, hat), "lines", lines, "names", desk.names(lines)));
    }

    @GetMapping(ONE + ".csv")
    @For({Role.DISPATCHER, Role.SECRETARY})
    ResponseEntity<byte[]> download(@PathVariable long fund, @RequestParam(defaultValue = "") String lang, Hat hat) {
        var id = new FundId(fund);
        var lines = funds.allLines(id).reversed();
        var content = file.csv(desk.view(id, 1, hat), lines, desk.names(lines), lang);
        funds.noteDownload(funds.fund(id), hat);
        return ResponseEntity.ok()
                .header("Content-Type", "text/csv;charset=UTF-8")
                .header("Content-Disposition", "attachment; filename=\"redvest-fund-%s.csv\"".formatted(id))
                .body(content.getBytes(StandardCharsets.UTF_8));
    }

    static ModelAndView answer(FundResult result, Function<Problems, ModelAndView> again) {
        return switch (result) {
            case FundResult.Done(var path) -> new ModelAndView("redirect:" + path);
            case FundResult.Refused(var problems) -> again.apply(new Problems(problems));
            case FundResult.Overtaken() ->
                again.apply(new Problems(List.of(new Problem("decision", "funds.problem.overtaken"))));
        };
    }

    static ModelAndView shown(ModelAndView page, Problems problems) {
        page.setStatus(problems.any() ? HttpStatus.UNPROCESSABLE_CONTENT : HttpStatus.OK);
        return page;
    }
}
