package org.redvest.testing;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestExecutionListeners;
import org.springframework.test.context.TestExecutionListeners.MergeMode;
import org.springframework.test.context.TestPropertySource;

/**
 * The whole application on a real PostgreSQL. All test classes share one context, each has a database of its own, a clone
 * of the migrated template (about 0.1 s); {@link FreshDatabase} on a method gives that method one more. {@link TestClock}
 * stands at a fixed moment before each method.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@Tag("server")
@SpringBootTest
@AutoConfigureMockMvc
@TestPropertySource("classpath:test.properties")
@Import(TestBeans.class)
@TestExecutionListeners(listeners = DatabasePerTestClass.class, mergeMode = MergeMode.MERGE_WITH_DEFAULTS)
public @interface RedvestTest {}
