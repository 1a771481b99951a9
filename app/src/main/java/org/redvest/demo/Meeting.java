package org.redvest.demo;

import java.util.Map;
import org.redvest.catalogue.MenuItem;

/**
 * Where people meet for a service.
 *
 * @param place as everybody may read it
 * @param address as those read it who come
 */
record Meeting(String place, String address) {

    private static final Meeting COMMUNITY = new Meeting("社区门口集合", "党群服务中心一楼大厅");

    private static final Map<String, Meeting> ELSEWHERE = Map.of(
            "station-help", new Meeting("汽车站、火车站进站口", "进站口左侧“春运志愿服务台”"),
            "crossing", new Meeting("社区附近的路口", "路口西北角岗亭旁"),
            "river-patrol", new Meeting("河堤步道入口", "河堤步道入口的巡河亭"),
            "sign-language", new Meeting("政务服务大厅", "政务服务大厅一楼导办台"));

    static Meeting of(MenuItem item) {
        return ELSEWHERE.getOrDefault(item.id().value(), COMMUNITY);
    }
}
