package dev.mlgovern.benchmarks;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;

/** What the stubs answer; the same bytes for both sides. */
final class Answers {
    static final String SECRET = "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY";
    static final String TOKEN = "IQoJb3JpZ2luX2VjEXAMPLE".repeat(20);

    private Answers() {}

    /** An answer of STS to AssumeRole, and to GetCallerIdentity. */
    static byte[] assumedRole(Clock clock, Duration valid) {
        Instant expiration = clock.instant().plus(valid);
        return """
                <AssumeRoleResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><AssumeRoleResult><Credentials>
                <AccessKeyId>ASIA0123456789EXAMPLE</AccessKeyId><SecretAccessKey>%s</SecretAccessKey>
                <SessionToken>%s</SessionToken><Expiration>%s</Expiration></Credentials><AssumedRoleUser>
                <Arn>arn:aws:sts::222222222222:assumed-role/mlgovern/ines</Arn><AssumedRoleId>AROA0123456789EXAMPLE:ines
                </AssumedRoleId></AssumedRoleUser><Account>222222222222</Account>
                <Arn>arn:aws:sts::222222222222:assumed-role/mlgovern/ines</Arn><UserId>AROA0123456789EXAMPLE:ines</UserId>
                </AssumeRoleResult></AssumeRoleResponse>
                """.formatted(SECRET, TOKEN, expiration).getBytes(StandardCharsets.UTF_8);
    }

    /** A version of a model package as a team registers it. */
    static byte[] modelPackage() {
        try (InputStream json = Answers.class.getResourceAsStream("describe-model-package.json")) {
            return Objects.requireNonNull(json, "describe-model-package.json").readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static byte[] throttled() {
        return "{\"__type\":\"ThrottlingException\",\"message\":\"Rate exceeded\"}".getBytes(StandardCharsets.UTF_8);
    }
}
