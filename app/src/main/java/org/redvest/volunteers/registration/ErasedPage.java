package org.redvest.volunteers.registration;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** Where those come to who have just erased themselves: they have no account any more. */
@Controller
class ErasedPage {

    @GetMapping("/erased")
    String erased() {
        return "volunteers/erased";
    }
}
