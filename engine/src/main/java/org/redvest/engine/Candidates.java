package org.redvest.engine;

import java.util.Arrays;
import java.util.function.IntConsumer;

/**
 * Finds every eligible pair: no need is left out for being far down a list, for nobody could tell what a pruned pair would have brought.
 * Works through the volunteers in blocks on several threads, and joins the blocks in their order.
 */
final class Candidates {
    private static final int BLOCK = 1024;

    private final Problem problem;
    private final Numbering numbering;
    private final NeedMap map;
    private final NeedKinds kinds;
    private final Timetable timetable;
    private final PairIndex scores;
    private final PairIndex held;
    private final PairIndex barred;

    private Candidates(Problem problem, Numbering numbering) {
        this.problem = problem;
        this.numbering = numbering;
        kinds = new NeedKinds(numbering.needs);
        map = new NeedMap(numbering.needs, kinds);
        timetable = new Timetable(numbering.needs, problem.parameters());
        scores = PairIndex.ofScores(problem.scoring().scores(), numbering);
        held = PairIndex.ofPairs(problem.held(), numbering);
        barred = PairIndex.ofPairs(problem.barred(), numbering);
    }

    static Edges find(Problem problem, Numbering numbering, Workers workers) {
        return new Candidates(problem, numbering).find(workers);
    }

    private Edges find(Workers workers) {
        int volunteers = numbering.volunteers.size();
        var blocks = new Block[(volunteers + BLOCK - 1) / BLOCK];
        workers.run(blocks.length, () -> {
            var search = new Search();
            return b -> blocks[b] = search.block(b * BLOCK, Math.min(volunteers, (b + 1) * BLOCK));
        });
        return join(blocks);
    }

    private Edges join(Block[] blocks) {
        long total = Arrays.stream(blocks).mapToLong(b -> b.size).sum();
        if (total > Integer.MAX_VALUE - 64) {
            throw new IllegalArgumentException(
                    "%d eligible pairs; at most %d can be planned at once".formatted(total, Integer.MAX_VALUE - 64));
        }
        int[] firstEdge = new int[numbering.volunteers.size() + 1];
        int[] need = new int[(int) total];
        long[] points = new long[(int) total];
        int edges = 0;
        int volunteers = 0;
        for (int b = 0; b < blocks.length; b++) {
            Block block = blocks[b];
            System.arraycopy(block.need, 0, need, edges, block.size);
            System.arraycopy(block.points, 0, points, edges, block.size);
            for (int i = 0; i < block.volunteers; i++) {
                firstEdge[++volunteers] = edges + block.end[i];
            }
            edges += block.size;
            blocks[b] = Block.NONE; // a city's blocks are as large as the city: free each once it is copied
        }
        return withHeld(firstEdge, need, points);
    }

    private Edges withHeld(int[] firstEdge, int[] need, long[] points) {
        var bits = new Bits(need.length);
        int[] againstTheRules = new int[numbering.needs.size()];
        for (int i = 0; i < held.size(); i++) {
            int v = held.volunteer(i);
            int g = held.need(i);
            bits.set(Arrays.binarySearch(need, firstEdge[v], firstEdge[v + 1], g));
            againstTheRules[g] += allowed(v, g) ? 0 : 1;
        }
        return new Edges(firstEdge, need, points, bits, againstTheRules);
    }

    private boolean allowed(int v, int g) {
        return switch (problem.scoring()) {
            case Scoring.Listed _ -> true;
            case Scoring.ByDistance _ -> Eligibility.eligible(numbering.needs.get(g), numbering.volunteers.get(v));
        };
    }

    /** The edges of some volunteers, one after the other. */
    private static final class Block {
        static final Block NONE = new Block(0);

        final int[] end;
        int volunteers;
        int[] need = new int[0];
        long[] points = new long[0];
        int size;

        Block(int volunteers) {
            end = new int[volunteers];
        }

        void add(int needNumber, long pairPoints) {
            if (size == need.length) {
                need = Arrays.copyOf(need, Math.max(1 << 12, size + (size >> 1)));
                points = Arrays.copyOf(points, need.length);
            }
            need[size] = needNumber;
            points[size++] = pairPoints;
        }

        void endVolunteer() {
            end[volunteers++] = size;
        }

        Block trimmed() {
            need = Arrays.copyOf(need, size);
            points = Arrays.copyOf(points, size);
            return this;
        }
    }

    /** What one thread needs to look for pairs. */
    private final class Search {
        private final NeedKinds.Suitable suitable = kinds.new Suitable();
        private int[] found = new int[256];
        private int count;
        private final IntConsumer collect = this::push;

        Block block(int from, int to) {
            var block = new Block(to - from);
            for (int v = from; v < to; v++) {
                switch (problem.scoring()) {
                    case Scoring.ByDistance _ -> byDistance(v, block);
                    case Scoring.Listed _ -> listed(v, block);
                }
                block.endVolunteer();
            }
            return block.trimmed();
        }

        private void listed(int v, Block block) {
            for (int i = scores.first(v); i < scores.first(v + 1); i++) {
                if (!barred.contains(v, scores.need(i))) {
                    block.add(scores.need(i), Points.micros(scores.points(i)));
                }
            }
        }

        private void byDistance(int v, Block block) {
            Volunteer volunteer = numbering.volunteers.get(v);
            double phi = Math.toRadians(volunteer.home().lat());
            double lambda = Math.toRadians(volunteer.home().lon());
            double cosine = StrictMath.cos(phi);
            suitable.volunteer(volunteer);
            count = 0;
            map.around(phi, lambda, volunteer.radiusKm(), suitable, collect);
            addHeld(v);
            Arrays.sort(found, 0, count);
            boolean hasBarred = barred.first(v) < barred.first(v + 1);
            int before = -1;
            for (int i = 0; i < count; i++) {
                int g = found[i];
                double kilometres = timetable.kilometres(g, phi, lambda, cosine);
                boolean kept =
                        Eligibility.within(kilometres, volunteer.radiusKm()) && !(hasBarred && barred.contains(v, g))
                                || held.contains(v, g);
                if (kept && g != before) {
                    block.add(g, points(v, g, volunteer, kilometres));
                }
                before = g;
            }
        }

        private void addHeld(int v) {
            for (int i = held.first(v); i < held.first(v + 1); i++) {
                push(held.need(i));
            }
        }

        private void push(int need) {
            if (count == found.length) {
                found = Arrays.copyOf(found, 2 * count);
            }
            found[count++] = need;
        }

        /** In binary64 from left to right, as the file format says, then rounded once. */
        private long points(int v, int g, Volunteer volunteer, double kilometres) {
            double way = problem.parameters().pointsPerKm() * kilometres;
            return Points.micros(numbering.needs.get(g).value() - way - volunteer.load() + scores.pointsOf(v, g));
        }
    }
}
