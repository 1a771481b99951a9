package org.redvest.hours.proving;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.redvest.database.Scope;
import org.redvest.database.Scopes;
import org.redvest.hours.Ledger;
import org.redvest.hours.Root;
import org.redvest.web.AddressParameter;
import org.redvest.web.Listing;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The daily roots of the ledger, for every reader to keep and compare. They tell hashes and counts, nothing of people. */
@Controller
class LedgerPages {

    private static final String HEAD = "format,number,day,up_to,entries,taken_at,tree,previous,root";

    private final Ledger ledger;
    private final Cache<Integer, Listing<Root>> pages;
    private final Cache<String, String> files;

    LedgerPages(Ledger ledger, @Value("${redvest.published-for}") Duration kept) {
        this.ledger = ledger;
        this.pages =
                Caffeine.newBuilder().maximumSize(64).expireAfterWrite(kept).build();
        this.files = Caffeine.newBuilder().maximumSize(1).expireAfterWrite(kept).build();
    }

    @GetMapping("/ledger")
    String roots(@RequestParam(defaultValue = "") String page, Model model) {
        var number = new AddressParameter("page", page).page();
        model.addAttribute("list", pages.get(number, this::listing));
        return "hours/roots";
    }

    private Listing<Root> listing(int page) {
        return Scopes.within(
                Scope.SYSTEM,
                () -> new Listing<>(ledger.roots(Listing.offset(page), Listing.LENGTH), page, ledger.countRoots()));
    }

    /** Oldest first, with the fields that docs/ledger.md names: to be read by a script, so in no language. */
    @GetMapping("/ledger.csv")
    ResponseEntity<byte[]> download() {
        var file = files.get("ledger.csv", _ -> file(Scopes.within(Scope.SYSTEM, ledger::allRoots)));
        return ResponseEntity.ok()
                .header("Content-Type", "text/csv;charset=UTF-8")
                .header("Content-Disposition", "attachment; filename=\"redvest-ledger-roots.csv\"")
                .body(file.getBytes(StandardCharsets.UTF_8));
    }

    private static String file(List<Root> roots) {
        return roots.stream()
                .map(root -> "%d,%d,%s,%d,%d,%s,%s,%s,%s\n"
                        .formatted(
                                root.format(),
                                root.number(),
                                root.day(),
                                root.upTo(),
                                root.entries(),
                                root.takenAt(),
                                root.tree(),
                                root.previous(),
                                root.root()))
                .collect(Collectors.joining("", HEAD + "\n", ""));
    }
}
