package org.redvest.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.ModelAndView;

/** A form that was kept, to be sent on under the hat it was written under. */
@Controller
class KeptPostPages {

    private final KeptPosts posts;
    private final ObjectProvider<WhoActs> whoActs;

    KeptPostPages(KeptPosts posts, ObjectProvider<WhoActs> whoActs) {
        this.posts = posts;
        this.whoActs = whoActs;
    }

    @GetMapping(KeptPosts.PATH + "{token}")
    ModelAndView kept(@PathVariable String token, HttpServletRequest request) {
        var acting = Optional.ofNullable(whoActs.getIfAvailable()).flatMap(who -> who.acting(request));
        var post = posts.find(token, request);
        var gone = post.flatMap(found -> withdrawn(found, request));
        if (gone.isPresent()) {
            return page(post.orElseThrow(), gone.get());
        }
        if (post.isPresent() && acting.isEmpty()) {
            return new ModelAndView("redirect:" + Queries.with("/sign-in", "next", KeptPosts.PATH + token));
        }
        return post.flatMap(found -> hat(found, acting.orElseThrow()).map(hat -> page(found, hat, acting.get(), token)))
                .orElseGet(() -> new ModelAndView(
                        "web/problem", Map.of("kind", "expired", "reference", ""), HttpStatus.NOT_FOUND));
    }

    private Optional<WhoActs.ShownHat> withdrawn(KeptPosts.Post post, HttpServletRequest request) {
        return Optional.ofNullable(whoActs.getIfAvailable()).flatMap(who -> who.withdrawn(request, post.hat()));
    }

    /** Only to be read: nobody can send it any more. */
    private static ModelAndView page(KeptPosts.Post post, WhoActs.ShownHat gone) {
        var page = new ModelAndView("web/withdrawn");
        page.addObject("post", post);
        page.addObject("hat", gone);
        return page;
    }

    /** The hat that the form is sent under; empty for a reader who does not have it. */
    private static Optional<WhoActs.ShownHat> hat(KeptPosts.Post post, WhoActs.Acting acting) {
        return post.hat().isEmpty()
                ? Optional.of(acting.hat())
                : acting.hats().stream()
                        .filter(hat -> hat.id().equals(post.hat()))
                        .findFirst();
    }

    private static ModelAndView page(KeptPosts.Post post, WhoActs.ShownHat hat, WhoActs.Acting acting, String token) {
        var page = new ModelAndView("web/kept");
        page.addObject("post", post);
        page.addObject("hat", hat);
        page.addObject("worn", hat.id().equals(acting.hat().id()));
        page.addObject("path", KeptPosts.PATH + token);
        return page;
    }
}
