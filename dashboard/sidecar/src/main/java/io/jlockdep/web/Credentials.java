package io.jlockdep.web;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;

/**
 * What a request has to know. Immutable. Holds digests only and compares them in constant time, so that neither a dump of the
 * heap nor the time of an answer tells a secret.
 */
public final class Credentials {

    /** Everybody may read, nobody may change anything. */
    public static final Credentials NONE = new Credentials(List.of(), List.of(), false);

    private final List<byte[]> readers;
    private final List<byte[]> changers;
    private final boolean basic;

    private Credentials(List<byte[]> readers, List<byte[]> changers, boolean basic) {
        this.readers = readers;
        this.changers = changers;
        this.basic = basic;
    }

    /** These, and a name with its password, which may read. A browser asks for them. */
    public Credentials withReader(String user, String password) {
        byte[] pair = (user + ":" + password).getBytes(StandardCharsets.UTF_8);
        return new Credentials(with(readers, "basic " + Base64.getEncoder().encodeToString(pair)), changers, true);
    }

    /** These, and a token that may read. */
    public Credentials withReader(String token) {
        return new Credentials(with(readers, "bearer " + token), changers, basic);
    }

    /** These, and a token that may read and change. */
    public Credentials withChanger(String token) {
        return new Credentials(readers, with(changers, "bearer " + token), basic);
    }

    /** Whether there is anybody who may read because of what they know. */
    public boolean nameReaders() {
        return !readers.isEmpty();
    }

    /** Whether anybody at all is known. */
    public boolean nameAnybody() {
        return !readers.isEmpty() || !changers.isEmpty();
    }

    /** Whether there is anybody who may change something. */
    boolean nameChangers() {
        return !changers.isEmpty();
    }

    /** Whether a request with this {@code Authorization} header, null for none, may read. */
    boolean letRead(String authorization) {
        boolean reader = knows(readers, authorization);
        return knows(changers, authorization) || reader;
    }

    /** Whether it may change something. */
    boolean letChange(String authorization) {
        return knows(changers, authorization);
    }

    /** What a request that knows nothing is asked for. */
    String challenge() {
        return basic ? "Basic realm=\"jlockdep\", charset=\"UTF-8\"" : "Bearer";
    }

    private static boolean knows(List<byte[]> known, String authorization) {
        byte[] sent = digest(normal(authorization == null ? "" : authorization));
        boolean found = false;
        for (byte[] digest : known) {
            found |= MessageDigest.isEqual(digest, sent);
        }
        return found;
    }

    /** The scheme in lower case, for its case means nothing. */
    private static String normal(String authorization) {
        int space = authorization.indexOf(' ');
        return space < 0
                ? authorization
                : authorization.substring(0, space).toLowerCase(Locale.ROOT) + " "
                        + authorization.substring(space + 1).strip();
    }

    private static List<byte[]> with(List<byte[]> digests, String secret) {
        List<byte[]> more = new ArrayList<>(digests);
        more.add(digest(secret));
        return List.copyOf(more);
    }

    private static byte[] digest(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /** Says nothing of them. */
    @Override
    public String toString() {
        return "credentials of " + readers.size() + " readers and " + changers.size() + " changers";
    }
}
