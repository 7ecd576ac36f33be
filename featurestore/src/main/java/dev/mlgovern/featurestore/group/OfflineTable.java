package dev.mlgovern.featurestore.group;

/**
 * The table of an offline store.
 *
 * @param catalog such as {@code AwsDataCatalog}
 * @param database in the catalog
 * @param table in the database
 * @param location the {@code s3://} URI that its files are under
 */
public record OfflineTable(String catalog, String database, String table, String location) {}
