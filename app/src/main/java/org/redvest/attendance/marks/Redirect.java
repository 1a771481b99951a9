package org.redvest.attendance.marks;

import org.springframework.http.HttpStatus;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.view.RedirectView;

/** What was posted is done; the browser is sent to the page that shows it, so that reloading posts nothing. */
public final class Redirect {

    private Redirect() {}

    public static ModelAndView than(String path) {
        var view = new RedirectView(path, true);
        view.setStatusCode(HttpStatus.SEE_OTHER);
        view.setExposeModelAttributes(false);
        return new ModelAndView(view);
    }
}
