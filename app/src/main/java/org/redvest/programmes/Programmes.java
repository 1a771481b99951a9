package org.redvest.programmes;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.redvest.accounts.Hat;
import org.redvest.accounts.Role;
import org.redvest.programmes.recurrence.Recurrence;
import org.redvest.shifts.ActivityNumber;
import org.redvest.web.Listing;
import org.redvest.web.Problem;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What may be asked of programmes and their posts, in the scope of the hat that asks: what it does not show does not exist
 * ({@link NoSuchProgramme}).
 */
@Service
public class Programmes {

    private final ProgrammeStore store;
    private final PostStore posts;
    private final Posts plans;
    private final Clock clock;

    Programmes(ProgrammeStore store, PostStore posts, Posts plans, Clock clock) {
        this.store = store;
        this.posts = posts;
        this.plans = plans;
        this.clock = clock;
    }

    // Reading

    @Transactional(readOnly = true)
    public Listing<ProgrammeRow> list(ProgrammeSearch search, int page) {
        return new Listing<>(store.list(search, page), page, store.count(search));
    }

    @Transactional(readOnly = true)
    public Programme programme(ProgrammeId id) {
        return store.find(id).orElseThrow(NoSuchProgramme::new);
    }

    /** One that the wearer of this hat may change. */
    @Transactional(readOnly = true)
    public Programme own(ProgrammeId id, Hat hat) {
        return store.find(id).filter(programme -> programme.isChangedBy(hat)).orElseThrow(NoSuchProgramme::new);
    }

    /** Empty where the reader sees a post of a committee above, and not its programme. */
    @Transactional(readOnly = true)
    public Optional<Programme> find(ProgrammeId id) {
        return store.find(id);
    }

    /** By their places. */
    @Transactional(readOnly = true)
    public Listing<ProgrammePost> posts(ProgrammeId id, int page) {
        return new Listing<>(posts.list(id, page), page, posts.count(id));
    }

    @Transactional(readOnly = true)
    public ProgrammePost post(ActivityNumber number) {
        return posts.find(number).orElseThrow(NoSuchProgramme::new);
    }

    @Transactional(readOnly = true)
    public PostsMade made(ProgrammeId id) {
        return posts.made(id, clock.instant());
    }

    /** What the recurrence of a post makes. */
    public PostPreview preview(PostOutline outline) {
        return plans.preview(outline.recurrence(), outline.people());
    }

    public PostPreview preview(Recurrence recurrence, int people) {
        return plans.preview(recurrence, people);
    }

    /** Why a recurrence cannot be served in a programme, each beside its field. */
    public List<Problem> faults(Programme programme, Recurrence recurrence) {
        return plans.faults(programme, recurrence);
    }

    /** What the posts that are not started would make together. */
    @Transactional(readOnly = true)
    public PostsMade toBeMade(ProgrammeId id) {
        var waiting = posts.list(id).stream().filter(post -> !post.started()).toList();
        var previews = waiting.stream().map(post -> preview(post.outline())).toList();
        long shifts = previews.stream().mapToLong(PostPreview::shifts).sum();
        long places = previews.stream().mapToLong(PostPreview::places).sum();
        return new PostsMade(waiting.size(), shifts, shifts, places);
    }

    // Programmes

    /** @param form of the form it was typed in: sent twice, it is made once */
    @Transactional
    public ProgrammeResult make(ProgrammeOutline outline, UUID form, Hat hat) {
        mayPlan(hat);
        if (outline.period().endsBeforeStart()) {
            return new ProgrammeResult.Refused(List.of(new Problem("lastDay", "programmes.problem.ends-first")));
        }
        var made = store.insert(outline, hat, form, Optional.empty(), clock.instant())
                .or(() -> store.ofForm(form, hat))
                .orElseThrow(NoSuchProgramme::new);
        return new ProgrammeResult.Done(made.path());
    }

    /**
     * A draft with the posts of an earlier programme, as many days later as its own first day lies. Of people it takes nothing: contacts
     * are written anew before it starts.
     */
    @Transactional
    public ProgrammeResult copy(ProgrammeId from, String name, LocalDate first, UUID form, Hat hat) {
        mayPlan(hat);
        var earlier = programme(from);
        var outline = earlier.outline();
        long later = ChronoUnit.DAYS.between(outline.period().first(), first);
        var copied = new ProgrammeOutline(
                name,
                outline.aim(),
                outline.organiser(),
                outline.brand(),
                outline.measure(),
                outline.period().later(later));
        var now = clock.instant();
        var made = store.insert(copied, hat, form, Optional.of(from), now);
        if (made.isEmpty()) {
            return new ProgrammeResult.Done(
                    store.ofForm(form, hat).orElseThrow(NoSuchProgramme::new).path());
        }
        var draft = programme(made.get());
        posts.list(from).forEach(post -> plans.add(draft, post.outline().copied(later), UUID.randomUUID(), hat, now));
        return new ProgrammeResult.Done(draft.id().path());
    }

    /** Its period may not leave out days on which a post is served. */
    @Transactional
    public ProgrammeResult change(ProgrammeId id, int version, ProgrammeOutline outline, Hat hat) {
        var programme = lock(id, hat);
        if (programme.version() != version || programme.state().over()) {
            return new ProgrammeResult.Overtaken();
        }
        var problems = new ArrayList<Problem>();
        if (outline.period().endsBeforeStart()) {
            problems.add(new Problem("lastDay", "programmes.problem.ends-first"));
        } else {
            posts.list(id).stream()
                    .filter(post -> !outline.period()
                            .contains(post.outline().recurrence().days()))
                    .findFirst()
                    .ifPresent(post -> problems.add(new Problem(
                            "firstDay",
                            "programmes.problem.leaves-out",
                            post.outline().name())));
        }
        if (!problems.isEmpty()) {
            return new ProgrammeResult.Refused(problems);
        }
        store.change(id, version, outline);
        return new ProgrammeResult.Done(id.path());
    }

    /** Makes the shifts of all its posts at once, or says of which post it cannot. Started twice, it is started once. */
    @Transactional
    public ProgrammeResult start(ProgrammeId id, Hat hat) {
        var programme = lock(id, hat);
        if (programme.state() != ProgrammeState.DRAFT) {
            return programme.state() == ProgrammeState.RUNNING
                    ? new ProgrammeResult.Done(id.path())
                    : new ProgrammeResult.Overtaken();
        }
        var all = posts.list(id);
        var now = clock.instant();
        var problems = all.isEmpty()
                ? List.of(new Problem("posts", "programmes.problem.no-posts"))
                : all.stream()
                        .flatMap(post -> plans.obstacles(programme, post, now).stream())
                        .toList();
        if (!problems.isEmpty()) {
            return new ProgrammeResult.Refused(problems);
        }
        all.forEach(post -> plans.start(post, hat, now));
        store.start(id, now);
        return new ProgrammeResult.Done(id.path());
    }

    /**
     * Ends it, or cancels it: what lies ahead is called off, and those who accepted are told the reason. Without anything ahead it needs
     * none.
     */
    @Transactional
    public ProgrammeResult finish(ProgrammeId id, ProgrammeState end, String reason, Hat hat) {
        var programme = lock(id, hat);
        if (programme.state().over()) {
            return new ProgrammeResult.Done(id.path());
        }
        var now = clock.instant();
        if (reason.isBlank() && posts.made(id, now).ahead() > 0) {
            return new ProgrammeResult.Refused(List.of(new Problem("reason", "programmes.problem.no-reason")));
        }
        posts.list(id).stream().filter(ProgrammePost::started).forEach(post -> plans.callOff(post, reason, hat, now));
        store.finish(id, end, reason, now);
        return new ProgrammeResult.Done(id.path());
    }

    // Posts

    @Transactional
    public ProgrammeResult addPost(ProgrammeId id, PostOutline outline, UUID form, Hat hat) {
        var programme = lock(id, hat);
        var before = posts.ofForm(form, hat);
        if (before.isPresent()) {
            return new ProgrammeResult.Done(post(before.get()).path());
        }
        if (programme.state().over()) {
            return new ProgrammeResult.Overtaken();
        }
        var problems = plans.problems(programme, outline);
        return problems.isEmpty()
                ? new ProgrammeResult.Done("/posts/" + plans.add(programme, outline, form, hat, clock.instant()))
                : new ProgrammeResult.Refused(problems);
    }

    /**
     * Before it is started everything may change; afterwards its times, its people and what only those who come may know.
     *
     * @param reason for those whose shift falls away
     */
    @Transactional
    public ProgrammeResult changePost(ActivityNumber number, int version, PostOutline outline, String reason, Hat hat) {
        var programme = lock(post(number).programme(), hat);
        var post = post(number);
        if (post.version() != version || programme.state().over()) {
            return new ProgrammeResult.Overtaken();
        }
        var wanted = post.started() ? outline.withTermsOf(post.outline()) : outline;
        return plans.change(programme, post, wanted, reason, hat, clock.instant());
    }

    /** Starts one post of a programme that runs. */
    @Transactional
    public ProgrammeResult startPost(ActivityNumber number, Hat hat) {
        var programme = lock(post(number).programme(), hat);
        var post = post(number);
        if (post.started()) {
            return new ProgrammeResult.Done(post.path());
        }
        if (programme.state() != ProgrammeState.RUNNING) {
            return new ProgrammeResult.Overtaken();
        }
        Instant now = clock.instant();
        var problems = plans.obstacles(programme, post, now);
        if (!problems.isEmpty()) {
            return new ProgrammeResult.Refused(problems);
        }
        plans.start(post, hat, now);
        return new ProgrammeResult.Done(post.path());
    }

    /** Takes a post out that was not started. */
    @Transactional
    public ProgrammeResult removePost(ActivityNumber number, Hat hat) {
        var programme = lock(post(number).programme(), hat);
        var post = post(number);
        if (post.started()) {
            return new ProgrammeResult.Overtaken();
        }
        posts.delete(number);
        return new ProgrammeResult.Done(programme.id().path());
    }

    private Programme lock(ProgrammeId id, Hat hat) {
        return store.lock(id).filter(programme -> programme.isChangedBy(hat)).orElseThrow(NoSuchProgramme::new);
    }

    private static void mayPlan(Hat hat) {
        if (hat.role() != Role.DISPATCHER) {
            throw new NoSuchProgramme();
        }
    }
}
