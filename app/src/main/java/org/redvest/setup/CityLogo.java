package org.redvest.setup;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;
import javax.imageio.ImageIO;

/**
 * The city's own mark, a PNG. What was sent is decoded and written anew: what else a file may hide is not handed on. A drawing as SVG
 * may hold scripts, and is refused.
 */
public record CityLogo(byte[] png) {

    static final int MOST_BYTES = 200 * 1024;

    private static final int MOST_PIXELS = 2_000;
    private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};

    /** Empty for what is no PNG, too large, or broken. */
    static Optional<CityLogo> read(byte[] sent) {
        if (sent.length > MOST_BYTES || !isPng(sent)) {
            return Optional.empty();
        }
        try {
            return small(sent) ? decoded(sent) : Optional.empty();
        } catch (IOException | RuntimeException broken) {
            return Optional.empty();
        }
    }

    private static boolean isPng(byte[] sent) {
        return sent.length > SIGNATURE.length
                && Arrays.equals(sent, 0, SIGNATURE.length, SIGNATURE, 0, SIGNATURE.length);
    }

    /** Asked before the pixels are unpacked: a small file can hold a picture of gigabytes. */
    private static boolean small(byte[] sent) throws IOException {
        try (var input = ImageIO.createImageInputStream(new ByteArrayInputStream(sent))) {
            var reader = ImageIO.getImageReadersByFormatName("png").next();
            reader.setInput(input, true, true);
            boolean small = reader.getWidth(0) <= MOST_PIXELS && reader.getHeight(0) <= MOST_PIXELS;
            reader.dispose();
            return small;
        }
    }

    private static Optional<CityLogo> decoded(byte[] sent) throws IOException {
        var image = ImageIO.read(new ByteArrayInputStream(sent));
        var anew = new ByteArrayOutputStream();
        ImageIO.write(image, "png", anew);
        return Optional.of(new CityLogo(anew.toByteArray()));
    }
}
