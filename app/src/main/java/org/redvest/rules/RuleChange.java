package org.redvest.rules;

import java.time.LocalDate;

/**
 * A version that an administrator wants.
 *
 * @param name under which the audit log holds it: the name of a service, the code of a sheet
 * @param seen the mark of the history that the administrator had before their eyes
 */
public record RuleChange(RuleSubject subject, String name, LocalDate from, RuleContent content, long seen) {}
