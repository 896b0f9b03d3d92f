package io.jlockdep.graph;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;

/**
 * Names findings: by their kind and the keys of their lock classes in the order of the cycle, wherever it is entered.
 * Two findings of one run whose classes only share their keys are told apart by a number. Single-threaded.
 */
final class FindingId {

    private static final int BYTES = 6;

    private final Set<String> taken = new HashSet<>();

    String next(Kind kind, List<LockNode> cycle) {
        String plain =
                of(kind, cycle.stream().map(node -> node.lockClass().key()).toList());
        String id = plain;
        for (int i = 2; !taken.add(id); i++) {
            id = plain + "-" + i;
        }
        return id;
    }

    void release(String id) {
        taken.remove(id);
    }

    private static String of(Kind kind, List<String> keys) {
        List<String> words = new ArrayList<>();
        words.add(kind.label());
        words.addAll(smallestRotation(keys));
        byte[] digest = sha256().digest(String.join("\n", words).getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().formatHex(digest, 0, BYTES);
    }

    private static List<String> smallestRotation(List<String> keys) {
        List<String> smallest = keys;
        for (int start = 1; start < keys.size(); start++) {
            List<String> rotated = new ArrayList<>(keys.subList(start, keys.size()));
            rotated.addAll(keys.subList(0, start));
            if (String.join("\n", rotated).compareTo(String.join("\n", smallest)) < 0) {
                smallest = rotated;
            }
        }
        return smallest;
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
