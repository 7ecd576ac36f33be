package dev.mlgovern.testkit.internal.lakeformation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mlgovern.testkit.LocalCloud;
import dev.mlgovern.testkit.LocalCloudTest;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.lakeformation.LakeFormationClient;
import software.amazon.awssdk.services.lakeformation.model.BatchPermissionsRequestEntry;
import software.amazon.awssdk.services.lakeformation.model.EntityNotFoundException;
import software.amazon.awssdk.services.lakeformation.model.InvalidInputException;
import software.amazon.awssdk.services.lakeformation.model.ListPermissionsRequest;
import software.amazon.awssdk.services.lakeformation.model.Permission;
import software.amazon.awssdk.services.lakeformation.model.Resource;

@LocalCloudTest
class LakeFormationTest {
    private static final Resource TABLE = Resource.builder()
            .table(t -> t.catalogId("111111111111").databaseName("features").name("cards"))
            .build();
    private static final String EVERYBODY = "IAM_ALLOWED_PRINCIPALS";
    private static final String PLACE = "arn:aws:s3:::features/offline";

    private LakeFormationClient lake;

    @BeforeEach
    void open(LocalCloud cloud) {
        lake = LakeFormationClient.builder()
                .region(Region.EU_WEST_1)
                .httpClient(cloud.httpClient())
                .credentialsProvider(cloud.credentials("111111111111", "lee"))
                .build();
    }

    @Test
    void table_isOpenToIamUntilThatIsRevoked() {
        assertThat(permissions(r -> r.resource(TABLE))).containsExactly(Map.entry(EVERYBODY, List.of(Permission.ALL)));
        lake.revokePermissions(r -> r.principal(p -> p.dataLakePrincipalIdentifier(EVERYBODY))
                .resource(TABLE)
                .permissions(Permission.ALL));
        assertThat(permissions(r -> r.resource(TABLE))).isEmpty();
        lake.grantPermissions(r -> r.principal(p -> p.dataLakePrincipalIdentifier("222222222222"))
                .resource(TABLE)
                .permissions(Permission.SELECT, Permission.DESCRIBE));
        assertThat(permissions(r -> r.resource(TABLE).principal(p -> p.dataLakePrincipalIdentifier("222222222222"))))
                .containsExactly(Map.entry("222222222222", List.of(Permission.DESCRIBE, Permission.SELECT)));
        lake.batchGrantPermissions(r -> r.entries(BatchPermissionsRequestEntry.builder()
                .id("1")
                .principal(p -> p.dataLakePrincipalIdentifier(EVERYBODY))
                .resource(TABLE)
                .permissions(Permission.ALL)
                .build()));
        assertThat(permissions(r -> r.resource(TABLE))).hasSize(2);
    }

    @Test
    void revoke_ofWhatIsNotHeld_isRefused() {
        assertThatThrownBy(() ->
                        lake.revokePermissions(r -> r.principal(p -> p.dataLakePrincipalIdentifier("222222222222"))
                                .resource(TABLE)
                                .permissions(Permission.SELECT)))
                .isInstanceOf(InvalidInputException.class);
    }

    @Test
    void register_keepsThePlace() {
        assertThatThrownBy(() -> lake.describeResource(r -> r.resourceArn(PLACE)))
                .isInstanceOf(EntityNotFoundException.class);
        lake.registerResource(r -> r.resourceArn(PLACE).roleArn("arn:aws:iam::111111111111:role/lake"));
        assertThat(lake.listResources(r -> {}).resourceInfoList())
                .extracting(place -> place.resourceArn())
                .containsExactly(PLACE);
        assertThat(lake.describeResource(r -> r.resourceArn(PLACE))
                        .resourceInfo()
                        .roleArn())
                .endsWith("role/lake");
        lake.deregisterResource(r -> r.resourceArn(PLACE));
        assertThat(lake.listResources(r -> {}).resourceInfoList()).isEmpty();
    }

    private List<Map.Entry<String, List<Permission>>> permissions(Consumer<ListPermissionsRequest.Builder> question) {
        return lake.listPermissions(question).principalResourcePermissions().stream()
                .map(each -> Map.entry(each.principal().dataLakePrincipalIdentifier(), each.permissions()))
                .toList();
    }
}
