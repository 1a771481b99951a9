package org.redvest.cli.city;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes rows of cells that need no quoting, fast: a city has millions of them. */
final class Table implements AutoCloseable {
    private final BufferedWriter writer;
    private final StringBuilder row = new StringBuilder(200);

    Table(Path file, String header) throws IOException {
        writer = Files.newBufferedWriter(file);
        writer.write(header);
        writer.write('\n');
    }

    Table cell(String value) {
        separate().append(value);
        return this;
    }

    Table cell(int value) {
        separate().append(value);
        return this;
    }

    Table cell(Position position) {
        micro(position.microLatitude());
        micro(position.microLongitude());
        return this;
    }

    /** A number of thousandths, as short as it can be written. */
    Table thousandths(long value) {
        separate().append(value / 1000);
        if (value % 1000 != 0) {
            row.append('.').append(Long.toString(1000 + value % 1000).substring(1));
        }
        return this;
    }

    void end() throws IOException {
        row.append('\n');
        writer.append(row);
        row.setLength(0);
    }

    @Override
    public void close() throws IOException {
        writer.close();
    }

    private void micro(long value) {
        separate().append(value / 1_000_000).append('.');
        row.append(Long.toString(1_000_000 + value % 1_000_000), 1, 7);
    }

    private StringBuilder separate() {
        return row.isEmpty() ? row : row.append(',');
    }
}
