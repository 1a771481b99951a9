package org.redvest.regions;

/**
 * A file that changes the divisions: a table (xlsx or CSV) of divisions, or outlines of counties as GeoJSON.
 *
 * @param datum of an outline's degrees, as somebody chose it; empty where the file says it itself
 */
public record DivisionsUpload(String name, byte[] content, String datum) {

    /** Larger files are no city's: the largest city of the atlas takes 300 kB as a table. */
    public static final int MOST_BYTES = 4 << 20;

    private static final int LOOKED_AT = 64;

    public static DivisionsUpload table(String name, byte[] content) {
        return new DivisionsUpload(name, content, "");
    }

    /** JSON begins with a brace; neither a table of divisions nor a workbook does. */
    boolean isOutlines() {
        for (int i = 0; i < Math.min(LOOKED_AT, content.length); i++) {
            if (content[i] == '{') {
                return true;
            }
            if (content[i] > ' ') {
                return false;
            }
        }
        return false;
    }

    /** A zip file begins with PK: an xlsx, whatever its name ends in. */
    boolean isWorkbook() {
        return content.length > 3 && content[0] == 'P' && content[1] == 'K' && content[2] == 3 && content[3] == 4;
    }

    boolean isOldWorkbook() {
        return content.length > 3
                && (content[0] & 0xFF) == 0xD0
                && (content[1] & 0xFF) == 0xCF
                && (content[2] & 0xFF) == 0x11
                && (content[3] & 0xFF) == 0xE0;
    }
}
