package io.concordat.ear;

import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;

/** Makes pictures of screens small: their most frequent colours, and the nearest of them for all others. */
final class Palette {

    private static final int COLOURS = 128;

    private final List<Integer> colours;
    private final Map<Integer, Integer> nearest = new HashMap<>();

    private Palette(List<Integer> colours) {
        this.colours = colours;
    }

    /** Writes a picture as an indexed PNG. */
    static void write(byte[] png, Path file) throws IOException {
        BufferedImage full = ImageIO.read(new ByteArrayInputStream(png));
        Map<Integer, Integer> counts = new HashMap<>();
        for (int colour : pixels(full)) {
            counts.merge(colour, 1, Integer::sum);
        }
        List<Integer> frequent = counts.entrySet().stream()
                .sorted(Map.Entry.<Integer, Integer>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(COLOURS)
                .map(Map.Entry::getKey)
                .toList();
        Files.createDirectories(file.getParent());
        ImageIO.write(new Palette(frequent).indexed(full), "png", file.toFile());
    }

    private static int[] pixels(BufferedImage image) {
        int[] pixels = image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
        for (int at = 0; at < pixels.length; at++) {
            pixels[at] &= 0xFFFFFF;
        }
        return pixels;
    }

    private BufferedImage indexed(BufferedImage full) {
        BufferedImage small =
                new BufferedImage(full.getWidth(), full.getHeight(), BufferedImage.TYPE_BYTE_INDEXED, model());
        int[] pixels = pixels(full);
        int[] indexes = new int[pixels.length];
        for (int at = 0; at < pixels.length; at++) {
            indexes[at] = nearest.computeIfAbsent(pixels[at], this::indexOf);
        }
        small.getRaster().setPixels(0, 0, full.getWidth(), full.getHeight(), indexes);
        return small;
    }

    private IndexColorModel model() {
        byte[] red = new byte[colours.size()];
        byte[] green = new byte[colours.size()];
        byte[] blue = new byte[colours.size()];
        for (int at = 0; at < colours.size(); at++) {
            red[at] = (byte) (colours.get(at) >> 16);
            green[at] = (byte) (colours.get(at) >> 8);
            blue[at] = (byte) (int) colours.get(at);
        }
        return new IndexColorModel(8, colours.size(), red, green, blue);
    }

    private int indexOf(int colour) {
        int best = 0;
        for (int at = 1; at < colours.size(); at++) {
            if (distance(colours.get(at), colour) < distance(colours.get(best), colour)) {
                best = at;
            }
        }
        return best;
    }

    private static int distance(int one, int other) {
        int red = (one >> 16 & 0xFF) - (other >> 16 & 0xFF);
        int green = (one >> 8 & 0xFF) - (other >> 8 & 0xFF);
        int blue = (one & 0xFF) - (other & 0xFF);
        return red * red + green * green + blue * blue;
    }
}
