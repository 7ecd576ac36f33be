package dev.mlgovern.governance.card;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an evaluation measured. Immutable.
 *
 * @param name 1 to 255 characters
 * @param shape what the value looks like
 * @param numbers the value's rows: one of one number for a number, one of all bars, one of x and y for each point of a
 *     line, those of a matrix; none for a text or a flag
 * @param text the value of a text, at most 63 characters, or of a flag; null for anything else
 * @param notes more about it, at most 1024 characters; null if there are none
 * @param xAxis names along the x axis, each of at most 63 characters: one, or one for each bar or column
 * @param yAxis names along the y axis, each of at most 63 characters: one, or one for each row
 */
public record Metric(
        String name,
        Shape shape,
        List<List<Double>> numbers,
        @Nullable String text,
        @Nullable String notes,
        List<String> xAxis,
        List<String> yAxis) {
    /** What a value looks like. */
    public enum Shape {
        /** One number. */
        NUMBER("number"),
        /** A short text. */
        TEXT("string"),
        /** True or false. */
        FLAG("boolean"),
        /** Points on a line. */
        LINE("linear_graph"),
        /** Bars. */
        BARS("bar_chart"),
        /** At most 20 rows of at most 20 numbers. */
        MATRIX("matrix");

        private final String awsName;

        Shape(String awsName) {
            this.awsName = awsName;
        }

        String awsName() {
            return awsName;
        }
    }

    /**
     * Copies the lists; all parts are explained with the record.
     *
     * @param name its name
     * @param shape its shape
     * @param numbers its rows
     * @param text its text
     * @param notes its notes
     * @param xAxis its columns
     * @param yAxis its rows
     */
    public Metric {
        numbers = numbers.stream().map(List::copyOf).toList();
        xAxis = List.copyOf(xAxis);
        yAxis = List.copyOf(yAxis);
    }

    /**
     * One number.
     *
     * @param name 1 to 255 characters
     * @param value a finite number
     * @return the metric
     */
    public static Metric number(String name, double value) {
        return of(name, Shape.NUMBER, List.of(List.of(value)), null);
    }

    /**
     * A short text.
     *
     * @param name 1 to 255 characters
     * @param value at most 63 characters
     * @return the metric
     */
    public static Metric text(String name, String value) {
        return of(name, Shape.TEXT, List.of(), value);
    }

    /**
     * True or false.
     *
     * @param name 1 to 255 characters
     * @param value which of them
     * @return the metric
     */
    public static Metric flag(String name, boolean value) {
        return of(name, Shape.FLAG, List.of(), String.valueOf(value));
    }

    /**
     * A line.
     *
     * @param name 1 to 255 characters
     * @param points x and y of each
     * @return the metric
     */
    public static Metric line(String name, List<List<Double>> points) {
        return of(name, Shape.LINE, points, null);
    }

    /**
     * Bars.
     *
     * @param name 1 to 255 characters
     * @param heights of the bars, at least one
     * @return the metric
     */
    public static Metric bars(String name, double... heights) {
        return of(name, Shape.BARS, List.of(Arrays.stream(heights).boxed().toList()), null);
    }

    /**
     * A matrix.
     *
     * @param name 1 to 255 characters
     * @param rows at most 20 of at most 20 numbers
     * @return the metric
     */
    public static Metric matrix(String name, List<List<Double>> rows) {
        return of(name, Shape.MATRIX, rows, null);
    }

    /**
     * The same with names along its axes.
     *
     * @param x one name, or one for each bar or column
     * @param y one name, or one for each row
     * @return a copy
     */
    public Metric along(List<String> x, List<String> y) {
        return new Metric(name, shape, numbers, text, notes, x, y);
    }

    /**
     * The same with notes.
     *
     * @param words at most 1024 characters
     * @return a copy
     */
    public Metric noted(String words) {
        return new Metric(name, shape, numbers, text, words, xAxis, yAxis);
    }

    private static Metric of(String name, Shape shape, List<List<Double>> numbers, @Nullable String text) {
        return new Metric(name, shape, numbers, text, null, List.of(), List.of());
    }

    /** Not what it says, which may be confidential. */
    @Override
    public String toString() {
        return "metric " + name;
    }
}
