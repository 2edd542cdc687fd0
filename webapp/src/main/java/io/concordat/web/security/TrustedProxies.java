package io.concordat.web.security;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The machines whose word is taken for where a request came from. Only what such a machine has added to
 * {@code X-Forwarded-For} is believed; anybody can send the header.
 */
final class TrustedProxies {

    private static final String BYTE = "(25[0-5]|2[0-4]\\d|1\\d{2}|[1-9]?\\d)";
    private static final String FOUR_BYTES = BYTE + "(\\." + BYTE + "){3}";
    private static final String GROUPS = "[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*";

    private final List<Network> networks;

    private TrustedProxies(List<Network> networks) {
        this.networks = List.copyOf(networks);
    }

    /**
     * Reads the setting {@code concordat.proxies}.
     *
     * @param setting addresses and networks such as {@code 10.0.0.0/8}, separated by commas; "" for none
     * @throws IllegalArgumentException if it holds anything else
     */
    static TrustedProxies of(String setting) {
        return new TrustedProxies(Arrays.stream(setting.split(","))
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .map(Network::of)
                .toList());
    }

    /**
     * Where a request came from: the last address on its way that is no proxy of ours.
     *
     * @param peer who is connected to this server
     * @param forwarded the values of {@code X-Forwarded-For}, in order
     */
    String client(String peer, List<String> forwarded) {
        String client = peer;
        List<String> hops = hops(forwarded);
        for (int hop = hops.size() - 1; hop >= 0 && isTrusted(client); hop--) {
            if (address(hops.get(hop)).isEmpty()) {
                return client;
            }
            client = hops.get(hop);
        }
        return client;
    }

    private static List<String> hops(List<String> forwarded) {
        List<String> hops = new ArrayList<>();
        forwarded.forEach(
                value -> Arrays.stream(value.split(",")).map(String::strip).forEach(hops::add));
        return hops;
    }

    private boolean isTrusted(String address) {
        Optional<byte[]> bytes = address(address);
        return bytes.isPresent() && networks.stream().anyMatch(network -> network.holds(bytes.get()));
    }

    /** Never asks a name server: only what is an address in digits counts. */
    private static Optional<byte[]> address(String text) {
        if (!text.matches(FOUR_BYTES + "|" + GROUPS)) {
            return Optional.empty();
        }
        try {
            String literal = text.contains(":") ? "[" + text + "]" : text;
            return Optional.of(InetAddress.getByName(literal).getAddress());
        } catch (UnknownHostException noAddress) {
            return Optional.empty();
        }
    }

    /** Addresses that begin with the same bits. */
    private record Network(List<Byte> start, int bits) {

        static Network of(String text) {
            String[] parts = text.split("/", 2);
            byte[] bytes = address(parts[0]).orElseThrow(() -> wrong(text));
            int most = bytes.length * Byte.SIZE;
            String length = parts.length == 2 ? parts[1] : Integer.toString(most);
            if (!length.matches("[0-9]{1,3}") || Integer.parseInt(length) > most) {
                throw wrong(text);
            }
            List<Byte> start = new ArrayList<>();
            for (byte one : bytes) {
                start.add(one);
            }
            return new Network(List.copyOf(start), Integer.parseInt(length));
        }

        boolean holds(byte[] address) {
            if (address.length != start.size()) {
                return false;
            }
            for (int bit = 0; bit < bits; bit++) {
                int mask = 1 << (Byte.SIZE - 1 - bit % Byte.SIZE);
                if ((address[bit / Byte.SIZE] & mask) != (start.get(bit / Byte.SIZE) & mask)) {
                    return false;
                }
            }
            return true;
        }

        private static IllegalArgumentException wrong(String text) {
            return new IllegalArgumentException(
                    "concordat.proxies: \"" + text + "\" is neither an address nor a network");
        }
    }
}
