package org.redvest.scale;

import java.util.Arrays;
import java.util.stream.Stream;
import org.redvest.cli.Main;

/** What {@code spark-submit} starts: {@code plan} with its words, on the cluster that spark-submit names. */
public final class Submit {
    private Submit() {}

    public static void main(String... words) {
        Main.main(Stream.of(
                        Stream.of("plan"),
                        Arrays.stream(words),
                        Stream.of("--spark", System.getProperty("spark.master", "local[*]")))
                .flatMap(each -> each)
                .toArray(String[]::new));
    }
}
