/** Two numbers that are perhaps one person's (疑似同一人): proposed, told apart, or merged by an administrator. Internal to the module. */
@NullMarked
package org.redvest.volunteers.merging;

import org.jspecify.annotations.NullMarked;
