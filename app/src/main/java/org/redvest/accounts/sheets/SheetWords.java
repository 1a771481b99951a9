package org.redvest.accounts.sheets;

/**
 * The words on a sheet, in the language of who prints it.
 *
 * @param lead what holds for all links of the sheet
 */
public record SheetWords(
        String title, String lead, String place, String role, String code, String link, String until) {}
