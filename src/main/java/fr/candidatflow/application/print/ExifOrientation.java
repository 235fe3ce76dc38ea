package fr.candidatflow.application.print;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * How a photo must be turned to stand upright: entry 0x0112 of its EXIF block (CIPA DC-008, 4.6.4), from 1, as it is, to 8. A
 * picture without it, or with one that cannot be read, stands as it is.
 */
final class ExifOrientation {

    private static final int START_OF_IMAGE = 0xFFD8;
    private static final int APP1 = 0xFFE1;
    private static final int START_OF_SCAN = 0xFFDA;
    private static final byte[] EXIF = "Exif\0\0".getBytes(StandardCharsets.US_ASCII);
    private static final int ORIENTATION = 0x0112;
    private static final int ENTRY = 12;

    private ExifOrientation() {}

    static int of(InputStream jpeg) throws IOException {
        var data = new DataInputStream(jpeg);
        try {
            if (data.readUnsignedShort() != START_OF_IMAGE) {
                return 1;
            }
            for (int marker = data.readUnsignedShort();
                    marker >= 0xFF00 && marker != START_OF_SCAN;
                    marker = data.readUnsignedShort()) {
                byte[] segment = data.readNBytes(data.readUnsignedShort() - 2);
                if (marker == APP1
                        && Arrays.equals(EXIF, 0, EXIF.length, segment, 0, Math.min(EXIF.length, segment.length))) {
                    return inBlock(ByteBuffer.wrap(segment, EXIF.length, segment.length - EXIF.length)
                            .slice());
                }
            }
        } catch (EOFException | IllegalArgumentException | IndexOutOfBoundsException unreadable) {
            return 1;
        }
        return 1;
    }

    private static int inBlock(ByteBuffer block) {
        block.order(block.getShort(0) == 0x4949 ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        int directory = block.getInt(4);
        int entries = Short.toUnsignedInt(block.getShort(directory));
        for (int i = 0; i < entries; i++) {
            int entry = directory + 2 + i * ENTRY;
            if (Short.toUnsignedInt(block.getShort(entry)) == ORIENTATION) {
                int orientation = block.getShort(entry + 8);
                return orientation >= 1 && orientation <= 8 ? orientation : 1;
            }
        }
        return 1;
    }
}
