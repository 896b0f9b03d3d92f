package io.jlockdep.stream;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The chunks of a recording file as their headers tell them. Immutable.
 *
 * @param completeBytes length of the chunks that are there to their last byte
 * @param truncation in what way the file is cut short; empty when it is not
 */
record RecordingChunks(long completeBytes, Optional<String> truncation) {

    private static final int MAGIC = 'F' << 24 | 'L' << 16 | 'R' << 8;
    private static final int SIZE_AT = 8;
    private static final int HEADER_BYTES = 68;

    /** Walks the headers of a file; throws an exception with a message for people when it is no recording at all. */
    static RecordingChunks of(Path file) throws IOException {
        try (SeekableByteChannel channel = Files.newByteChannel(file)) {
            long length = channel.size();
            long start = 0;
            do {
                ByteBuffer header = header(channel, start);
                boolean recording = header.remaining() >= 4 && header.getInt(0) == MAGIC;
                if (!recording && start == 0) {
                    throw new IOException(length == 0 ? "is empty" : "is not a JFR recording");
                }
                long size = recording && header.remaining() == HEADER_BYTES ? header.getLong(SIZE_AT) : -1;
                if (size == 0) {
                    // Not closed yet: its JVM was killed or is still writing. The JDK reads what is there.
                    return new RecordingChunks(start, Optional.empty());
                }
                if (size < HEADER_BYTES || size > length - start) {
                    return new RecordingChunks(start, Optional.of(truncation(start, length)));
                }
                start += size;
            } while (start < length);
            return new RecordingChunks(length, Optional.empty());
        }
    }

    private static String truncation(long start, long length) {
        return "is truncated: its last chunk, from byte " + start + " on, goes beyond the end at byte " + length;
    }

    private static ByteBuffer header(SeekableByteChannel channel, long start) throws IOException {
        ByteBuffer header = ByteBuffer.allocate(HEADER_BYTES);
        channel.position(start);
        while (header.hasRemaining() && channel.read(header) >= 0) {
            // a channel may read less than asked for
        }
        return header.flip();
    }

    /** Copies the first bytes of a file. */
    static void copyBeginning(Path from, long bytes, Path to) throws IOException {
        try (InputStream in = Files.newInputStream(from);
                OutputStream out = Files.newOutputStream(to)) {
            byte[] buffer = new byte[1 << 16];
            for (long left = bytes; left > 0; ) {
                int read = in.read(buffer, 0, (int) Math.min(buffer.length, left));
                if (read < 0) {
                    throw new EOFException("became shorter while it was read");
                }
                out.write(buffer, 0, read);
                left -= read;
            }
        }
    }
}
