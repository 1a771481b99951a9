package org.redvest.setup;

import java.time.Duration;
import org.redvest.web.NotFound;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** The city's mark, under an address that changes with it: a browser keeps it. */
@Controller
class LogoPages {

    static final String PATH = "/logo/";

    private static final Duration YEAR = Duration.ofDays(365);

    private final Setup setup;
    private final SetupStore store;

    LogoPages(Setup setup, SetupStore store) {
        this.setup = setup;
        this.store = store;
    }

    @GetMapping(PATH + "{mark}")
    ResponseEntity<byte[]> logo(@PathVariable String mark) {
        var logo = setup.inSystem(() -> store.logo(mark)).orElseThrow(NoSuchLogo::new);
        return ResponseEntity.ok()
                .contentType(MediaType.IMAGE_PNG)
                .cacheControl(CacheControl.maxAge(YEAR).cachePublic().immutable())
                .body(logo.png());
    }

    private static final class NoSuchLogo extends NotFound {
        private static final long serialVersionUID = 1L;

        NoSuchLogo() {
            super("No such logo");
        }
    }
}
