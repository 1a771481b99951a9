package org.redvest.testing;

import javax.sql.DataSource;
import org.redvest.regions.Regions;
import org.redvest.regions.TestRegions;
import org.redvest.rules.CityRules;
import org.redvest.rules.TestRules;
import org.springframework.core.Ordered;
import org.springframework.test.context.TestContext;
import org.springframework.test.context.support.AbstractTestExecutionListener;

/** Puts a clone of the template under the shared context before a class, and the clock back before a class and a method. */
class DatabasePerTestClass extends AbstractTestExecutionListener {

    @Override
    public int getOrder() {
        return Ordered.HIGHEST_PRECEDENCE + 10;
    }

    @Override
    public void beforeTestClass(TestContext test) {
        renew(test);
        test.getApplicationContext().getBean(TestClock.class).reset();
    }

    /** What the method before has done is told by now: its readers may be the readers of this one. */
    @Override
    public void beforeTestMethod(TestContext test) {
        if (test.getTestMethod().isAnnotationPresent(FreshDatabase.class)) {
            renew(test);
        } else {
            dataSource(test).awaitListeners();
        }
        test.getApplicationContext().getBean(TestClock.class).reset();
    }

    /** What a method with a database of its own has written is not for the next one either. */
    @Override
    public void afterTestMethod(TestContext test) {
        if (test.getTestMethod().isAnnotationPresent(FreshDatabase.class)) {
            renew(test);
        }
    }

    private static void renew(TestContext test) {
        var dataSource = dataSource(test);
        dataSource.awaitListeners();
        dataSource.renew(test.getTestClass().getSimpleName());
        TestRegions.catchUp(test.getApplicationContext().getBean(Regions.class));
        TestRules.forget(test.getApplicationContext().getBean(CityRules.class));
    }

    private static TestDataSource dataSource(TestContext test) {
        return (TestDataSource) test.getApplicationContext().getBean(DataSource.class);
    }
}
