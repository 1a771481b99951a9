package org.redvest.accounts;

import java.util.function.Function;
import org.redvest.web.Text;

/** One of the demo's people as the sign-in page shows them. */
public record DemoPerson(Hat hat, String icon, Function<Text, String> waits) {}
