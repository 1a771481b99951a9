package org.redvest.hours;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The way from lines up to the roots of their days: at most 64 hashes a level for each line, never those of a whole day. The
 * nodes are kept when a day is closed.
 */
@Repository
public class NodeStore {

    private static final String KEEP = """
        insert into ledger_node (root, level, up_to, hash)
        select :root, level, up_to, decode(hash, 'hex')
          from unnest(:levels::smallint[], :upTos::bigint[], :hashes::text[]) as node (level, up_to, hash)
        """;

    private static final String NODES = """
        select level, up_to, hash from ledger_node where root = :root order by level, up_to
        """;

    /** The nodes above each line, and where what lies below each of them begins. */
    private static final String ABOVE = """
        with above as (
            select distinct line.root, line.after, level.level,
                   (select min(node.up_to)
                      from ledger_node node
                     where node.root = line.root and node.level = level.level and node.up_to >= line.position) as up_to
              from unnest(:roots::int[], :afters::bigint[], :positions::bigint[]) as line (root, after, position)
             cross join generate_series(1, :levels) as level (level))
        select node.root, node.level, node.up_to, node.hash,
               coalesce((select max(before.up_to)
                           from ledger_node before
                          where before.root = node.root and before.level = node.level and before.up_to < node.up_to),
                        above.after) as after
          from above
          join ledger_node node using (root, level, up_to)
        """;

    /** Of the lowest nodes the lines, of the others the nodes one level below. */
    private static final String BELOW = """
        select above.root, above.level, above.up_to, line.position as at, line.hash
          from unnest(:roots::int[], :levels::smallint[], :afters::bigint[], :upTos::bigint[])
               as above (root, level, after, up_to)
          join hours_ledger line on line.position > above.after and line.position <= above.up_to
         where above.level = 1
         union all
        select above.root, above.level, above.up_to, node.up_to, node.hash
          from unnest(:roots::int[], :levels::smallint[], :afters::bigint[], :upTos::bigint[])
               as above (root, level, after, up_to)
          join ledger_node node
            on node.root = above.root and node.level = above.level - 1 and node.up_to > above.after and node.up_to <= above.up_to
         where above.level > 1
         order by root, level, up_to, at
        """;

    private final JdbcClient jdbc;

    public NodeStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A line that lies in a closed day, and the position after which that day begins. */
    public record Closed(Root root, long after, long position, Hash hash) {}

    private record Above(int root, int level, long upTo, long after, Hash hash) {}

    private record Spot(int root, int level, long upTo) {}

    void keep(int root, List<DayTree.Node> nodes) {
        jdbc.sql(KEEP)
                .param("root", root)
                .param(
                        "levels",
                        nodes.stream().map(node -> (short) node.level()).toArray(Short[]::new))
                .param("upTos", nodes.stream().map(DayTree.Node::upTo).toArray(Long[]::new))
                .param(
                        "hashes",
                        nodes.stream().map(node -> node.hash().toString()).toArray(String[]::new))
                .update();
    }

    public List<DayTree.Node> nodes(int root) {
        return jdbc.sql(NODES)
                .param("root", root)
                .query((row, _) ->
                        new DayTree.Node(row.getInt("level"), row.getLong("up_to"), LineStore.hash(row, "hash")))
                .list();
    }

    /** Whether each of them is found below the root of its day. */
    public boolean lieBelowTheirRoots(List<Closed> lines) {
        if (lines.isEmpty()) {
            return true;
        }
        var above = above(lines);
        var below = below(above);
        return lines.stream().allMatch(line -> leadsUp(line, above, below));
    }

    private static boolean leadsUp(Closed line, List<Above> above, Map<Spot, List<Hash>> below) {
        var hash = line.hash();
        for (int level = 1; level <= DayTree.levels(line.root().entries()); level++) {
            int wanted = level;
            var node = above.stream()
                    .filter(each -> each.root() == line.root().number() && each.level() == wanted)
                    .filter(each -> each.after() < line.position() && line.position() <= each.upTo())
                    .findFirst();
            if (node.isEmpty()) {
                return false;
            }
            var children = below.getOrDefault(
                    new Spot(node.get().root(), level, node.get().upTo()), List.of());
            if (!children.contains(hash)
                    || !DayTree.over(level, children).equals(node.get().hash())) {
                return false;
            }
            hash = node.get().hash();
        }
        return hash.equals(line.root().tree());
    }

    private List<Above> above(List<Closed> lines) {
        return jdbc.sql(ABOVE)
                .param("roots", lines.stream().map(line -> line.root().number()).toArray(Integer[]::new))
                .param("afters", lines.stream().map(Closed::after).toArray(Long[]::new))
                .param("positions", lines.stream().map(Closed::position).toArray(Long[]::new))
                .param(
                        "levels",
                        lines.stream()
                                .mapToInt(line -> DayTree.levels(line.root().entries()))
                                .max()
                                .orElseThrow())
                .query((row, _) -> new Above(
                        row.getInt("root"),
                        row.getInt("level"),
                        row.getLong("up_to"),
                        row.getLong("after"),
                        LineStore.hash(row, "hash")))
                .list();
    }

    private Map<Spot, List<Hash>> below(List<Above> nodes) {
        var below = new HashMap<Spot, List<Hash>>();
        jdbc.sql(BELOW)
                .param("roots", nodes.stream().map(Above::root).toArray(Integer[]::new))
                .param(
                        "levels",
                        nodes.stream().map(node -> (short) node.level()).toArray(Short[]::new))
                .param("afters", nodes.stream().map(Above::after).toArray(Long[]::new))
                .param("upTos", nodes.stream().map(Above::upTo).toArray(Long[]::new))
                .query((ResultSet row) -> add(row, below));
        return below;
    }

    private static void add(ResultSet row, Map<Spot, List<Hash>> below) throws SQLException {
        below.computeIfAbsent(
                        new Spot(row.getInt("root"), row.getInt("level"), row.getLong("up_to")), _ -> new ArrayList<>())
                .add(LineStore.hash(row, "hash"));
    }
}
