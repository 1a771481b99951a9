package org.redvest.cli;

import java.io.IOException;
import java.util.Objects;
import java.util.Properties;
import picocli.CommandLine.IVersionProvider;

/** The version that the build wrote down. */
final class Version implements IVersionProvider {

    static String current() {
        try (var stream = Version.class.getResourceAsStream("version.properties")) {
            var properties = new Properties();
            properties.load(Objects.requireNonNull(stream, "version.properties is part of the build"));
            return properties.getProperty("version", "");
        } catch (IOException e) {
            throw new IllegalStateException("The class path cannot be read", e);
        }
    }

    @Override
    public String[] getVersion() {
        return new String[] {"redvest " + current()};
    }
}
