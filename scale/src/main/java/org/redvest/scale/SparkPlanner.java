package org.redvest.scale;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaSparkContext;
import org.redvest.cli.ClusterPlanner;
import org.redvest.engine.Listener;
import org.redvest.engine.Options;
import org.redvest.engine.Plan;
import org.redvest.engine.Problem;

/** Plans on an Apache Spark cluster, or on one that Spark makes of this machine. */
public final class SparkPlanner implements ClusterPlanner {
    /** Workers on this machine that Spark starts itself: how many, with how many cores and MiB each. */
    private static final Pattern LOCAL_CLUSTER = Pattern.compile("local-cluster\\[ *\\d+ *, *\\d+ *, *(\\d+) *]");

    private static final int SWEEPS = 10;
    private static final long MILLIS_BETWEEN_SWEEPS = 200;

    private static final String LOOPBACK = "127.0.0.1";

    @Override
    public Plan plan(Problem problem, Options options, Cluster cluster, Listener listener) {
        try (var spark = new JavaSparkContext(settings(cluster.master()))) {
            var clock = new TaskClock();
            spark.sc().addSparkListener(clock);
            try {
                tell(spark);
                return plan(spark, problem, options, cluster, listener);
            } finally {
                System.err.println(clock.tell());
                var application = spark.sc().applicationId();
                spark.stop();
                sweep(application);
            }
        } catch (ClusterFailure e) {
            throw e;
        } catch (Exception e) { // Scala throws checked exceptions undeclared
            throw new ClusterFailure(firstLine(e), e);
        }
    }

    private static Plan plan(
            JavaSparkContext spark, Problem problem, Options options, Cluster cluster, Listener listener) {
        var provinceOptions = new ProvinceOptions(
                options.gap(),
                options.seed(),
                spark.getConf().getInt("spark.task.cpus", 1),
                cluster.rounds(),
                System.currentTimeMillis() + cluster.timeLimit().toMillis());
        var fleet = new SparkFleet(spark, problem.needs(), provinceOptions);
        return Province.plan(fleet, problem, PeopleDivision.of(problem, cluster.regions()), provinceOptions, listener);
    }

    /** What was set when the process was started, as by spark-submit, comes first. */
    private static SparkConf settings(String master) {
        var settings = new SparkConf()
                .setMaster(master)
                .setIfMissing("spark.app.name", "redvest plan")
                .setIfMissing("spark.ui.showConsoleProgress", "false");
        if (master.startsWith("local")) {
            settings.setIfMissing("spark.driver.host", LOOPBACK).setIfMissing("spark.driver.bindAddress", LOOPBACK);
        }
        Matcher local = LOCAL_CLUSTER.matcher(master);
        if (local.matches()) {
            settings.setIfMissing("spark.executor.memory", local.group(1) + "m");
        }
        if (!settings.contains("spark.jars")) {
            var jar = ownJar();
            if (Files.isRegularFile(jar)) {
                settings.setJars(new String[] {jar.toString()});
            }
        }
        return settings;
    }

    private static Path ownJar() {
        return Path.of(SparkPlanner.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .getPath());
    }

    private static void tell(JavaSparkContext spark) {
        var pages = spark.sc().uiWebUrl();
        System.err.printf(
                "Spark %s on %s, application %s; %s%n",
                spark.version(),
                spark.master(),
                spark.sc().applicationId(),
                pages.isDefined() ? "its pages: " + pages.get() : "its pages are off (spark.ui.enabled)");
    }

    /**
     * Workers on this machine leave each executor's copies of the jars and its output behind, and one that is being stopped may be about to
     * start another.
     */
    private static void sweep(String application) throws InterruptedException {
        var home = System.getenv("SPARK_HOME");
        var folder = Path.of(home == null ? "." : home, "work", application);
        for (int i = 0; i < SWEEPS && (i < 2 || Files.exists(folder)); i++) {
            sweep(folder);
            Thread.sleep(MILLIS_BETWEEN_SWEEPS);
        }
    }

    private static void sweep(Path folder) {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (var files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder()).forEach(SparkPlanner::delete);
        } catch (IOException | UncheckedIOException _) {
            // written to at this moment: the next sweep takes it
        }
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String firstLine(Exception e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse(e.toString());
    }
}
