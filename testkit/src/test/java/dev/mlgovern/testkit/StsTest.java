package dev.mlgovern.testkit;

import static dev.mlgovern.testkit.Clients.CENTRAL;
import static dev.mlgovern.testkit.Clients.DEV;
import static dev.mlgovern.testkit.Clients.client;
import static dev.mlgovern.testkit.Clients.session;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.AssumeRoleRequest;
import software.amazon.awssdk.services.sts.model.AssumeRoleResponse;
import software.amazon.awssdk.services.sts.model.Tag;

@LocalCloudTest
class StsTest {
    private LocalCloud cloud;
    private StsClient ines;

    @BeforeEach
    void start(LocalCloud fresh) {
        cloud = fresh;
        ines = client(StsClient.builder(), cloud, DEV);
    }

    @Test
    void getCallerIdentity_ofUser_namesTheUser() {
        assertThat(ines.getCallerIdentity().arn()).isEqualTo("arn:aws:iam::111111111111:user/ines");
        assertThat(ines.getCallerIdentity().account()).isEqualTo(DEV);
    }

    @Test
    void getCallerIdentity_ofSession_namesRoleAndSession() {
        String role = cloud.account(CENTRAL).role("registry").trusts(DEV).arn();

        var identity = sts(session(assume(ines, role, r -> {}))).getCallerIdentity();

        assertThat(identity.arn()).isEqualTo("arn:aws:sts::222222222222:assumed-role/registry/ines-session");
        assertThat(identity.userId()).endsWith(":ines-session");
    }

    @Test
    void assumeRole_notTrusted_isDeniedByTheTrustPolicy() {
        String role =
                cloud.account(CENTRAL).role("registry").trusts("333333333333").arn();

        refused(
                () -> assume(ines, role, r -> {}),
                403,
                "AccessDenied",
                "User: arn:aws:iam::111111111111:user/ines is not authorized to perform: sts:AssumeRole on resource: "
                        + role + " because no role trust policy allows the sts:AssumeRole action");
    }

    @Test
    void assumeRole_ofNoSuchRole_isDenied() {
        refused(
                () -> assume(ines, "arn:aws:iam::222222222222:role/none", r -> {}),
                403,
                "AccessDenied",
                "not authorized");
    }

    @Test
    void assumeRole_withoutTheExternalId_isDenied() {
        String role = cloud.account(CENTRAL)
                .role("registry")
                .trusts(DEV)
                .externalId("mlgov-42")
                .arn();

        refused(() -> assume(ines, role, r -> {}), 403, "AccessDenied", "sts:AssumeRole");
        refused(() -> assume(ines, role, r -> r.externalId("other")), 403, "AccessDenied", "sts:AssumeRole");
        assertThat(assume(ines, role, r -> r.externalId("mlgov-42"))
                        .assumedRoleUser()
                        .arn())
                .contains("registry");
    }

    @Test
    void assumeRole_fromTheOrganization_isPermitted() {
        String role = cloud.account(CENTRAL)
                .role("registry")
                .trusts("*")
                .organizationOnly()
                .arn();

        assertThat(assume(ines, role, r -> {}).credentials().accessKeyId()).startsWith("ASIA");
    }

    @Test
    void assumeRole_fromAnotherOrganization_isDenied() {
        String role = cloud.account(CENTRAL).role("registry").trustPolicy("""
                        {"Statement":{"Effect":"Allow","Principal":"*","Action":"sts:AssumeRole",
                         "Condition":{"StringEquals":{"aws:PrincipalOrgID":"o-other"}}}}""").arn();

        refused(() -> assume(ines, role, r -> {}), 403, "AccessDenied", "no role trust policy");
    }

    @Test
    void assumeRole_withTagsWithoutTagSession_isDenied() {
        String role = cloud.account(CENTRAL).role("registry").trustPolicy("""
                        {"Statement":{"Effect":"Allow","Principal":{"AWS":"111111111111"},"Action":"sts:AssumeRole"}}""").arn();

        refused(() -> assume(ines, role, r -> r.tags(tag("team", "fraud"))), 403, "AccessDenied", "sts:TagSession");
        refused(() -> assume(ines, role, r -> r.sourceIdentity("ines")), 403, "AccessDenied", "sts:SetSourceIdentity");
    }

    @Test
    void assumeRole_withSourceIdentity_keepsItThroughTheChain() {
        String first = cloud.account(DEV).role("team").arn();
        String second = cloud.account(CENTRAL).role("registry").trusts(first).arn();
        StsClient chained = sts(session(assume(ines, first, r -> r.sourceIdentity("ines"))));

        assertThat(assume(chained, second, r -> {}).sourceIdentity()).isEqualTo("ines");
        refused(() -> assume(chained, second, r -> r.sourceIdentity("bob")), 403, "AccessDenied", "cannot be changed");
    }

    @Test
    void assumeRole_withTransitiveTag_passesItOnAndKeepsIt() {
        String first = cloud.account(DEV).role("team").arn();
        String second = cloud.account(CENTRAL)
                .role("registry")
                .trustPolicy("""
                        {"Statement":{"Effect":"Allow","Principal":{"AWS":"%s"},"Action":["sts:AssumeRole","sts:TagSession"],
                         "Condition":{"StringEquals":{"aws:PrincipalTag/team":"fraud"}}}}""".formatted(first))
                .arn();
        StsClient tagged = sts(session(
                assume(ines, first, r -> r.tags(tag("team", "fraud")).transitiveTagKeys("team"))));

        assertThat(assume(tagged, second, r -> {}).credentials().sessionToken()).isNotEmpty();
        refused(() -> assume(tagged, second, r -> r.tags(tag("Team", "x"))), 400, "InvalidParameterValue", "conflicts");
    }

    @Test
    void assumeRole_longerThanTheRoleAllows_isRefused() {
        RoleSetup role = cloud.account(CENTRAL).role("registry").trusts(DEV);

        refused(
                () -> assume(ines, role.arn(), r -> r.durationSeconds(7200)),
                400,
                "ValidationError",
                "MaxSessionDuration");
        role.maxSession(Duration.ofHours(2));
        assertThat(assume(ines, role.arn(), r -> r.durationSeconds(7200))
                        .credentials()
                        .expiration())
                .isAfter(cloud.clock().instant().plus(Duration.ofMinutes(119)));
    }

    @Test
    void assumeRole_chainedForMoreThanAnHour_isRefused() {
        String first = cloud.account(DEV).role("team").arn();
        String second = cloud.account(CENTRAL)
                .role("registry")
                .trusts(first)
                .maxSession(Duration.ofHours(12))
                .arn();
        StsClient chained = sts(session(assume(ines, first, r -> {})));

        refused(() -> assume(chained, second, r -> r.durationSeconds(3601)), 400, "ValidationError", "role chaining");
    }

    @Test
    void assumeRole_withSessionPolicy_isNarrowedByIt() {
        String first = cloud.account(DEV).role("team").arn();
        String second = cloud.account(CENTRAL).role("registry").trusts(DEV).arn();
        String none = """
                {"Statement":{"Effect":"Allow","Action":"s3:GetObject","Resource":"*"}}""";
        StsClient narrowed = sts(session(assume(ines, first, r -> r.policy(none))));

        refused(
                () -> assume(narrowed, second, r -> {}),
                403,
                "AccessDenied",
                "no session policy allows the sts:AssumeRole");
    }

    @Test
    void assumeRole_withMalformedSessionPolicy_isRefused() {
        String role = cloud.account(DEV).role("team").arn();

        refused(() -> assume(ines, role, r -> r.policy("{}")), 400, "MalformedPolicyDocument", "no Statement");
    }

    @Test
    void call_afterTheSessionExpired_isRefused() {
        String role = cloud.account(DEV).role("team").arn();
        StsClient session = sts(session(assume(ines, role, r -> {})));

        cloud.clock().advance(Duration.ofMinutes(61));

        refused(session::getCallerIdentity, 403, "ExpiredToken", "expired");
    }

    @Test
    void call_withUnknownKey_isRefused() {
        LocalCloud other = LocalCloud.start();
        StsClient stranger = client(StsClient.builder(), cloud.httpClient(), other.credentials(DEV, "stranger"));

        refused(stranger::getCallerIdentity, 403, "InvalidClientTokenId", "invalid");
    }

    private StsClient sts(AwsCredentialsProvider credentials) {
        return client(StsClient.builder(), cloud.httpClient(), credentials);
    }

    private static Tag tag(String key, String value) {
        return Tag.builder().key(key).value(value).build();
    }

    private static AssumeRoleResponse assume(StsClient sts, String role, Consumer<AssumeRoleRequest.Builder> more) {
        return sts.assumeRole(r -> more.accept(r.roleArn(role).roleSessionName("ines-session")));
    }

    private static void refused(Runnable call, int status, String code, String message) {
        assertThatThrownBy(call::run).isInstanceOfSatisfying(AwsServiceException.class, e -> {
            assertThat(e.statusCode()).isEqualTo(status);
            assertThat(e.awsErrorDetails().errorCode()).isEqualTo(code);
            assertThat(e.awsErrorDetails().errorMessage()).contains(message);
        });
    }
}
