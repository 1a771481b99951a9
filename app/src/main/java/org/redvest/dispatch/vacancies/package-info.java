/** The rows that dispatch keeps of vacancies, openings and places, and whether one person may take one place. */
@NullMarked
package org.redvest.dispatch.vacancies;

import org.jspecify.annotations.NullMarked;
