package dev.mlgovern.examples.fraud;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

/**
 * A set of card payments, made up but always the same for the same seed. Immutable.
 *
 * @param rows the payments
 */
public record Payments(List<Payment> rows) {
    /** The features, in the order of the CSV file. */
    public static final List<Column> COLUMNS = List.of(
            new Column("amount_eur", false),
            new Column("hour", true),
            new Column("km_from_home", false),
            new Column("merchant_risk", false),
            new Column("payments_last_hour", true),
            new Column("card_present", true),
            new Column("abroad", true));

    /**
     * Copies the rows.
     *
     * @param rows the payments
     */
    public Payments {
        rows = List.copyOf(rows);
    }

    /**
     * Makes a set.
     *
     * @param seed same seed, same payments
     * @param size how many
     * @return the set
     */
    public static Payments make(long seed, int size) {
        SplittableRandom random = new SplittableRandom(seed);
        List<Payment> rows = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            rows.add(payment(random));
        }
        return new Payments(rows);
    }

    /** Every feature shifts the odds of fraud a little, so the model has something to find and never finds it all. */
    private static Payment payment(SplittableRandom random) {
        double amount = cents(Math.exp(3.4 + 1.1 * random.nextGaussian()));
        int hour = random.nextInt(24);
        double distance = cents(-25 * Math.log(1 - random.nextDouble()));
        double merchantRisk = cents(random.nextDouble());
        int lastHour = (int) (-1.2 * Math.log(1 - random.nextDouble()));
        int cardPresent = random.nextDouble() < 0.6 ? 1 : 0;
        int abroad = random.nextDouble() < 0.15 ? 1 : 0;
        double odds = -10.5
                + 1.8 * Math.log(amount / 30)
                + (hour < 6 ? 1.5 : 0)
                + 0.045 * distance
                + 6 * merchantRisk
                + 1.9 * lastHour
                - 2.6 * cardPresent
                + 2.6 * abroad;
        boolean fraud = random.nextDouble() < 1 / (1 + Math.exp(-odds));
        return new Payment(
                List.of(amount, (double) hour, distance, merchantRisk, (double) lastHour, (double) cardPresent, (double)
                        abroad),
                fraud);
    }

    private static double cents(double value) {
        return Math.round(value * 100) / 100.0;
    }

    /**
     * The CSV file: a header, the label first, as SageMaker's training containers want it.
     *
     * @return UTF-8 bytes
     */
    public byte[] toCsv() {
        StringBuilder csv = new StringBuilder("fraud");
        COLUMNS.forEach(column -> csv.append(',').append(column.name()));
        csv.append('\n');
        for (Payment row : rows) {
            csv.append(row.fraud() ? 1 : 0)
                    .append(',')
                    .append(csvRow(row.features()))
                    .append('\n');
        }
        return csv.toString().getBytes(StandardCharsets.UTF_8);
    }

    /**
     * One line of features, as an endpoint takes it.
     *
     * @param features one value for each of {@link #COLUMNS}
     * @return the values with commas between
     */
    public static String csvRow(List<Double> features) {
        List<String> cells = new ArrayList<>();
        for (int i = 0; i < features.size(); i++) {
            String form = COLUMNS.get(i).integral() ? "%.0f" : "%.2f";
            cells.add(String.format(Locale.ROOT, form, features.get(i)));
        }
        return String.join(",", cells);
    }

    /**
     * The values of one feature.
     *
     * @param column position in {@link #COLUMNS}
     * @return one for each row
     */
    double[] values(int column) {
        return rows.stream().mapToDouble(row -> row.features().get(column)).toArray();
    }
}
