package org.redvest.e2e;

import com.deque.html.axecore.args.AxeRunOptions;
import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What must hold on every page, whoever looks at it. */
final class Inspection {

    private static final Set<String> GRAVE = Set.of("serious", "critical");

    /** Texts that an eye can see or a screen reader speaks, with the language that stands on them or around them. */
    private static final String FOREIGN = """
            (wrong) => {
              const found = [];
              const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
              const bad = new RegExp(wrong, 'u');
              while (walker.nextNode()) {
                const node = walker.currentNode;
                const element = node.parentElement;
                if (!element || ['SCRIPT', 'STYLE', 'TEXTAREA'].includes(element.tagName)) continue;
                if (element.closest('[lang]') !== document.documentElement) continue;
                if (bad.test(node.textContent)) found.push(node.textContent.trim().slice(0, 60));
              }
              for (const element of document.querySelectorAll('[aria-label], [title], [placeholder], [alt]')) {
                if (element.closest('[lang]') !== document.documentElement) continue;
                for (const name of ['aria-label', 'title', 'placeholder', 'alt']) {
                  const value = element.getAttribute(name);
                  if (value && bad.test(value)) found.push(name + '=' + value.slice(0, 60));
                }
              }
              return found.slice(0, 5);
            }
            """;

    private static final String WIDER_THAN_THE_SCREEN =
            "() => document.documentElement.scrollWidth > document.documentElement.clientWidth + 1";

    private Inspection() {}

    /** Everything wrong with the page, in words; empty when nothing is. */
    static List<String> of(Page page) {
        var wrong = new ArrayList<String>();
        if ((Boolean) page.evaluate(WIDER_THAN_THE_SCREEN)) {
            wrong.add("scrolls sideways");
        }
        var english = "en".equals(page.locator("html").getAttribute("lang"));
        // Two Latin words in a row are a sentence that was not translated; single ones are names and units.
        var foreign = (List<?>) page.evaluate(FOREIGN, english ? "\\p{Script=Han}" : "[A-Za-z]{2,} [A-Za-z]{2,}");
        foreign.forEach(text -> wrong.add("not in the page's language: " + text));
        violations(page)
                .forEach(violation -> wrong.add("axe " + violation.getId() + ": " + violation.getHelp() + " at "
                        + violation.getNodes().getFirst().getTarget()));
        return wrong;
    }

    /** On a screen so tall that the bars which stick to its edge cover nothing: else axe measures what happens to lie free. */
    private static List<Rule> violations(Page page) {
        var screen = page.viewportSize();
        page.setViewportSize(screen.width, (Integer) page.evaluate("() => document.documentElement.scrollHeight"));
        try {
            return new AxeBuilder(page)
                            .setLegacyMode(true)
                            .options(onlyViolations())
                            .withTags(List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"))
                            .analyze()
                            .getViolations()
                            .stream()
                            .filter(violation -> GRAVE.contains(violation.getImpact()))
                            .toList();
        } finally {
            page.setViewportSize(screen.width, screen.height);
        }
    }

    /** Neither what passed nor what axe is unsure of: that is half of its time. */
    private static AxeRunOptions onlyViolations() {
        var options = new AxeRunOptions();
        options.setResultTypes(List.of("violations"));
        return options;
    }
}
