package fr.candidatflow.document;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import javax.imageio.ImageIO;

/** Small real files of the types that may be deposited. */
public final class TestFiles {

    private TestFiles() {}

    /** One page that says {@code text}; a browser shows it. */
    public static byte[] pdf(String text) {
        var pdf = new StringBuilder("%PDF-1.4\n");
        var stream = "BT /F1 18 Tf 40 100 Td (" + text.replaceAll("[()\\\\]", "") + ") Tj ET";
        var objects = new String[] {
            "<</Type/Catalog/Pages 2 0 R>>",
            "<</Type/Pages/Kids[3 0 R]/Count 1>>",
            "<</Type/Page/Parent 2 0 R/MediaBox[0 0 420 200]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>",
            "<</Length " + stream.length() + ">>stream\n" + stream + "\nendstream",
            "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"
        };
        var offsets = new int[objects.length];
        for (int i = 0; i < objects.length; i++) {
            offsets[i] = pdf.length();
            pdf.append(i + 1).append(" 0 obj").append(objects[i]).append("endobj\n");
        }
        int table = pdf.length();
        pdf.append("xref\n0 ").append(objects.length + 1).append("\n0000000000 65535 f \n");
        for (int offset : offsets) {
            pdf.append(String.format("%010d 00000 n \n", offset));
        }
        pdf.append("trailer<</Size ")
                .append(objects.length + 1)
                .append("/Root 1 0 R>>\nstartxref\n")
                .append(table)
                .append("\n%%EOF");
        return pdf.toString().getBytes(StandardCharsets.ISO_8859_1);
    }

    /** Starts as a PDF does and is exactly so many bytes long. */
    public static byte[] pdf(int length) {
        return Arrays.copyOf("%PDF-1.4\n1 0 obj<<>>endobj\n".getBytes(StandardCharsets.ISO_8859_1), length);
    }

    public static byte[] png() {
        return picture("png");
    }

    public static byte[] jpeg() {
        return picture("jpeg");
    }

    /**
     * As a phone takes it: the sensor's 400 by 200 pixels, red on its left and blue on its right, and the EXIF orientation that
     * says how the phone was held.
     */
    public static byte[] jpeg(int orientation) {
        var sensor = new BufferedImage(400, 200, BufferedImage.TYPE_INT_RGB);
        var drawing = sensor.createGraphics();
        drawing.setColor(Color.RED);
        drawing.fillRect(0, 0, 200, 200);
        drawing.setColor(Color.BLUE);
        drawing.fillRect(200, 0, 200, 200);
        drawing.dispose();
        byte[] jpeg = picture(sensor, "jpeg");
        // APP1 with one entry: tag 0x112 (orientation), one short.
        byte[] exif = {
            (byte) 0xFF,
            (byte) 0xE1,
            0,
            34,
            'E',
            'x',
            'i',
            'f',
            0,
            0,
            'M',
            'M',
            0,
            42,
            0,
            0,
            0,
            8, //
            0,
            1,
            1,
            0x12,
            0,
            3,
            0,
            0,
            0,
            1,
            0,
            (byte) orientation,
            0,
            0,
            0,
            0,
            0,
            0
        };
        var photo = new ByteArrayOutputStream();
        photo.write(jpeg, 0, 2);
        photo.writeBytes(exif);
        photo.write(jpeg, 2, jpeg.length - 2);
        return photo.toByteArray();
    }

    private static byte[] picture(String format) {
        return picture(new BufferedImage(20, 20, BufferedImage.TYPE_INT_RGB), format);
    }

    private static byte[] picture(BufferedImage image, String format) {
        var out = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, format, out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}
