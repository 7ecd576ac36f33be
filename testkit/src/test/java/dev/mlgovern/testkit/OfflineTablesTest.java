package dev.mlgovern.testkit;

import static dev.mlgovern.testkit.Clients.CENTRAL;
import static dev.mlgovern.testkit.Clients.DEV;
import static dev.mlgovern.testkit.Clients.client;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mlgovern.testkit.query.QueryColumn;
import dev.mlgovern.testkit.query.QueryResult;
import dev.mlgovern.testkit.query.QueryTable;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.athena.AthenaClient;
import software.amazon.awssdk.services.athena.model.QueryExecution;
import software.amazon.awssdk.services.glue.GlueClient;
import software.amazon.awssdk.services.glue.model.AlreadyExistsException;
import software.amazon.awssdk.services.glue.model.Column;
import software.amazon.awssdk.services.glue.model.EntityNotFoundException;
import software.amazon.awssdk.services.sagemaker.SageMakerClient;
import software.amazon.awssdk.services.sagemaker.model.FeatureDefinition;
import software.amazon.awssdk.services.sagemaker.model.FeatureType;
import software.amazon.awssdk.services.sagemaker.model.TableFormat;
import software.amazon.awssdk.services.sagemakerfeaturestoreruntime.SageMakerFeatureStoreRuntimeClient;
import software.amazon.awssdk.services.sagemakerfeaturestoreruntime.model.FeatureValue;

@LocalCloudTest
class OfflineTablesTest {
    private LocalCloud cloud;
    private GlueClient glue;
    private String table;
    private String reason = "";

    @BeforeEach
    void start(LocalCloud fresh) {
        cloud = fresh;
        cloud.account(DEV).bucket("features-111111111111");
        cloud.account(DEV).bucket("results-111111111111");
        cloud.account(CENTRAL).bucket("results-222222222222");
        cloud.account(DEV).role("store").trusts("sagemaker.amazonaws.com");
        glue = client(GlueClient.builder(), cloud, DEV);
        table = group();
    }

    @Test
    void table_ofAFeatureGroup_hasItsColumnsThoseOfTheServiceAndPartitions() {
        var made = glue.getTable(r -> r.databaseName("sagemaker_featurestore").name(table))
                .table();

        assertThat(made.storageDescriptor().columns())
                .extracting(Column::name)
                .containsExactly("card", "at", "spent", "write_time", "api_invocation_time", "is_deleted");
        assertThat(made.storageDescriptor().columns())
                .extracting(Column::type)
                .containsExactly("string", "string", "double", "timestamp", "timestamp", "boolean");
        assertThat(made.partitionKeys()).extracting(Column::name).containsExactly("year", "month", "day", "hour");
        assertThat(glue.getTables(r -> r.databaseName("sagemaker_featurestore")).tableList())
                .hasSize(1);
    }

    @Test
    void rows_ofAFeatureGroup_areWhatWasWritten() {
        SageMakerFeatureStoreRuntimeClient records = client(SageMakerFeatureStoreRuntimeClient.builder(), cloud, DEV);
        records.putRecord(r -> r.featureGroupName("cards")
                .record(value("card", "4711"), value("at", "2026-11-23T09:30:00Z"), value("Spent", "1.5")));
        records.deleteRecord(r -> r.featureGroupName("cards")
                .recordIdentifierValueAsString("4711")
                .eventTime("2026-11-23T10:30:00Z"));

        QueryTable read = read(DEV, "AwsDataCatalog").get(0);

        assertThat(read.rows()).hasSize(2);
        assertThat(read.rows().get(0))
                .containsEntry("spent", "1.5")
                .containsEntry("is_deleted", "false")
                .containsEntry("hour", "09")
                .containsEntry("day", "23");
        assertThat(read.rows().get(1))
                .containsEntry("is_deleted", "true")
                .containsEntry("hour", "10")
                .doesNotContainKey("spent");
    }

    @Test
    void read_fromAnAccountThatItIsNotSharedWith_failsAndNamesWhatIsMissing() {
        cloud.account(CENTRAL).dataCatalog("dev_features", DEV);

        assertThat(read(CENTRAL, "dev_features")).isEmpty();

        assertThat(reason)
                .startsWith("Insufficient permissions to execute the query.")
                .contains("glue:GetTable", "arn:aws:glue:eu-west-1:111111111111:table/sagemaker_featurestore/");
    }

    @Test
    void tables_madeByHand_areFoundOnceAndCanBeDeleted() {
        glue.createDatabase(r -> r.databaseInput(d -> d.name("Mine")));
        glue.createTable(r -> r.databaseName("mine").tableInput(t -> t.name("Base")));

        assertThat(glue.getDatabase(r -> r.name("mine")).database().name()).isEqualTo("mine");
        assertThatThrownBy(() -> glue.createTable(r -> r.databaseName("mine").tableInput(t -> t.name("base"))))
                .isInstanceOf(AlreadyExistsException.class);
        glue.deleteTable(r -> r.databaseName("mine").name("base"));
        assertThatThrownBy(() -> glue.getTable(r -> r.databaseName("mine").name("base")))
                .isInstanceOf(EntityNotFoundException.class);
    }

    private static FeatureValue value(String name, String text) {
        return FeatureValue.builder().featureName(name).valueAsString(text).build();
    }

    private static FeatureDefinition feature(String name, FeatureType type) {
        return FeatureDefinition.builder().featureName(name).featureType(type).build();
    }

    private List<QueryTable> read(String account, String catalog) {
        List<QueryTable> seen = new ArrayList<>();
        cloud.queries().looks(0).engine(request -> {
            request.tables().find(catalog, "sagemaker_featurestore", table).ifPresent(seen::add);
            return new QueryResult(List.of(new QueryColumn("n", "bigint")), List.of());
        });
        AthenaClient athena = client(AthenaClient.builder(), cloud, account);
        String id = athena.startQueryExecution(r -> r.queryString("SELECT 1")
                        .queryExecutionContext(c -> c.catalog(catalog))
                        .resultConfiguration(c -> c.outputLocation("s3://results-" + account + "/")))
                .queryExecutionId();
        QueryExecution done =
                athena.getQueryExecution(r -> r.queryExecutionId(id)).queryExecution();
        reason = String.valueOf(done.status().stateChangeReason());
        return seen;
    }

    private String group() {
        SageMakerClient sageMaker = client(SageMakerClient.builder(), cloud, DEV);
        sageMaker.createFeatureGroup(r -> r.featureGroupName("cards")
                .recordIdentifierFeatureName("card")
                .eventTimeFeatureName("at")
                .featureDefinitions(
                        feature("card", FeatureType.STRING),
                        feature("at", FeatureType.STRING),
                        feature("Spent", FeatureType.FRACTIONAL))
                .roleArn("arn:aws:iam::111111111111:role/store")
                .offlineStoreConfig(o -> o.tableFormat(TableFormat.GLUE)
                        .s3StorageConfig(s -> s.s3Uri("s3://features-111111111111/offline")))
                .onlineStoreConfig(o -> o.enableOnlineStore(true)));
        sageMaker.describeFeatureGroup(r -> r.featureGroupName("cards"));
        return sageMaker
                .describeFeatureGroup(r -> r.featureGroupName("cards"))
                .offlineStoreConfig()
                .dataCatalogConfig()
                .tableName();
    }
}
