package org.redvest.demo;

import java.util.List;
import java.util.Map;
import java.util.Random;

/** What a community says of a service. */
final class Praise {

    /** What it may say of any service. */
    private static final List<String> OF_ANY =
            List.of("来得准时，谢谢大家。", "做得细，大家都满意。", "比上次顺当多了。", "盼着下次再来。", "人手够，秩序好。", "", "", "东西还差几样，下次我们备好。");

    /** What it says of one kind of service only, by category. */
    private static final Map<String, List<String>> OF_KIND = Map.of(
            "elderly", List.of("来得准时，老人很高兴。", "老人念叨了一天，说陪得耐心。"),
            "children", List.of("孩子们问下次什么时候来。", "讲得有趣，孩子们坐得住。"),
            "law", List.of("讲得明白，居民都听懂了。", "问什么都耐心答，谢谢。"),
            "health", List.of("量得仔细，讲得明白。", "叮嘱得细，居民都记下了。"),
            "environment", List.of("清得干净，袋子都带走了。", "还差几副手套，下次我们备好。"));

    private static final int CONTENT = 3;

    /** Whoever gives fewer stars than {@link #CONTENT} says why, or nothing. */
    private static final List<String> OF_FEW_STARS = List.of("东西没有备齐，大家等了好一会儿。", "这次没有安排好，下次早点商量。", "");

    private Praise() {}

    static String of(String category, int stars, Random chance) {
        int drawn = chance.nextInt(OF_ANY.size());
        if (stars < CONTENT) {
            return OF_FEW_STARS.get(drawn % OF_FEW_STARS.size());
        }
        var own = OF_KIND.getOrDefault(category, List.of());
        return drawn < own.size() ? own.get(drawn) : OF_ANY.get(drawn);
    }
}
