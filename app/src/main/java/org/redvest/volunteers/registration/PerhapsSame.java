package org.redvest.volunteers.registration;

import java.util.Optional;

/**
 * A registration may be somebody's who is on record already.
 *
 * @param phone the same telephone number; else the same name and day of birth
 * @param number their public number, where the reader's region reaches them; empty for somebody elsewhere
 */
public record PerhapsSame(boolean phone, Optional<String> number) {}
