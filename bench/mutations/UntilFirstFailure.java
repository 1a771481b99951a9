import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/**
 * Runs test classes and ends at the first failure with 1, after all of them with 0, and with 3 where there was nothing to run. Says how long
 * each class took, in milliseconds.
 */
public final class UntilFirstFailure implements TestExecutionListener {
    private int tests;

    public static void main(String[] classes) {
        var listener = new UntilFirstFailure();
        var launcher = LauncherFactory.create();
        // One class after the other: discovering all of them at once would initialise classes that a failure makes needless.
        for (var name : classes) {
            var began = System.nanoTime();
            launcher.execute(
                    LauncherDiscoveryRequestBuilder.request()
                            .selectors(DiscoverySelectors.selectClass(name))
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
                    .map(segment -> segment.getValue().replaceAll("^.*[.]|[(].*$", ""))
                    .reduce((a, b) -> a + "." + b)
                    .orElse(test.getDisplayName()));
            result.getThrowable().ifPresent(Throwable::printStackTrace);
            System.exit(1);
        }
    }
}
