package org.redvest.catalogue;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** The menu, for everybody. */
@Controller
class MenuPages {

    private final Catalogue catalogue;

    MenuPages(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    @GetMapping("/menu")
    String menu(Model page) {
        Map<String, List<MenuItem>> items =
                catalogue.menu().stream().collect(Collectors.groupingBy(MenuItem::category));
        page.addAttribute("categories", catalogue.categories());
        page.addAttribute("items", items);
        return "catalogue/menu";
    }

    @GetMapping("/menu/{item}")
    String item(@PathVariable String item, Model page) {
        var found = catalogue.item(new MenuItemId(item));
        page.addAttribute("item", found);
        page.addAttribute(
                "licences",
                catalogue.skills().stream()
                        .filter(Skill::licensed)
                        .map(Skill::code)
                        .filter(found.skills()::contains)
                        .toList());
        return "catalogue/item";
    }
}
