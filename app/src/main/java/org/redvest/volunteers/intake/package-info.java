/**
 * Import (导入): people from a spreadsheet become volunteers. A file is read cell by cell into rows that wait in the database; a person
 * decides what is not certain; then the rows come in, chunk by chunk, and can be taken back for a week.
 */
@NullMarked
package org.redvest.volunteers.intake;

import org.jspecify.annotations.NullMarked;
