package org.redvest.cli;

import java.time.Duration;
import org.redvest.engine.Listener;
import org.redvest.engine.Options;
import org.redvest.engine.Plan;
import org.redvest.engine.Problem;

/**
 * Plans on many machines. It is found by {@link java.util.ServiceLoader}: where it is not on the class path nothing of it is, and
 * {@code plan} works on one machine only.
 */
public interface ClusterPlanner {

    /** @throws ClusterFailure when the cluster cannot be used */
    Plan plan(Problem problem, Options options, Cluster cluster, Listener listener);

    /**
     * Which cluster, and how it divides the work.
     *
     * @param master where the cluster is, in its own words
     * @param regions how many the people are divided into, where the instance does not say
     * @param rounds of exchange between regions, at most
     * @param timeLimit for the planning
     */
    record Cluster(String master, int regions, int rounds, Duration timeLimit) {}

    /** The cluster cannot be reached, lost its machines or was stopped. */
    final class ClusterFailure extends RuntimeException {
        private static final long serialVersionUID = 1L;

        public ClusterFailure(String message, Throwable cause) {
            super(message, cause);
        }
    }
}
