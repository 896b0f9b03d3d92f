package io.jlockdep.alerts;

import io.jlockdep.snapshot.ReportedFinding;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;

/** By what a receiver knows that two events are about the same: service and finding, whatever run and sidecar. Stateless. */
final class DedupKey {

    /** Services that people can read in the key, and that keep it far below the 255 characters that PagerDuty takes. */
    private static final Pattern READABLE = Pattern.compile("[A-Za-z0-9._-]{1,100}");

    private DedupKey() {}

    static String of(ReportedFinding reported) {
        return "jlockdep:" + part(reported.service()) + ":"
                + part(reported.finding().id());
    }

    private static String part(String text) {
        return READABLE.matcher(text).matches() ? text : digest(text);
    }

    private static String digest(String text) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
