package org.redvest.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a dispatcher planned on the board is exported beside the running city, and the checker, which shares no code with it, proves it. */
@Order(3)
class ExportedPlanByHand {

    private static final City city = City.shared();
    private static final Chromium chromium = new Chromium();
    private static final Pattern PLAN = Pattern.compile(".*/plans/(\\d+)");

    @TempDir
    Path folder;

    @AfterAll
    static void close_the_browser() {
        chromium.close();
    }

    @Test
    void each_month_of_a_plan_passes_the_check() throws Exception {
        var plan = planned();
        var exported = folder.resolve("exported");

        run(
                List.of("-cp", "../app/target/redvest-app.jar", "-Dloader.main=org.redvest.dispatch.plans.ExportPlan"),
                "org.springframework.boot.loader.launch.PropertiesLauncher",
                plan,
                exported.toString(),
                "",
                city.data().toString());

        try (var found = Files.list(exported)) {
            var months = found.toList();
            assertThat(months).isNotEmpty();
            for (var month : months) {
                run(
                        List.of("-cp", "../cli/target/classes:../cli/target/lib/*"),
                        "org.redvest.cli.Main",
                        "check",
                        month.resolve("instance").toString(),
                        month.resolve("plan").toString());
            }
        }
    }

    /** The number of a plan for all shifts of the board, once it is computed. */
    private static String planned() {
        try (var context = chromium.person(Chromium.DESK)) {
            var page = new EveryPage(city, chromium, "周宁").enter(context);
            page.navigate(city.url("/board?tab=all"));
            page.locator("button[name=all][value=true]").click();
            page.waitForURL(PLAN);
            page.locator(".plan__send")
                    .waitFor(new Locator.WaitForOptions()
                            .setState(WaitForSelectorState.VISIBLE)
                            .setTimeout(120_000));
            var number = PLAN.matcher(page.url());
            assertThat(number.matches()).isTrue();
            return number.group(1);
        }
    }

    private static void run(List<String> options, String main, String... arguments) throws Exception {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.add(main);
        command.addAll(List.of(arguments));
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
    }
}
