/**
 * How somebody becomes a volunteer by themselves: the link of a community, the form behind it, the confirmation by the community, the
 * consent of a guardian; and how they see, correct, take along and erase what is kept of them.
 */
@NullMarked
package org.redvest.volunteers.registration;

import org.jspecify.annotations.NullMarked;
