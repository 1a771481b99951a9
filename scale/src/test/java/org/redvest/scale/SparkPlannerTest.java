package org.redvest.scale;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.redvest.scale.PlanAudit.audit;

import java.io.File;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.redvest.cli.ClusterPlanner;
import org.redvest.cli.ClusterPlanner.Cluster;
import org.redvest.cli.ClusterPlanner.ClusterFailure;
import org.redvest.engine.Listener;
import org.redvest.engine.Options;
import org.redvest.engine.Plan;
import org.redvest.engine.Problem;

/** On Spark as it is: in this process, and with workers that are processes of their own. */
class SparkPlannerTest {
    private static final Options OPTIONS = new Options(0, 1, 1);
    private static final int REGIONS = 5;
    private static final int ROUNDS = 3;

    private final Problem problem = new SmallProvince(7, 4, 0.06).problem(120, 60);

    /** Workers find our classes where this process does; ./redvest and spark-submit send them a jar. */
    @BeforeAll
    static void tellWorkersWhereClassesAre() {
        var folders = Stream.of(SparkPlanner.class, ClusterPlanner.class, Problem.class)
                .map(type ->
                        type.getProtectionDomain().getCodeSource().getLocation().getPath())
                .collect(Collectors.joining(File.pathSeparator));
        System.setProperty("spark.executor.extraClassPath", folders);
    }

    @AfterAll
    static void forget() {
        System.clearProperty("spark.executor.extraClassPath");
    }

    private Plan planOn(String master, Listener listener) {
        var cluster = new Cluster(master, REGIONS, ROUNDS, Duration.ofMinutes(5));
        return new SparkPlanner().plan(problem, OPTIONS, cluster, listener);
    }

    private Plan withoutSpark() {
        var options = new ProvinceOptions(OPTIONS.gap(), OPTIONS.seed(), 1, ROUNDS, Long.MAX_VALUE);
        var fleet = new LocalFleet(problem.needs(), options);
        return Province.plan(fleet, problem, PeopleDivision.of(problem, REGIONS), options, Listener.NONE);
    }

    @Test
    void any_number_of_threads_and_executors_gives_the_same_plan() {
        var expected = withoutSpark();
        audit(problem, expected);
        assertThat(expected.assignments()).hasSizeGreaterThan(30);
        assertThat(planOn("local[1]", Listener.NONE)).isEqualTo(expected);
        assertThat(planOn("local[3]", Listener.NONE)).isEqualTo(expected);
        assertThat(planOn("local-cluster[2,1,512]", Listener.NONE)).isEqualTo(expected);
    }

    @Test
    void an_executor_that_is_lost_in_the_middle_changes_nothing() {
        var killed = new AtomicInteger();
        var plan = planOn("local-cluster[2,1,512]", progress -> {
            if (killed.get() < 2 && killAnExecutor()) {
                killed.incrementAndGet();
            }
            return Listener.Verdict.GO_ON;
        });
        assertThat(killed).hasValue(2);
        assertThat(plan).isEqualTo(withoutSpark());
    }

    private static boolean killAnExecutor() {
        return ProcessHandle.current()
                .descendants()
                .filter(process -> process.info().commandLine().orElse("").contains("CoarseGrainedExecutorBackend"))
                .findFirst()
                .map(ProcessHandle::destroyForcibly)
                .orElse(false);
    }

    @Test
    void a_region_that_is_planned_twice_has_the_same_plan() {
        var options = new ProvinceOptions(OPTIONS.gap(), OPTIONS.seed(), 1, ROUNDS, Long.MAX_VALUE);
        var region = PeopleDivision.of(problem, REGIONS).getFirst();
        var order = RegionOrder.everything(0, 0, problem.needs());
        assertThat(RegionPlan.of(region, problem.needs(), order, options))
                .isEqualTo(RegionPlan.of(region, problem.needs(), order, options));
    }

    @Test
    void a_time_limit_ends_with_a_plan_and_its_bound() {
        var cluster = new Cluster("local[2]", REGIONS, ROUNDS, Duration.ofMillis(1));
        var plan = new SparkPlanner().plan(problem, OPTIONS, cluster, Listener.NONE);
        audit(problem, plan);
        assertThat(plan.stopped()).isEqualTo(Plan.Stopped.TIME);
    }

    @Test
    void a_wrong_master_is_said() {
        assertThatThrownBy(() -> planOn("nonsense", Listener.NONE))
                .isInstanceOf(ClusterFailure.class)
                .hasMessageContaining("nonsense");
    }

    @Test
    void a_failure_that_comes_back_again_and_again_is_said() {
        assertThatThrownBy(() -> planOn("local[2]", _ -> {
                    throw new IllegalStateException("the network is gone");
                }))
                .isInstanceOf(ClusterFailure.class)
                .hasMessageContaining("the network is gone");
    }
}
