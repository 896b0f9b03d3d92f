package io.jlockdep.web;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * An answer, as it came over the wire. Immutable.
 *
 * @param status of it
 * @param headers by their names in lower case
 * @param body of it
 */
record RawHttp(int status, Map<String, String> headers, String body) {

    static RawHttp get(int port, String path) throws IOException {
        return send(port, "GET " + path + " HTTP/1.1", "Host: 127.0.0.1:" + port);
    }

    /** Sends these lines and nothing else, so that a test says every header itself. */
    static RawHttp send(int port, String... lines) throws IOException {
        return send(port, "", List.of(lines));
    }

    /** The same with a body, whose length the lines tell. */
    static RawHttp send(int port, String body, List<String> lines) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", port)) {
            String request = String.join("\r\n", lines) + "\r\nConnection: close\r\n\r\n" + body;
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            return parse(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    private static RawHttp parse(String answer) {
        String[] parts = answer.split("\r\n\r\n", 2);
        String[] head = parts[0].split("\r\n");
        Map<String, String> headers = new TreeMap<>();
        Arrays.stream(head).skip(1).forEach(line -> {
            String[] header = line.split(": ", 2);
            headers.put(header[0].toLowerCase(Locale.ROOT), header[1]);
        });
        boolean chunked = "chunked".equals(headers.get("transfer-encoding"));
        return new RawHttp(Integer.parseInt(head[0].split(" ")[1]), headers, chunked ? unchunked(parts[1]) : parts[1]);
    }

    private static String unchunked(String body) {
        StringBuilder whole = new StringBuilder();
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        int at = 0;
        while (true) {
            int end = at;
            while (bytes[end] != '\r') {
                end++;
            }
            int size = Integer.parseInt(new String(bytes, at, end - at, StandardCharsets.US_ASCII), 16);
            if (size == 0) {
                return whole.toString();
            }
            whole.append(new String(bytes, end + 2, size, StandardCharsets.UTF_8));
            at = end + 2 + size + 2;
        }
    }
}
