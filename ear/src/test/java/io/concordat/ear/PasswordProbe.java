package io.concordat.ear;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Speaks as much of PostgreSQL's protocol as it takes to be told a password in clear; then it hangs up. */
final class PasswordProbe implements AutoCloseable {

    private static final int CLEARTEXT_PASSWORD = 3;

    private final ServerSocket socket;
    private final CompletableFuture<String> password;

    private PasswordProbe(ServerSocket socket) {
        this.socket = socket;
        this.password = CompletableFuture.supplyAsync(this::ask).orTimeout(2, TimeUnit.MINUTES);
    }

    static PasswordProbe listening() throws IOException {
        return new PasswordProbe(new ServerSocket(0, 1, InetAddress.getLoopbackAddress()));
    }

    String url() {
        return "jdbc:postgresql://localhost:" + socket.getLocalPort() + "/hub?sslmode=disable&gssEncMode=disable";
    }

    /** What the first caller said; waits two minutes for one. */
    String password() {
        return password.join();
    }

    private String ask() {
        try (socket;
                Socket caller = socket.accept();
                DataInputStream in = new DataInputStream(caller.getInputStream());
                DataOutputStream out = new DataOutputStream(caller.getOutputStream())) {
            in.readNBytes(in.readInt() - Integer.BYTES);
            out.writeByte('R');
            out.writeInt(2 * Integer.BYTES);
            out.writeInt(CLEARTEXT_PASSWORD);
            in.readByte();
            byte[] answer = in.readNBytes(in.readInt() - Integer.BYTES);
            return new String(answer, 0, answer.length - 1, StandardCharsets.UTF_8);
        } catch (IOException failure) {
            throw new IllegalStateException("nobody told a password", failure);
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
