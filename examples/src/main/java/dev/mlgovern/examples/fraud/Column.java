package dev.mlgovern.examples.fraud;

/**
 * A feature column. Immutable.
 *
 * @param name as the CSV file names it
 * @param integral whether its values are whole numbers
 */
public record Column(String name, boolean integral) {}
