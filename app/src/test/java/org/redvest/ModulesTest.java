package org.redvest;

import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

/** The layout of the application is a promise, too. */
class ModulesTest {

    @Test
    void modules_keep_to_each_other_s_facades() {
        ApplicationModules.of(RedvestApplication.class).verify();
    }
}
