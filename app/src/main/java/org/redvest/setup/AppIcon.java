package org.redvest.setup;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Area;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import javax.imageio.ImageIO;

/**
 * The square picture of the application on a telephone's first page: the city's mark on white, or the vest on red. Telephones cut it
 * to their own shape, so that what matters stands within the middle.
 */
final class AppIcon {

    private static final Color RED = new Color(0xC8191E);

    /** Of the side: the mark's share of a picture that is shown as it is, and of one that is cut to any shape. */
    private static final double WHOLE = 0.72;

    private static final double CUT = 0.56;

    /** The side of the drawing of the vest, in its own units. */
    private static final double DRAWN = 24;

    private AppIcon() {}

    static byte[] png(Optional<CityLogo> logo, int side, boolean cut) {
        var image = new BufferedImage(side, side, BufferedImage.TYPE_INT_RGB);
        var pen = image.createGraphics();
        pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        pen.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
        pen.setColor(logo.isPresent() ? Color.WHITE : RED);
        pen.fillRect(0, 0, side, side);
        double length = side * (cut ? CUT : WHOLE);
        logo.ifPresentOrElse(mark -> mark(pen, decoded(mark), side, length), () -> vest(pen, side, length));
        pen.dispose();
        return encoded(image);
    }

    private static void mark(Graphics2D pen, BufferedImage mark, int side, double length) {
        double scale = length / Math.max(mark.getWidth(), mark.getHeight());
        int width = (int) Math.round(mark.getWidth() * scale);
        int height = (int) Math.round(mark.getHeight() * scale);
        pen.drawImage(mark, (side - width) / 2, (side - height) / 2, width, height, null);
    }

    /** As mark.svg has it, white on red; what is white there is the ground here. */
    private static void vest(Graphics2D pen, int side, double length) {
        var vest = new Path2D.Double();
        vest.moveTo(9.3, 2.4);
        vest.lineTo(6, 3);
        vest.curveTo(6.1, 6.9, 5.3, 9, 3.4, 10.6);
        vest.lineTo(3.4, 20.5);
        vest.curveTo(3.4, 21.33, 4.07, 22, 4.9, 22);
        vest.lineTo(19.1, 22);
        vest.curveTo(19.93, 22, 20.6, 21.33, 20.6, 20.5);
        vest.lineTo(20.6, 10.6);
        vest.curveTo(18.7, 9, 17.9, 6.9, 18, 3);
        vest.lineTo(14.7, 2.4);
        vest.lineTo(12, 7.4);
        vest.closePath();
        var shape = new Area(vest);
        shape.subtract(new Area(new Rectangle2D.Double(3.4, 14.2, 17.2, 2.3)));
        shape.subtract(new Area(new Rectangle2D.Double(11.6, 9.4, 0.8, 4.8)));
        shape.subtract(new Area(new Rectangle2D.Double(11.6, 16.5, 0.8, 5.5)));
        pen.translate((side - length) / 2, (side - length) / 2);
        pen.scale(length / DRAWN, length / DRAWN);
        pen.setColor(Color.WHITE);
        pen.fill(shape);
    }

    /** It was written by ourselves when it was taken in. */
    private static BufferedImage decoded(CityLogo logo) {
        try {
            return ImageIO.read(new ByteArrayInputStream(logo.png()));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static byte[] encoded(BufferedImage image) {
        try {
            var png = new ByteArrayOutputStream();
            ImageIO.write(image, "png", png);
            return png.toByteArray();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
