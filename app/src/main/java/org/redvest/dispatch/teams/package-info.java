/** Teams (服务队) that are asked to fill a need: the committee asks the team, its leader proposes members, and each says yes by themselves. */
@NullMarked
package org.redvest.dispatch.teams;

import org.jspecify.annotations.NullMarked;
