package org.redvest.programmes;

import java.nio.file.Path;
import org.redvest.programmes.recurrence.CalendarFile;
import org.redvest.programmes.recurrence.HolidayCalendar;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Reads the calendar once: a deployer who adds a year starts the server again. */
@Configuration(proxyBeanMethods = false)
class CalendarConfiguration {

    @Bean
    HolidayCalendar holidays(@Value("${redvest.calendar}") Path own) {
        return CalendarFile.read(own);
    }
}
