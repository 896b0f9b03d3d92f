package io.jlockdep.sidecar;

import io.jlockdep.web.Credentials;
import io.jlockdep.web.Listening;
import io.jlockdep.web.TlsFiles;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Where {@code monitor} listens, and whom it lets in. Owned by the command line. */
final class ListenOptions {

    private static final int MAX_PORT = 65_535;

    @Option(
            names = "--port",
            paramLabel = "PORT",
            defaultValue = "7070",
            description = "Port of the page, the API and the metrics; 0 for any; default ${DEFAULT-VALUE}.")
    private int port;

    @Option(
            names = "--bind",
            paramLabel = "ADDRESS",
            defaultValue = "127.0.0.1",
            description = "Address to listen on; default ${DEFAULT-VALUE}, this machine alone. Any other needs"
                    + " --read-token-file or --user or --token-file, and --tls-certificate or"
                    + " --tls-terminated-elsewhere.")
    private String bind;

    @Option(
            names = "--external-name",
            paramLabel = "NAME",
            description = "By which people and Prometheus reach it, if not by an address; may be given several times.")
    private List<String> externalNames = List.of();

    @Option(
            names = "--tls-certificate",
            paramLabel = "FILE",
            description = "Certificate and its chain in PEM; read again when it changes.")
    private Path tlsCertificate;

    @Option(names = "--tls-key", paramLabel = "FILE", description = "Its key in PEM, PKCS#8, not encrypted.")
    private Path tlsKey;

    @Option(
            names = "--tls-terminated-elsewhere",
            description =
                    "Something in front of it, such as a proxy or a service mesh, speaks TLS; it itself does not.")
    private boolean tlsTerminatedElsewhere;

    @Option(
            names = "--user",
            paramLabel = "NAME",
            description = "Who may read, by basic authentication; the password is in --password-file.")
    private String user;

    @Option(
            names = "--password-file",
            paramLabel = "FILE",
            description = "File whose first line is the password of --user.")
    private Path passwordFile;

    @Option(
            names = "--read-token-file",
            paramLabel = "FILE",
            description = "File whose first line is a token that lets read, such as for Prometheus.")
    private Path readTokenFile;

    @Option(
            names = "--token-file",
            paramLabel = "FILE",
            description = "File whose first line is the token that acknowledge has to know; nobody may, unless given.")
    private Path tokenFile;

    /**
     * Throws a {@link Complaint} that names what cannot be used.
     *
     * @param externalUrl where people reach the page; null if not known
     */
    Listening listening(URI externalUrl) throws IOException {
        check();
        Optional<TlsFiles> tls =
                tlsCertificate == null ? Optional.empty() : Optional.of(new TlsFiles(tlsCertificate, tlsKey));
        List<String> names = new ArrayList<>(externalNames);
        if (externalUrl != null) {
            names.add(externalUrl.getHost());
        }
        Listening listening = new Listening(
                Listening.resolve(bind), port, tls, tlsTerminatedElsewhere, names, externalNames.isEmpty());
        if (!listening.isOnLoopback()) {
            checkSafeFromOthers(tls);
        }
        return listening;
    }

    /** Throws a {@link Complaint} that names the file that cannot be used. */
    Credentials credentials() {
        Credentials credentials = Credentials.NONE;
        if (user != null) {
            credentials = credentials.withReader(user, Secret.firstLine("--password-file", passwordFile));
        }
        if (readTokenFile != null) {
            credentials = credentials.withReader(Secret.firstLine("--read-token-file", readTokenFile));
        }
        if (tokenFile != null) {
            credentials = credentials.withChanger(Secret.firstLine("--token-file", tokenFile));
        }
        return credentials;
    }

    private void check() {
        if (port < 0 || port > MAX_PORT) {
            throw new Complaint("--port " + port + " is not between 0 and " + MAX_PORT);
        }
        if ((tlsCertificate == null) != (tlsKey == null)) {
            throw new Complaint("--tls-certificate and --tls-key go together");
        }
        if (tlsCertificate != null && tlsTerminatedElsewhere) {
            throw new Complaint("--tls-certificate and --tls-terminated-elsewhere exclude each other");
        }
        if ((user == null) != (passwordFile == null)) {
            throw new Complaint("--user and --password-file go together");
        }
        if (user != null && user.contains(":")) {
            throw new Complaint("--user " + user + ": a name for basic authentication holds no colon");
        }
    }

    private void checkSafeFromOthers(Optional<TlsFiles> tls) {
        if (user == null && readTokenFile == null && tokenFile == null) {
            throw new Complaint("--bind " + bind + " lets others in: it needs --read-token-file, --user with"
                    + " --password-file, or --token-file");
        }
        if (tls.isEmpty() && !tlsTerminatedElsewhere) {
            throw new Complaint("--bind " + bind + " lets others listen: it needs --tls-certificate with --tls-key, or"
                    + " --tls-terminated-elsewhere if something in front of it speaks TLS");
        }
    }
}
