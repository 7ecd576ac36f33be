package dev.mlgovern.testkit.internal.model;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mlgovern.testkit.house.OuterTools;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The requests and answers that AWS publishes as samples, in the check: all pass, but for those that AWS got wrong. */
@Tag(OuterTools.TAG)
class AwsSamplesTest {
    private static final Map<String, String> SERVICES = Map.of(
            "cloudformation", "cloudformation-2010-05-15",
            "ecr", "ecr-2015-09-21",
            "kms", "kms-2014-11-01",
            "organizations", "organizations-2016-11-28",
            "s3", "s3-2006-03-01",
            "securityhub", "securityhub-2018-10-26",
            "sts", "sts-2011-06-15");
    // all five name the proxy's access key "ABCDE12345670EXAMPLE", and the 0 and 1 of that are not in [A-Z2-7]:
    // https://docs.aws.amazon.com/kms/latest/APIReference/API_XksProxyAuthenticationCredentialType.html
    private static final List<String> KNOWN_TO_BE_WRONG = List.of(
            "kms:CreateCustomKeyStore to-create-an-external-custom-key-store-with-a-public-endpoint-3 request",
            "kms:CreateCustomKeyStore to-create-an-external-custom-key-store-with-vpc-connectivity-2 request",
            "kms:DescribeCustomKeyStores to-get-detailed-information-about-an-external-custom-key-store-by-name-4 answer",
            "kms:DescribeCustomKeyStores to-get-detailed-information-about-an-external-key-store--3 answer",
            "kms:UpdateCustomKeyStore to-update-the-proxy-authentication-credential-of-an-external-key-store-4 request");
    private static final int PUBLISHED = 424 + 119;

    private final Map<String, List<String>> wrong = new TreeMap<>();
    private int checked;

    @Test
    void sample_thatAwsPublishes_passesUnlessItIsKnownToBeWrong() {
        SERVICES.forEach(this::check);

        assertThat(wrong).containsOnlyKeys(KNOWN_TO_BE_WRONG);
        assertThat(wrong.values())
                .allSatisfy(problems -> assertThat(problems)
                        .singleElement()
                        .asString()
                        .contains("ABCDE12345670EXAMPLE", "AccessKeyId", "^[A-Z2-7]+$"));
        assertThat(checked).isEqualTo(PUBLISHED);
    }

    private void check(String service, String file) {
        ApiModel model = AwsModels.of(service);
        Path samples = OuterTools.nodeModule("aws-sdk").resolve("apis/" + file + ".examples.json");
        AwsModels.read(samples).path("examples").properties().forEach(entry -> {
            Operation operation = model.operation(entry.getKey()).orElseThrow();
            entry.getValue().forEach(sample -> check(model, operation, sample));
        });
    }

    private void check(ApiModel model, Operation operation, JsonNode sample) {
        String name = model.service()
                + ':'
                + operation.name()
                + ' '
                + sample.path("id").asText();
        SampleNotation notation = new SampleNotation(model);
        if (sample.get("input") instanceof ObjectNode input) {
            ObjectNode request = notation.read(operation.input(), input);
            verdict(name + " request", ModelCheck.request(model, operation, request));
        }
        if (sample.get("output") instanceof ObjectNode output) {
            ObjectNode answer = notation.read(operation.output().shape(), output);
            verdict(name + " answer", ModelCheck.answer(model, operation, answer));
        }
    }

    private void verdict(String sample, List<String> problems) {
        checked++;
        if (!problems.isEmpty()) {
            wrong.put(sample, problems);
        }
    }
}
