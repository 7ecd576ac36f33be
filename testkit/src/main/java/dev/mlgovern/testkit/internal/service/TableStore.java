package dev.mlgovern.testkit.internal.service;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Glue's tables as the other services see them; what a caller does is authorized as if it had called Glue itself. */
public interface TableStore {
    /**
     * Makes or changes a table for a service, and makes its database unless it is there, without asking for permission.
     *
     * @param name the table
     * @param table its {@code TableInput}
     * @param contents what it holds
     */
    void put(Name name, ObjectNode table, Contents contents);

    /**
     * Makes a table as a caller.
     *
     * @param caller who makes it
     * @param name the table
     * @param table its {@code TableInput}
     * @throws AwsError when it may not, or there is a table of that name or no such database
     */
    void create(Caller caller, Name name, ObjectNode table);

    /**
     * Finds a table as a caller.
     *
     * @param caller who looks
     * @param name the table
     * @return the table, if there is one
     * @throws AwsError when it may not
     */
    Optional<Found> find(Caller caller, Name name);

    /**
     * Drops a table as a caller; what it held stays where it is.
     *
     * @param caller who drops it
     * @param name the table
     * @throws AwsError when it may not, or there is none
     */
    void drop(Caller caller, Name name);

    /**
     * The name of a table.
     *
     * @param accountId whose catalog it is in
     * @param region the catalog's Region
     * @param database its database
     * @param table its own name
     */
    record Name(String accountId, String region, String database, String table) {}

    /**
     * A table.
     *
     * @param table as {@code GetTable} shows it
     * @param contents what it holds where LocalCloud knows that without reading files
     */
    record Found(ObjectNode table, @Nullable Contents contents) {}

    /**
     * What the table of a feature group holds.
     *
     * @param rows by column, in the text form that Athena shows
     * @param key the key that its files are encrypted with, null with S3's own
     */
    record Contents(
            Supplier<List<Map<String, String>>> rows,
            @Nullable String key) {}
}
