package org.redvest.notices;

import java.time.Instant;

/**
 * That a resident asks a community for help. It says nothing of the resident: the notice may travel by other channels.
 *
 * @param mark by which the community and the resident call it
 * @param due until when an answer is promised
 */
record HelpNews(long request, String mark, String community, Instant due, Instant at) {

    /** End of the key of its words. */
    static final String WHAT = "help-asked";
}
