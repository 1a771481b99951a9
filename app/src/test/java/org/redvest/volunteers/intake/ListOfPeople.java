package org.redvest.volunteers.intake;

import java.util.ArrayList;
import java.util.List;

/** A list as an office keeps it, written row by row, in CSV. */
final class ListOfPeople {

    static final String HEADINGS = "姓名,身份证号码,联系电话,出生日期,村（社区）,特长,家长同意,累计时长";

    private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};

    private final List<String> rows = new ArrayList<>(List.of(HEADINGS));

    ListOfPeople row(String... cells) {
        rows.add(String.join(",", cells));
        return this;
    }

    /** The first person stands in row 2. */
    String csv() {
        return String.join("\n", rows) + "\n";
    }

    /** A number as it could be, of somebody born on that day: {@code 19900101}. */
    static String number(String born, int sequence) {
        var digits = "430503%s%03d".formatted(born, sequence);
        int sum = 0;
        for (int i = 0; i < WEIGHTS.length; i++) {
            sum += (digits.charAt(i) - '0') * WEIGHTS[i];
        }
        return digits + "10X98765432".charAt(sum % 11);
    }
}
