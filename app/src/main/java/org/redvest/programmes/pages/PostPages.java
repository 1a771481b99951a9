package org.redvest.programmes.pages;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.redvest.accounts.For;
import org.redvest.accounts.Hat;
import org.redvest.accounts.Role;
import org.redvest.programmes.PostOutline;
import org.redvest.programmes.Programme;
import org.redvest.programmes.ProgrammeId;
import org.redvest.programmes.ProgrammePost;
import org.redvest.programmes.ProgrammeResult;
import org.redvest.programmes.Programmes;
import org.redvest.programmes.forms.PostReader;
import org.redvest.programmes.forms.PostReading;
import org.redvest.regions.Regions;
import org.redvest.shifts.ActivityNumber;
import org.redvest.shifts.Shifts;
import org.redvest.web.AddressParameter;
import org.redvest.web.Live;
import org.redvest.web.PlainText;
import org.redvest.web.Problems;
import org.redvest.web.TypedFields;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** The posts of a programme: one of them, and how it is made, previewed, changed, started and taken out. */
@Controller
class PostPages {

    private static final String NEW = "/programmes/{programme}/posts";
    private static final String ONE = "/posts/{number}";

    /** As most posts are: on weekdays, in the morning. */
    private static final Map<String, String> USUAL = Map.of(
            "people",
            "2",
            "age",
            "18",
            "skill",
            "",
            "from",
            "08:00",
            "to",
            "12:00",
            "holidays",
            TypedFields.YES,
            "makeUp",
            TypedFields.YES);

    private final Programmes programmes;
    private final PostDesk desk;
    private final PostReader reader;
    private final PostFormPage forms;
    private final Regions regions;
    private final Live live;

    PostPages(Programmes programmes, PostDesk desk, PostReader reader, PostFormPage forms, Regions regions, Live live) {
        this.programmes = programmes;
        this.desk = desk;
        this.reader = reader;
        this.forms = forms;
        this.regions = regions;
        this.live = live;
    }

    @GetMapping(NEW + "/new")
    @For(Role.DISPATCHER)
    ModelAndView begin(@PathVariable long programme, Hat hat) {
        var own = own(programme, hat);
        var typed = new HashMap<>(USUAL);
        for (int weekday = 1; weekday <= 5; weekday++) {
            typed.put("weekday" + weekday, TypedFields.YES);
        }
        typed.put("firstDay", own.outline().period().first().toString());
        typed.put("lastDay", own.outline().period().last().toString());
        return forms.page(own, Optional.empty(), new TypedFields(typed), Problems.NONE, false);
    }

    @PostMapping(NEW + "/preview")
    @For(Role.DISPATCHER)
    ModelAndView preview(@PathVariable long programme, @RequestParam Map<String, String> fields, Hat hat) {
        return forms.preview(own(programme, hat), Optional.empty(), new TypedFields(fields));
    }

    @PostMapping(NEW)
    @For(Role.DISPATCHER)
    ModelAndView add(@PathVariable long programme, @RequestParam Map<String, String> fields, Hat hat) {
        var own = own(programme, hat);
        var typed = new TypedFields(fields);
        var read = reader.read(typed, own.region());
        if (read.outline().isEmpty()) {
            return forms.page(own, Optional.empty(), typed, forms.all(own, read), true);
        }
        return ProgrammePages.answer(
                programmes.addPost(own.id(), read.outline().get(), typed.form(), hat),
                problems -> forms.page(own, Optional.empty(), typed, problems, true));
    }

    @GetMapping(ONE)
    @For({Role.DISPATCHER, Role.SECRETARY})
    ModelAndView one(
            @PathVariable String number,
            @RequestParam(defaultValue = "") String past,
            @RequestParam(name = "page", defaultValue = "1") String page,
            Hat hat) {
        return one(
                new ActivityNumber(number),
                new AddressParameter("past", past).flag(),
                new AddressParameter("page", page).page(),
                Problems.NONE,
                hat);
    }

    @GetMapping(path = ONE + "/live", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    @For({Role.DISPATCHER, Role.SECRETARY})
    SseEmitter live(@PathVariable String number) {
        return live.feed(
                Shifts.topic(programmes.post(new ActivityNumber(number)).number()));
    }

    @GetMapping(ONE + "/change")
    @For(Role.DISPATCHER)
    ModelAndView change(@PathVariable String number, Hat hat) {
        var post = post(number, hat);
        return forms.page(programme(post, hat), Optional.of(post), typed(post), Problems.NONE, true);
    }

    @PostMapping(ONE + "/preview")
    @For(Role.DISPATCHER)
    ModelAndView previewChange(@PathVariable String number, @RequestParam Map<String, String> fields, Hat hat) {
        var post = post(number, hat);
        return forms.preview(programme(post, hat), Optional.of(post), withTerms(post, fields));
    }

    @PostMapping(ONE + "/change")
    @For(Role.DISPATCHER)
    ModelAndView change(@PathVariable String number, @RequestParam Map<String, String> fields, Hat hat) {
        var post = post(number, hat);
        var programme = programme(post, hat);
        var typed = withTerms(post, fields);
        var read = reader.read(typed, programme.region());
        if (read.outline().isEmpty()) {
            return forms.page(programme, Optional.of(post), typed, forms.all(programme, read), true);
        }
        var result = programmes.changePost(
                post.number(), typed.version(), read.outline().get(), PlainText.line(typed.value("reason")), hat);
        return ProgrammePages.answer(
                result,
                problems -> forms.page(
                        programme,
                        Optional.of(programmes.post(post.number())),
                        result instanceof ProgrammeResult.Overtaken
                                ? typed.with("version", version(programmes.post(post.number())))
                                : typed,
                        problems,
                        true));
    }

    @PostMapping(ONE + "/start")
    @For(Role.DISPATCHER)
    ModelAndView start(@PathVariable String number, Hat hat) {
        var post = post(number, hat);
        return ProgrammePages.answer(
                programmes.startPost(post.number(), hat), problems -> one(post.number(), false, 1, problems, hat));
    }

    @PostMapping(ONE + "/removal")
    @For(Role.DISPATCHER)
    ModelAndView remove(@PathVariable String number, Hat hat) {
        var post = post(number, hat);
        return ProgrammePages.answer(
                programmes.removePost(post.number(), hat), problems -> one(post.number(), false, 1, problems, hat));
    }

    private ModelAndView one(ActivityNumber number, boolean past, int page, Problems problems, Hat hat) {
        return ProgrammePages.shown(
                new ModelAndView(
                        "programmes/post", Map.of("view", desk.view(number, past, page, hat), "problems", problems)),
                problems);
    }

    /** What a started post is stays as it was, whatever a form sends. */
    private TypedFields withTerms(ProgrammePost post, Map<String, String> fields) {
        if (!post.started()) {
            return new TypedFields(fields);
        }
        var typed = new HashMap<>(fields);
        var kept = typed(post);
        List.of("postName", "community", "siteName", "category", "skill", "what", "risks", "safeguards", "age")
                .forEach(field -> typed.put(field, kept.value(field)));
        return new TypedFields(typed);
    }

    private TypedFields typed(ProgrammePost post) {
        PostOutline outline = post.outline();
        return PostReading.typed(outline, regions.fullPath(outline.community())).with("version", version(post));
    }

    private static String version(ProgrammePost post) {
        return Integer.toString(post.version());
    }

    private Programme own(long programme, Hat hat) {
        return programmes.own(new ProgrammeId(programme), hat);
    }

    private ProgrammePost post(String number, Hat hat) {
        var post = programmes.post(new ActivityNumber(number));
        programmes.own(post.programme(), hat);
        return post;
    }

    private Programme programme(ProgrammePost post, Hat hat) {
        return programmes.own(post.programme(), hat);
    }
}
