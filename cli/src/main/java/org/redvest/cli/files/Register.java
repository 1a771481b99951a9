package org.redvest.cli.files;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The ids of one file, with the place of each in the list and the line that it came from. */
final class Register {
    private final String file;
    private final Map<String, Integer> places = new HashMap<>();
    private int[] lines = new int[16];

    private boolean unreadable;

    private String lastId = "";
    private int lastPlace = -1;

    Register(String file) {
        this.file = file;
    }

    /** Ids that were read before, and so have no lines any more. */
    static Register of(String file, List<String> ids) {
        var register = new Register(file);
        for (int i = 0; i < ids.size(); i++) {
            register.places.put(ids.get(i), i);
        }
        return register;
    }

    /** Whether the id is new; when it is not, both places are named. */
    boolean enter(Row row, int column, String id) {
        var place = places.size();
        var before = places.putIfAbsent(id, place);
        if (before != null) {
            row.fault(column, "repeated-id", lines[before]);
            return false;
        }
        if (place == lines.length) {
            lines = Arrays.copyOf(lines, 2 * place);
        }
        lines[place] = row.nearestLine();
        return true;
    }

    /** The file could not be read: which ids it has is not known, and no reference to one is a fault. */
    void cannotBeRead() {
        unreadable = true;
    }

    /** The place of the id that the cell names; −1 where this file has none such. */
    int find(Row row, int column) {
        var id = row.text(column);
        // rows of one volunteer mostly follow each other
        if (!id.equals(lastId) || lastPlace < 0) {
            lastId = id;
            lastPlace = places.getOrDefault(id, -1);
        }
        if (lastPlace < 0 && !unreadable) {
            row.fault(column, "unknown-id", file);
        }
        return lastPlace;
    }

    int line(int place) {
        return lines[place];
    }
}
