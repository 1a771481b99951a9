/** Asking single people for a need (邀请): who may be asked, until when they may answer, and what becomes of it. */
@NullMarked
package org.redvest.dispatch.invitations;

import org.jspecify.annotations.NullMarked;
