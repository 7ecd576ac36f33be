package dev.mlgovern.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.AssumedRoleUser;

/** What {@code docs/local-cloud.md} shows. */
@LocalCloudTest
class GuideTest {
    @Test
    void assumeRole_fromTheTrustedAccount_actsInTheOther(LocalCloud cloud) {
        String role = cloud.account("222222222222")
                .role("registry")
                .trusts("111111111111")
                .arn();
        StsClient sts = StsClient.builder()
                .region(Region.EU_WEST_1)
                .httpClient(cloud.httpClient())
                .credentialsProvider(cloud.credentials("111111111111", "ines"))
                .build();

        AssumedRoleUser user =
                sts.assumeRole(r -> r.roleArn(role).roleSessionName("ines")).assumedRoleUser();

        assertThat(user.arn()).isEqualTo("arn:aws:sts::222222222222:assumed-role/registry/ines");
    }
}
