package io.concordat.web.screen;

import io.nayuki.qrcodegen.QrCode;

/**
 * A picture that the camera of a phone reads as text.
 *
 * @param size its side, in squares, with the empty border
 * @param path its dark squares as the path of an SVG picture
 */
public record SquareCode(int size, String path) {

    private static final int BORDER = 4;

    static SquareCode of(String text) {
        QrCode code = QrCode.encodeText(text, QrCode.Ecc.MEDIUM);
        StringBuilder path = new StringBuilder();
        for (int down = 0; down < code.size; down++) {
            for (int across = 0; across < code.size; across++) {
                if (code.getModule(across, down)) {
                    path.append('M')
                            .append(across + BORDER)
                            .append(' ')
                            .append(down + BORDER)
                            .append("h1v1h-1z");
                }
            }
        }
        return new SquareCode(code.size + 2 * BORDER, path.toString());
    }

    @Override
    public String toString() {
        return "SquareCode[" + size + "]";
    }
}
