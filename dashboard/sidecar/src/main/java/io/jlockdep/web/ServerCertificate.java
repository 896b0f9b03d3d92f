package io.jlockdep.web;

import java.io.IOException;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The certificate that the server shows, read again when its files change: those that expire in hours are renewed while we
 * run. A new one that cannot be used is logged once, and the old one stays. Thread-safe.
 */
final class ServerCertificate implements AutoCloseable {

    private static final Logger logger = LoggerFactory.getLogger(ServerCertificate.class);
    private static final long LOOK_EVERY_SECONDS = 30;

    private final TlsFiles files;
    private final SslContextFactory.Server factory = new SslContextFactory.Server();
    private final ScheduledExecutorService looking = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "jlockdep-certificate");
        thread.setDaemon(true);
        return thread;
    });
    private List<FileTime> readOf;

    /** Throws, with a message for people, when the files cannot be used. */
    ServerCertificate(TlsFiles files) throws IOException {
        this.files = files;
        this.readOf = files.modified();
        use(factory);
        looking.scheduleWithFixedDelay(this::look, LOOK_EVERY_SECONDS, LOOK_EVERY_SECONDS, TimeUnit.SECONDS);
    }

    /** What makes connections of it. */
    SslContextFactory.Server factory() {
        return factory;
    }

    /** Reads the files again if they have changed. */
    synchronized void look() {
        try {
            List<FileTime> modified = files.modified();
            if (modified.equals(readOf)) {
                return;
            }
            readOf = modified;
            files.keyStore();
            factory.reload(changed -> {
                try {
                    use((SslContextFactory.Server) changed);
                } catch (IOException e) {
                    throw new java.io.UncheckedIOException(e);
                }
            });
            logger.info("the certificate in {} was read again", files.certificate());
        } catch (Exception e) {
            logger.warn("the certificate stays as it was: {}", e.getMessage());
        }
    }

    private void use(SslContextFactory.Server server) throws IOException {
        server.setKeyStore(files.keyStore());
        server.setKeyStorePassword(TlsFiles.NAME);
        server.setKeyManagerPassword(TlsFiles.NAME);
    }

    @Override
    public void close() {
        looking.shutdownNow();
    }
}
