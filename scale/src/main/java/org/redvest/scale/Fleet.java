package org.redvest.scale;

import java.util.List;
import org.redvest.engine.Plan;
import org.redvest.engine.PriceProof;

/** Where regions are planned: on Spark, or in this process. A plan stays where it was made until it is asked for. */
interface Fleet {

    /** Makes a cut's regions known, and returns its number. */
    int open(List<RegionPeople> regions);

    /** Tells for each region of the cut, in their order, which needs its people can serve. */
    List<RegionReport> survey(int cut);

    /** Plans regions of one cut, keeps the plans, and reports of them in the order of the orders. */
    List<RegionReport> plan(List<RegionOrder> orders);

    /** What the prices of all needs prove of each of these regions with its quotas. */
    List<PriceProof> prove(List<RegionOrder> orders, long[] prices);

    /** The plans that were made by these orders. */
    List<Plan> fetch(List<RegionOrder> orders);
}
