/**
 * Dispatch (派单) and acceptance (接单): who may take a place by the rules of the engine, opening a need to all of them (抢单), and the
 * places they take, decline or leave. Others see {@link org.redvest.dispatch.Dispatch}, the ids, outcomes and events.
 *
 * <p>More than fifteen of its types are used by others: nine are events, and four are what the demo's people are answered.
 */
@NullMarked
@ApplicationModule(displayName = "Dispatch 派单")
package org.redvest.dispatch;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
