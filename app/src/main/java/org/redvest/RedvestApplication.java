package org.redvest;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.modulith.Modulithic;

/** The one deployable: order, dispatch, accept, record, report. */
@Modulithic(systemName = "Redvest")
@SpringBootApplication
public class RedvestApplication {

    public static void main(String[] arguments) {
        SpringApplication.run(RedvestApplication.class, arguments);
    }
}
