package org.redvest;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.FullyQualifiedAnnotationBeanNameGenerator;
import org.springframework.modulith.Modulithic;

/** The one deployable: order, dispatch, accept, record, report. Beans bear full names: modules choose theirs freely. */
@Modulithic(systemName = "Redvest")
@SpringBootApplication(nameGenerator = FullyQualifiedAnnotationBeanNameGenerator.class)
public class RedvestApplication {

    public static void main(String[] arguments) {
        SpringApplication.run(RedvestApplication.class, arguments);
    }
}
