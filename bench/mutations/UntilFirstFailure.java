import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/**
 * Runs test classes and ends at the first failure with 1, after all of them with 0, and with 3 where there was nothing to run. Says how long
 * each class took, in milliseconds. What changes with a mutation is read by a class loader of its own, so that the JVM can keep the
 * libraries, which do not change, in its archive of classes.
 */
public final class UntilFirstFailure implements TestExecutionListener {
    private int tests;

    /** @param arguments folders of classes, joined by colons, and the names of test classes, or of methods behind a # */
    public static void main(String[] arguments) throws Exception {
        var folders = new ArrayList<URL>();
        for (var folder : arguments[0].split(":")) {
            folders.add(Path.of(folder).toUri().toURL());
        }
        Thread.currentThread()
                .setContextClassLoader(new URLClassLoader(
                        folders.toArray(URL[]::new), UntilFirstFailure.class.getClassLoader()));
        // A test that starts a JVM of its own asks for the class path.
        System.setProperty("java.class.path", System.getProperty("java.class.path") + ":" + arguments[0]);
        run(List.of(arguments).subList(1, arguments.length));
    }

    private static void run(List<String> classes) {
        var listener = new UntilFirstFailure();
        var launcher = LauncherFactory.create();
        // One class after the other: discovering all of them at once would initialise classes that a failure makes needless.
        for (var name : classes) {
            var began = System.nanoTime();
            launcher.execute(
                    LauncherDiscoveryRequestBuilder.request()
                            .selectors(
                                    name.contains("#")
                                            ? DiscoverySelectors.selectMethod(name)
                                            : DiscoverySelectors.selectClass(name))
                            .build(),
                    listener);
            System.out.println("took " + name + " " + (System.nanoTime() - began) / 1_000_000);
        }
        System.exit(listener.tests > 0 ? 0 : 3);
    }

    @Override
    public void executionFinished(TestIdentifier test, TestExecutionResult result) {
        tests += test.isTest() ? 1 : 0;
        if (result.getStatus() == TestExecutionResult.Status.FAILED) {
            System.out.println("noticed-by " + test.getUniqueIdObject().getSegments().stream()
                    .filter(segment -> !segment.getType().equals("engine"))
                    .map(segment -> segment.getValue().replaceAll("[(].*$", "").replaceAll("^.*[.]", ""))
                    .reduce((a, b) -> a + "." + b)
                    .orElse(test.getDisplayName()));
            result.getThrowable().ifPresent(Throwable::printStackTrace);
            System.exit(1);
        }
    }
}
