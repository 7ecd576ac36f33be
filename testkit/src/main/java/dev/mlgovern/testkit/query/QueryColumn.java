package dev.mlgovern.testkit.query;

/**
 * A column of a table or of a result.
 *
 * @param name its name
 * @param type as Athena names it: {@code varchar}, {@code bigint}, {@code double}, {@code boolean}, {@code timestamp}; a table's columns
 *     have Glue's {@code string} for text
 */
public record QueryColumn(String name, String type) {}
