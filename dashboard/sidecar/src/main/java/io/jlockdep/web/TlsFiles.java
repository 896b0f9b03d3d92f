package io.jlockdep.web;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A certificate with its chain, and its key, both in PEM. Immutable. Messages name the files and never what is in them.
 *
 * @param certificate the server's certificate first, then those that vouch for it
 * @param key PKCS#8, not encrypted
 */
public record TlsFiles(Path certificate, Path key) {

    /** The certificate's alias, and the password of a store that never leaves memory. */
    static final String NAME = "jlockdep";

    private static final Pattern PKCS8 =
            Pattern.compile("-----BEGIN PRIVATE KEY-----([A-Za-z0-9+/=\\s]+)-----END PRIVATE KEY-----");

    private static final List<String> ALGORITHMS = List.of("RSA", "EC", "EdDSA");

    /** Reads both; throws with a message for people when they cannot be used. */
    public KeyStore keyStore() throws IOException {
        Certificate[] chain = readChain();
        PrivateKey secret = readKey();
        if (!matches(chain[0].getPublicKey(), secret)) {
            throw new IOException(key + " is not the key of " + certificate);
        }
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            store.setKeyEntry(NAME, secret, NAME.toCharArray(), chain);
            return store;
        } catch (GeneralSecurityException e) {
            throw new IOException(certificate + " and " + key + " cannot be used: " + e.getMessage(), e);
        }
    }

    /** Changes when one of the files does. */
    List<FileTime> modified() throws IOException {
        return List.of(Files.getLastModifiedTime(certificate), Files.getLastModifiedTime(key));
    }

    private Certificate[] readChain() throws IOException {
        try {
            Certificate[] chain = CertificateFactory.getInstance("X.509")
                    .generateCertificates(new ByteArrayInputStream(read(certificate)))
                    .toArray(Certificate[]::new);
            if (chain.length == 0) {
                throw new IOException(certificate + " holds no certificate in PEM");
            }
            return chain;
        } catch (GeneralSecurityException e) {
            throw new IOException(certificate + " holds no certificate in PEM", e);
        }
    }

    private PrivateKey readKey() throws IOException {
        Matcher pem = PKCS8.matcher(new String(read(key), StandardCharsets.ISO_8859_1));
        if (!pem.find()) {
            throw new IOException(key + " holds no key in PKCS#8; 'openssl pkcs8 -topk8 -nocrypt' makes one of others");
        }
        try {
            return decode(Base64.getMimeDecoder().decode(pem.group(1)));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new IOException(key + " holds no key of RSA, EC or EdDSA");
        }
    }

    private static PrivateKey decode(byte[] der) throws GeneralSecurityException {
        GeneralSecurityException last = new InvalidKeySpecException();
        for (String algorithm : ALGORITHMS) {
            try {
                return KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(der));
            } catch (GeneralSecurityException e) {
                last = e;
            }
        }
        throw last;
    }

    private static boolean matches(PublicKey open, PrivateKey secret) {
        String algorithm = switch (secret.getAlgorithm()) {
            case "RSA" -> "SHA256withRSA";
            case "EC" -> "SHA256withECDSA";
            default -> "EdDSA";
        };
        try {
            Signature signature = Signature.getInstance(algorithm);
            signature.initSign(secret);
            signature.update(NAME.getBytes(StandardCharsets.UTF_8));
            byte[] signed = signature.sign();
            signature.initVerify(open);
            signature.update(NAME.getBytes(StandardCharsets.UTF_8));
            return signature.verify(signed);
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    private static byte[] read(Path file) throws IOException {
        try {
            return Files.readAllBytes(file);
        } catch (NoSuchFileException e) {
            throw new IOException(file + ": no such file", e);
        }
    }
}
