/** The pages of funds: lists, a fund with its book, the forms, what waits for a second person, the file and the sheet. */
@NullMarked
package org.redvest.funds.pages;

import org.jspecify.annotations.NullMarked;
