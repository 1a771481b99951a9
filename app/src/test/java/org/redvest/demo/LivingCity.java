package org.redvest.demo;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.redvest.testing.RedvestTest;
import org.springframework.test.context.TestPropertySource;

/** A demo of three hundred people; a test founds its city. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@RedvestTest
@TestPropertySource(
        properties = {"redvest.demo=true", "redvest.demo.volunteers=300", "redvest.data=target/demo-of-tests"})
@interface LivingCity {}
