package org.redvest.channels;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A mail server with a will of its own: it knows no one of a name, or says nothing more once it has the content. */
final class StrictServer implements AutoCloseable {

    private final ServerSocket socket = open();
    private final String unknown;
    private final List<String> accepted = new CopyOnWriteArrayList<>();
    private volatile boolean silent;

    StrictServer(String unknown) {
        this.unknown = unknown;
        Thread.ofVirtual().start(this::serve);
    }

    void fallSilentAfterTheContent() {
        silent = true;
    }

    int port() {
        return socket.getLocalPort();
    }

    List<String> accepted() {
        return accepted;
    }

    private void serve() {
        try {
            while (true) {
                var client = socket.accept();
                Thread.ofVirtual().start(() -> talk(client));
            }
        } catch (IOException closed) {
            return;
        }
    }

    private void talk(Socket client) {
        try (client;
                var in = new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.UTF_8))) {
            say(client, "220 strict");
            var to = "";
            for (var line = in.readLine(); line != null; line = in.readLine()) {
                if (line.startsWith("RCPT TO:")) {
                    to = line.replaceAll(".*<|>.*", "");
                    say(client, to.equals(unknown) ? "550 no such mailbox for " + to : "250 ok");
                } else if (line.equals("DATA")) {
                    say(client, "354 go on");
                    for (var content = in.readLine(); content != null && !content.equals("."); ) {
                        content = in.readLine();
                    }
                    if (silent) {
                        continue;
                    }
                    accepted.add(to);
                    say(client, "250 taken");
                } else {
                    say(client, "250 ok");
                }
            }
        } catch (IOException gone) {
            return;
        }
    }

    private static void say(Socket client, String line) throws IOException {
        client.getOutputStream().write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
        client.getOutputStream().flush();
    }

    private static ServerSocket open() {
        try {
            return new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
