import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.lang.reflect.Field;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.junit.platform.engine.CancellationToken;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherExecutionRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/**
 * Runs tests until one fails, again and again in one JVM. Each line that is read is a run: folders of classes joined by colons, and names of
 * test classes or {@code Class#method}, all behind tabs. The answer ends with {@code done 0} after all of them, {@code done 1} at the first
 * failure, {@code done 3} where there was nothing to run. What changes with a mutation is read by a class loader of its own; the
 * libraries stay warm, and nothing else: the applications, their database and their threads end with their run.
 */
public final class WarmTests implements TestExecutionListener {
    private final CancellationToken cancellation = CancellationToken.create();
    private int tests;
    private boolean noticed;

    public static void main(String[] arguments) throws Exception {
        var classPath = System.getProperty("java.class.path");
        var requests = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (var request = requests.readLine(); request != null; request = requests.readLine()) {
            var words = List.of(request.split("\t"));
            // A test that starts a JVM of its own asks for the class path.
            System.setProperty("java.class.path", classPath + ":" + words.getFirst());
            var run = new WarmTests();
            var thread = new Thread(() -> run.all(words.subList(1, words.size())), "tests");
            thread.setContextClassLoader(loader(words.getFirst()));
            thread.start();
            thread.join();
            endApplications();
            System.out.println("done " + (run.noticed ? 1 : run.tests > 0 ? 0 : 3));
        }
        System.exit(0);
    }

    private static URLClassLoader loader(String folders) throws Exception {
        var urls = new ArrayList<URL>();
        for (var folder : folders.split(":")) {
            urls.add(Path.of(folder).toUri().toURL());
        }
        return new URLClassLoader(urls.toArray(URL[]::new), WarmTests.class.getClassLoader());
    }

    private void all(List<String> names) {
        // One class after the other: discovering all of them at once would initialise classes that a failure makes needless.
        for (var name : names) {
            if (!noticed) {
                var began = System.nanoTime();
                var asked = LauncherDiscoveryRequestBuilder.request().selectors(selector(name)).build();
                LauncherFactory.create()
                        .execute(LauncherExecutionRequestBuilder.request(asked)
                                .listeners(this)
                                .cancellationToken(cancellation)
                                .build());
                System.out.println("took " + name + " " + (System.nanoTime() - began) / 1_000_000);
            }
        }
    }

    /** A method by its name alone, whatever it takes: a test with parameters is named like any other. */
    private static DiscoverySelector selector(String name) {
        if (!name.contains("#")) {
            return DiscoverySelectors.selectClass(name);
        }
        var parts = name.split("#");
        try {
            var type = Class.forName(parts[0], false, Thread.currentThread().getContextClassLoader());
            return Stream.of(type.getDeclaredMethods())
                    .filter(method -> method.getName().equals(parts[1]) && !method.isSynthetic())
                    .findFirst()
                    .map(method -> DiscoverySelectors.selectMethod(type, method))
                    .orElseThrow(() -> new IllegalArgumentException("No test is called " + name));
        } catch (ClassNotFoundException e) {
            throw new IllegalArgumentException("No test is called " + name, e);
        }
    }

    @Override
    public void executionFinished(TestIdentifier test, TestExecutionResult result) {
        tests += test.isTest() ? 1 : 0;
        if (result.getStatus() == TestExecutionResult.Status.FAILED && test.getParentId().isEmpty()) {
            // Not a test but what runs them: no rule was noticed.
            result.getThrowable().ifPresent(Throwable::printStackTrace);
        } else if (result.getStatus() == TestExecutionResult.Status.FAILED && !noticed) {
            noticed = true;
            System.out.println("noticed-by " + test.getUniqueIdObject().getSegments().stream()
                    .filter(segment -> !segment.getType().equals("engine"))
                    .map(segment -> segment.getValue().replaceAll("[(].*$", "").replaceAll("^.*[.]", ""))
                    .reduce((a, b) -> a + "." + b)
                    .orElse(test.getDisplayName()));
            result.getThrowable().ifPresent(Throwable::printStackTrace);
            cancellation.cancel();
        }
    }

    /** What Spring would do when the JVM ends; not every module has it. */
    private static void endApplications() throws Exception {
        try {
            var hook = open(Class.forName("org.springframework.boot.SpringApplication"), "shutdownHook").get(null);
            ((Runnable) hook).run();
            var reset = hook.getClass().getDeclaredMethod("reset");
            reset.setAccessible(true);
            reset.invoke(hook);
            var handlers = open(hook.getClass(), "handlers").get(hook);
            ((Collection<?>) open(handlers.getClass(), "actions").get(handlers)).clear();
            var delegate = Class.forName("org.springframework.test.context.cache.DefaultCacheAwareContextLoaderDelegate");
            var contexts = open(delegate, "defaultContextCache").get(null);
            var cache = Class.forName("org.springframework.test.context.cache.ContextCache");
            cache.getMethod("reset").invoke(contexts);
        } catch (ClassNotFoundException noSpringHere) {
            return;
        }
    }

    private static Field open(Class<?> type, String name) throws NoSuchFieldException {
        var field = type.getDeclaredField(name);
        field.setAccessible(true);
        return field;
    }
}
