package org.redvest.regions;

/** What is wrong with one cell of a file, and what would be right. */
record Complaint(int line, String column, String value, String remedy) {

    private static final int LONGEST_VALUE = 40;

    @Override
    public String toString() {
        return "line %d, column %s: \"%s\": %s".formatted(line, column, shortened(), remedy);
    }

    private String shortened() {
        var oneLine = value.replaceAll("\\p{Cntrl}", "·");
        return oneLine.length() <= LONGEST_VALUE ? oneLine : oneLine.substring(0, LONGEST_VALUE) + "…";
    }
}
