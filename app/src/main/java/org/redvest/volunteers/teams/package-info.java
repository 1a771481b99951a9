/** Service teams (服务队): founded, joined by a link, led, handed over, dissolved. Internal to the module. */
@NullMarked
package org.redvest.volunteers.teams;

import org.jspecify.annotations.NullMarked;
