package dev.mlgovern.testkit.internal.sagemaker;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mlgovern.testkit.internal.service.Cloud;
import dev.mlgovern.testkit.internal.service.TableStore;
import java.util.List;
import java.util.Locale;

/**
 * The Glue tables of offline stores. They outlive their groups, as their rows do.
 * https://docs.aws.amazon.com/sagemaker/latest/dg/feature-store-offline.html
 */
final class OfflineTables {
    static final List<String> HOURS = List.of("year", "month", "day", "hour");

    private OfflineTables() {}

    /** Makes or changes the table of a group, if it has an offline store that wants one. */
    static void make(Cloud cloud, SageMakerArn arn, ObjectNode group, FeatureRecords records) {
        JsonNode offline = group.path("OfflineStoreConfig");
        JsonNode catalog = offline.path("DataCatalogConfig");
        if (catalog.isMissingNode() || offline.path("DisableGlueTableCreation").asBoolean()) {
            return;
        }
        TableStore.Name name = new TableStore.Name(
                arn.account(), arn.region(), Wire.required(catalog, "Database"), Wire.required(catalog, "TableName"));
        String key = Wire.text(offline.required("S3StorageConfig"), "KmsKeyId");
        cloud.tables().put(name, table(name, group), new TableStore.Contents(records::rows, key));
    }

    private static ObjectNode table(TableStore.Name name, ObjectNode group) {
        JsonNode offline = group.required("OfflineStoreConfig");
        boolean iceberg = "Iceberg".equals(Wire.text(offline, "TableFormat"));
        ObjectNode table = Wire.object("Name", name.table()).put("TableType", "EXTERNAL_TABLE");
        ObjectNode storage = table.putObject("StorageDescriptor");
        ArrayNode columns = storage.putArray("Columns");
        for (JsonNode feature : group.required("FeatureDefinitions")) {
            columns.add(column(Wire.required(feature, "FeatureName"), type(Wire.required(feature, "FeatureType"))));
        }
        columns.add(column("write_time", "timestamp"));
        columns.add(column("api_invocation_time", "timestamp"));
        columns.add(column("is_deleted", "boolean"));
        storage.put("Location", Wire.required(offline.required("S3StorageConfig"), "ResolvedOutputS3Uri"));
        ArrayNode partitions = table.putArray("PartitionKeys");
        if (iceberg) {
            table.putObject("Parameters").put("table_type", "ICEBERG");
        } else {
            HOURS.forEach(hour -> partitions.add(column(hour, "string")));
        }
        return table;
    }

    private static ObjectNode column(String name, String type) {
        return Wire.object("Name", name.toLowerCase(Locale.ROOT)).put("Type", type);
    }

    private static String type(String featureType) {
        return switch (featureType) {
            case "Integral" -> "bigint";
            case "Fractional" -> "double";
            default -> "string";
        };
    }
}
