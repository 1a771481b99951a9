package org.redvest.residents;

import java.time.Instant;
import org.redvest.regions.RegionCode;

/**
 * A resident asked a community for help; or the order that was made of it came to nothing, and it waits again.
 *
 * @param mark by which the community and the resident call it: 求助号
 * @param due until when an answer is promised
 */
public record HelpAsked(long request, RegionCode region, String mark, Instant due, Instant at) {}
