/** Taking, declining and leaving a place (接单), and the pages of the volunteer who does. */
@NullMarked
package org.redvest.dispatch.places;

import org.jspecify.annotations.NullMarked;
