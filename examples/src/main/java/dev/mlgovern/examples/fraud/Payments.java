package dev.mlgovern.examples.fraud;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.stream.Stream;

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

    private static final Instant FIRST_DAY = Instant.parse("2026-06-01T00:00:00Z");
    private static final int A_DAY = 100;
    private static final int CARDS = 1000;
    private static final int MERCHANTS = 200;

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
            rows.add(payment(random, i));
        }
        return new Payments(rows);
    }

    /** Every feature shifts the odds of fraud a little, so the model has something to find and never finds it all. */
    private static Payment payment(SplittableRandom random, int number) {
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
                time(number, hour),
                "card-%04d".formatted(number % CARDS),
                "merchant-%03d".formatted(number * 7 % MERCHANTS),
                List.of(amount, (double) hour, distance, merchantRisk, (double) lastHour, (double) cardPresent, (double)
                        abroad),
                fraud);
    }

    /** A hundred payments a day, at any hour; never two of a card or at a till on the same day. */
    private static Instant time(int number, int hour) {
        return FIRST_DAY.plus(Duration.ofDays(number / A_DAY).plusHours(hour).plusSeconds(number * 37L % 3600));
    }

    /**
     * What was known of the cards a minute before each payment.
     *
     * @return one record for each payment
     */
    public List<CardActivity> activities() {
        return rows.stream()
                .map(row -> new CardActivity(row.card(), row.at().minusSeconds(60), row.feature("km_from_home"), (int)
                        row.feature("payments_last_hour")))
                .toList();
    }

    /**
     * What was thought of the merchants a minute before each payment, and half an hour after each fraud. Whoever trains
     * with the latter knows the answer.
     *
     * @return one record for each payment, and one for each fraud
     */
    public List<MerchantRisk> risks() {
        return rows.stream()
                .flatMap(row -> {
                    MerchantRisk before =
                            new MerchantRisk(row.merchant(), row.at().minusSeconds(60), row.feature("merchant_risk"));
                    MerchantRisk after =
                            new MerchantRisk(row.merchant(), row.at().plus(Duration.ofMinutes(30)), 1);
                    return row.fraud() ? Stream.of(before, after) : Stream.of(before);
                })
                .toList();
    }

    static int position(String column) {
        for (int i = 0; i < COLUMNS.size(); i++) {
            if (COLUMNS.get(i).name().equals(column)) {
                return i;
            }
        }
        throw new IllegalArgumentException("no column " + column);
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
