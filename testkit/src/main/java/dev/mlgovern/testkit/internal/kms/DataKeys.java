package dev.mlgovern.testkit.internal.kms;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mlgovern.testkit.internal.service.AwsError;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.TreeMap;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** Real encryption under keys that are no secret: a ciphertext carries its key's ARN, and is bound to its encryption context. */
final class DataKeys {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int NONCE = 12;

    private DataKeys() {}

    static void generate(Key key, JsonNode input, ObjectNode answer) {
        boolean small = input.path("KeySpec").asText().equals("AES_128");
        byte[] plain = new byte[input.path("NumberOfBytes").asInt(small ? 16 : 32)];
        RANDOM.nextBytes(plain);
        answer.put("Plaintext", plain)
                .put("CiphertextBlob", seal(key, plain, context(input)))
                .put("KeyId", key.arn());
    }

    static void encrypt(Key key, JsonNode input, ObjectNode answer) {
        byte[] sealed = seal(key, bytes(input.path("Plaintext")), context(input));
        answer.put("CiphertextBlob", sealed).put("KeyId", key.arn()).put("EncryptionAlgorithm", "SYMMETRIC_DEFAULT");
    }

    static void decrypt(Key key, JsonNode input, ObjectNode answer) {
        byte[] plain = open(key, bytes(input.path("CiphertextBlob")), context(input));
        answer.put("Plaintext", plain).put("KeyId", key.arn()).put("EncryptionAlgorithm", "SYMMETRIC_DEFAULT");
    }

    static String keyOf(JsonNode ciphertext) {
        ByteBuffer sealed = ByteBuffer.wrap(bytes(ciphertext));
        int length = sealed.remaining() > 2 ? sealed.getShort() : 0;
        if (length <= 0 || sealed.remaining() < length + NONCE) {
            throw invalid();
        }
        byte[] arn = new byte[length];
        sealed.get(arn);
        return new String(arn, StandardCharsets.UTF_8);
    }

    private static byte[] seal(Key key, byte[] plain, byte[] context) {
        byte[] arn = key.arn().getBytes(StandardCharsets.UTF_8);
        byte[] nonce = new byte[NONCE];
        RANDOM.nextBytes(nonce);
        byte[] sealed = crypt(Cipher.ENCRYPT_MODE, key, nonce, new Text(plain, context));
        return ByteBuffer.allocate(2 + arn.length + NONCE + sealed.length)
                .putShort((short) arn.length)
                .put(arn)
                .put(nonce)
                .put(sealed)
                .array();
    }

    private static byte[] open(Key key, byte[] ciphertext, byte[] context) {
        ByteBuffer sealed = ByteBuffer.wrap(ciphertext);
        int length = sealed.remaining() > 2 ? sealed.getShort() : -1;
        if (length < 0 || sealed.remaining() < length + NONCE) {
            throw invalid();
        }
        sealed.position(2 + length);
        byte[] nonce = new byte[NONCE];
        sealed.get(nonce);
        byte[] rest = new byte[sealed.remaining()];
        sealed.get(rest);
        return crypt(Cipher.DECRYPT_MODE, key, nonce, new Text(rest, context));
    }

    private static byte[] crypt(int mode, Key key, byte[] nonce, Text text) {
        try {
            byte[] secret =
                    MessageDigest.getInstance("SHA-256").digest(key.arn().getBytes(StandardCharsets.UTF_8));
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, new SecretKeySpec(secret, "AES"), new GCMParameterSpec(128, nonce));
            cipher.updateAAD(text.context());
            return cipher.doFinal(text.bytes());
        } catch (GeneralSecurityException e) {
            throw (AwsError) invalid().initCause(e);
        }
    }

    private static byte[] context(JsonNode input) {
        TreeMap<String, String> sorted = new TreeMap<>();
        input.path("EncryptionContext")
                .properties()
                .forEach(e -> sorted.put(e.getKey(), e.getValue().asText()));
        return sorted.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] bytes(JsonNode blob) {
        try {
            byte[] bytes = blob.binaryValue();
            return bytes == null ? new byte[0] : bytes;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    // https://docs.aws.amazon.com/kms/latest/APIReference/API_Decrypt.html
    private static AwsError invalid() {
        return new AwsError(
                400, "InvalidCiphertextException", "The ciphertext is corrupt, or belongs to another key or context");
    }

    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Text(byte[] bytes, byte[] context) {}
}
