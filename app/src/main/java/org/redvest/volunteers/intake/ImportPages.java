package org.redvest.volunteers.intake;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.redvest.accounts.For;
import org.redvest.accounts.Hat;
import org.redvest.accounts.Role;
import org.redvest.volunteers.VolunteerId;
import org.redvest.web.AddressParameter;
import org.redvest.web.CsvFile;
import org.redvest.web.Language;
import org.redvest.web.Problem;
import org.redvest.web.Problems;
import org.redvest.web.Queries;
import org.redvest.web.Text;
import org.redvest.web.Texts;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/** 导入志愿者: from the file to people in the register. */
@Controller
@For({Role.ADMIN, Role.DISPATCHER, Role.COMMUNITY})
class ImportPages {

    private static final String LIST = "/volunteers/imports";
    private static final int CELLS_AT_ONCE = 2_000;

    private final Imports imports;
    private final Texts texts;

    ImportPages(Imports imports, Texts texts) {
        this.imports = imports;
        this.texts = texts;
    }

    @GetMapping(LIST)
    String list(@RequestParam(name = "page", defaultValue = "") String number, Model page) {
        return list(new AddressParameter("page", number).page(), Problems.NONE, page);
    }

    private String list(int number, Problems problems, Model page) {
        page.addAttribute("imports", imports.list(number));
        page.addAttribute("problems", problems);
        return "volunteers/imports";
    }

    @PostMapping(LIST)
    String upload(
            @RequestParam(required = false) Optional<MultipartFile> file,
            Hat hat,
            Model page,
            HttpServletResponse response)
            throws IOException {
        var chosen = file.filter(ImportPages::isChosen);
        if (chosen.isEmpty()) {
            return refused(new Problem("file", "volunteers.import.file.none"), page, response);
        }
        var name = Optional.ofNullable(chosen.get().getOriginalFilename()).orElse("");
        return switch (imports.upload(hat, name, chosen.get().getInputStream())) {
            case FileUpload.Kept(var id) -> "redirect:" + path(id);
            case FileUpload.Refused(var problem) -> refused(problem, page, response);
        };
    }

    /** A browser sends a field without a file as a file without a name. */
    private static boolean isChosen(MultipartFile file) {
        return !file.isEmpty()
                || !Optional.ofNullable(file.getOriginalFilename()).orElse("").isEmpty();
    }

    private String refused(Problem problem, Model page, HttpServletResponse response) {
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        return list(1, new Problems(List.of(problem)), page);
    }

    /** Our own form of the list: its columns are text, so no spreadsheet rounds a number in it. */
    @GetMapping(LIST + "/template.xlsx")
    void template(HttpServletResponse response) throws IOException {
        response.setContentType("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"volunteers.xlsx\"");
        response.getOutputStream().write(ImportTemplate.bytes());
    }

    @GetMapping(LIST + "/{number}")
    String show(
            @PathVariable String number,
            @RequestParam(defaultValue = "") String tied,
            Model page,
            HttpServletResponse response) {
        var job = find(number);
        if (job.phase().atWork()) {
            response.setHeader("Refresh", "2");
        }
        page.addAttribute("tied", new AddressParameter("tied", tied).number().orElse(0L));
        return show(job, Problems.NONE, page);
    }

    private String show(VolunteerImport job, Problems problems, Model page) {
        page.addAttribute("job", job);
        page.addAttribute("problems", problems);
        page.addAttribute("sameFile", imports.sameFile(job.id()));
        if (job.phase() == ImportPhase.UPLOADED) {
            page.addAttribute("choice", imports.choice(job, job.sheet(), job.headerRow()));
            return "volunteers/import-columns";
        }
        page.addAttribute("figures", imports.figures(job.id()));
        return "volunteers/import";
    }

    @PostMapping(LIST + "/{number}/sheet")
    String sheet(
            @PathVariable String number,
            @RequestParam(defaultValue = "0") int sheet,
            @RequestParam(defaultValue = "0") int header) {
        var job = find(number);
        if (job.phase() == ImportPhase.UPLOADED) {
            imports.look(job, sheet, Math.max(0, header));
        }
        return "redirect:" + path(job.id());
    }

    @PostMapping(LIST + "/{number}/columns")
    String columns(
            @PathVariable String number,
            @RequestParam Map<String, String> typed,
            Model page,
            HttpServletResponse response) {
        var job = find(number);
        var problems =
                job.phase() == ImportPhase.UPLOADED ? imports.choose(job, new ColumnChoice(typed)) : List.<Problem>of();
        if (problems.isEmpty()) {
            return "redirect:" + path(job.id());
        }
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        return show(job, new Problems(problems), page);
    }

    @GetMapping(LIST + "/{number}/cells")
    String cells(@PathVariable String number, @RequestParam(name = "page", defaultValue = "") String at, Model page) {
        var job = find(number);
        page.addAttribute("job", job);
        page.addAttribute("cells", imports.cells(job.id(), new AddressParameter("page", at).page()));
        return "volunteers/import-cells";
    }

    /** All of them, a few thousand at a time. */
    @GetMapping(LIST + "/{number}/cells.csv")
    void file(@PathVariable String number, @RequestParam(defaultValue = "") String lang, HttpServletResponse response)
            throws IOException {
        var job = find(number);
        var text = texts.in(lang.equals("en") ? Language.EN : Language.ZH);
        response.setContentType("text/csv;charset=UTF-8");
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                "attachment; filename=\"cells-%d.csv\"".formatted(job.id().value()));
        try (var csv = new CsvFile(response.getWriter())) {
            csv.row(
                    text.of("volunteers.import.cells.row"),
                    text.of("volunteers.import.cells.cell"),
                    text.of("volunteers.import.cells.heading"),
                    text.of("volunteers.import.cells.shown"),
                    text.of("volunteers.import.cells.why"));
            int row = 0;
            int column = -1;
            for (var cells = imports.cellsAfter(job.id(), row, column, CELLS_AT_ONCE);
                    !cells.isEmpty();
                    cells = imports.cellsAfter(job.id(), row, column, CELLS_AT_ONCE)) {
                for (var cell : cells) {
                    csv.row(cell.row(), cell.reference(), cell.heading(), cell.shown(), why(cell, text));
                }
                row = cells.getLast().row();
                column = cells.getLast().column();
            }
        }
    }

    static String why(BadCell cell, Text text) {
        return text.of(cell.key(), cell.arguments().toArray());
    }

    @GetMapping(LIST + "/{number}/decisions")
    String decisions(
            @PathVariable String number, @RequestParam(name = "page", defaultValue = "") String at, Model page) {
        var job = find(number);
        page.addAttribute("job", job);
        page.addAttribute("asked", imports.asked(job.id(), new AddressParameter("page", at).page()));
        return "volunteers/import-decisions";
    }

    /** @param same number of the account that the row's person has; 0: another person */
    @PostMapping(LIST + "/{number}/rows/{row}/decision")
    String decide(@PathVariable String number, @PathVariable int row, @RequestParam long same) {
        var job = find(number);
        imports.decide(job, row, same == 0 ? Optional.empty() : Optional.of(new VolunteerId(same)));
        return "redirect:" + path(job.id()) + "/decisions";
    }

    @PostMapping(LIST + "/{number}/start")
    String begin(@PathVariable String number, Hat hat) {
        var job = find(number);
        imports.begin(job, hat);
        return "redirect:" + path(job.id());
    }

    @PostMapping(LIST + "/{number}/taking-back")
    String takeBack(@PathVariable String number, Hat hat) {
        var job = find(number);
        int tied = imports.takeBack(job, hat);
        return "redirect:" + (tied == 0 ? path(job.id()) : Queries.with(path(job.id()), "tied", tied));
    }

    @PostMapping(LIST + "/{number}/closing")
    String close(@PathVariable String number) {
        var job = find(number);
        imports.close(job);
        return "redirect:" + path(job.id());
    }

    @PostMapping(LIST + "/{number}/discarding")
    String discard(@PathVariable String number) {
        imports.discard(find(number));
        return "redirect:" + LIST;
    }

    private VolunteerImport find(String number) {
        if (!number.matches("[0-9]{1,18}")) {
            throw new NoSuchImport();
        }
        return imports.find(new ImportId(Long.parseLong(number)));
    }

    private static String path(ImportId id) {
        return LIST + "/" + id.value();
    }
}
