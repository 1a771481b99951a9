/** Sheets of paper with the links of many invitations: values in, a PDF out. */
@NullMarked
package org.redvest.accounts.sheets;

import org.jspecify.annotations.NullMarked;
