package org.redvest.programmes.recurrence;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.redvest.catalogue.Words;

/** Reads calendars: {@code date,kind,name,name in English} on each line, kind being off or work; lines with # say where they are from. */
public final class CalendarFile {

    private static final int COLUMNS = 4;

    private CalendarFile() {}

    /** What came with the program, and the deployer's file where there is one: a year that it names is taken from it alone. */
    public static HolidayCalendar read(Path own) {
        var days = new HashMap<>(shipped().days());
        if (Files.isRegularFile(own)) {
            var more = read(lines(own), own.toString());
            days.keySet().removeIf(day -> more.knows(day.getYear()));
            days.putAll(more.days());
        }
        return new HolidayCalendar(days);
    }

    public static HolidayCalendar shipped() {
        var stream = Objects.requireNonNull(CalendarFile.class.getResourceAsStream("calendar.csv"));
        try (var reader = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            return read(reader.lines().toList(), "calendar.csv");
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException broken) {
            throw new UncheckedIOException("%s cannot be read as UTF-8".formatted(file), broken);
        }
    }

    static HolidayCalendar read(List<String> lines, String file) {
        return new HolidayCalendar(lines.stream()
                .map(line -> line.replace("\uFEFF", "").strip())
                .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                .map(line -> day(line, file))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (_, later) -> later)));
    }

    private static Map.Entry<LocalDate, HolidayCalendar.SpecialDay> day(String line, String file) {
        var columns = line.split(",", -1);
        if (columns.length != COLUMNS || !columns[1].matches("off|work")) {
            throw malformed(line, file);
        }
        try {
            return Map.entry(
                    LocalDate.parse(columns[0]),
                    new HolidayCalendar.SpecialDay(columns[1].equals("work"), new Words(columns[2], columns[3])));
        } catch (DateTimeException notADay) {
            throw malformed(line, file);
        }
    }

    private static IllegalArgumentException malformed(String line, String file) {
        return new IllegalArgumentException(
                "%s: \"%s\" is not date,off or work,name,name in English, such as 2027-10-01,off,国庆节,National Day"
                        .formatted(file, line));
    }
}
