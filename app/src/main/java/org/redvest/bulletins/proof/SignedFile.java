package org.redvest.bulletins.proof;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * A frozen bulletin with its proof, as the file that is handed on: {@code bulletin} (its content), {@code format}, {@code public_key},
 * {@code sha256} and {@code signature} (Ed25519) of the content's canonical bytes. The file has one spelling too, so no byte of it can
 * change unnoticed.
 *
 * @param content canonical bytes of the content
 * @param publicKey as X.509 encodes it
 */
public record SignedFile(byte[] content, byte[] sha256, byte[] signature, byte[] publicKey) {

    static final String FORMAT = "redvest-bulletin/1";
    static final String ALGORITHM = "Ed25519";
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final HexFormat HEX = HexFormat.of();

    public SignedFile {
        content = content.clone();
        sha256 = sha256.clone();
        signature = signature.clone();
        publicKey = publicKey.clone();
    }

    /** What is wrong with a file, as the end of a key in the bundles. */
    public enum FileFault {
        NO_BULLETIN,
        OTHER_SPELLING,
        OTHER_CONTENT,
        OTHER_SIGNATURE,
        OTHER_KEY;

        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** Content and members of the file as JSON. */
    public JsonNode json() {
        try {
            return JSON.readTree(content);
        } catch (JacksonException damaged) {
            throw new IllegalStateException("A frozen bulletin is no JSON", damaged);
        }
    }

    public static ObjectNode object() {
        return JSON.createObjectNode();
    }

    public byte[] bytes() {
        var file = object();
        file.put("format", FORMAT);
        file.set("bulletin", json());
        file.put("sha256", HEX.formatHex(sha256));
        file.put("signature", HEX.formatHex(signature));
        file.put("public_key", HEX.formatHex(publicKey));
        return CanonicalJson.bytes(file);
    }

    /** Names the key that signed: SHA-256 of its X.509 form, to be compared with the one that is published. */
    public String fingerprint() {
        return fingerprint(publicKey);
    }

    public static String fingerprint(byte[] publicKey) {
        return HEX.formatHex(digest(publicKey)).replaceAll("(.{8})(?=.)", "$1 ");
    }

    public String digest() {
        return HEX.formatHex(sha256);
    }

    /** Reads a file; empty where it is no bulletin in the one spelling that a file has. */
    static Optional<SignedFile> read(byte[] bytes) {
        try {
            var file = JSON.readTree(bytes);
            var content = file.path("bulletin");
            if (!content.isObject() || !FORMAT.equals(file.path("format").asString(""))) {
                return Optional.empty();
            }
            return Optional.of(new SignedFile(
                    CanonicalJson.bytes(content),
                    HEX.parseHex(file.path("sha256").asString("")),
                    HEX.parseHex(file.path("signature").asString("")),
                    HEX.parseHex(file.path("public_key").asString(""))));
        } catch (JacksonException | IllegalArgumentException damaged) {
            return Optional.empty();
        }
    }

    /** What is wrong with a file; empty where it is what its key signed. */
    static Optional<FileFault> fault(byte[] bytes) {
        var read = read(bytes);
        if (read.isEmpty()) {
            return Optional.of(FileFault.NO_BULLETIN);
        }
        return Arrays.equals(read.get().bytes(), bytes) ? read.get().fault() : Optional.of(FileFault.OTHER_SPELLING);
    }

    /** Whether content, digest and signature belong together. */
    public Optional<FileFault> fault() {
        if (!Arrays.equals(digest(content), sha256)) {
            return Optional.of(FileFault.OTHER_CONTENT);
        }
        try {
            var check = Signature.getInstance(ALGORITHM);
            check.initVerify(key());
            check.update(content);
            return check.verify(signature) ? Optional.empty() : Optional.of(FileFault.OTHER_SIGNATURE);
        } catch (GeneralSecurityException malformed) {
            return Optional.of(FileFault.OTHER_SIGNATURE);
        }
    }

    private PublicKey key() throws GeneralSecurityException {
        return KeyFactory.getInstance(ALGORITHM).generatePublic(new X509EncodedKeySpec(publicKey));
    }

    static byte[] digest(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
