package dev.mlgovern.testkit.internal.cloudwatch;

import dev.mlgovern.testkit.internal.cloudwatch.Measurements.Sample;
import dev.mlgovern.testkit.internal.service.AwsError;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/Statistics-definitions.html, as far as we ask for them. */
final class Statistic {
    private static final Pattern PERCENTILE = Pattern.compile("p(\\d{1,2}(?:\\.\\d+)?|100)");

    private Statistic() {}

    static double of(String name, List<Sample> samples) {
        double count = samples.stream().mapToDouble(Sample::count).sum();
        double sum = samples.stream().mapToDouble(s -> s.value() * s.count()).sum();
        return switch (name) {
            case "Sum" -> sum;
            case "SampleCount" -> count;
            case "Average" -> sum / count;
            case "Minimum" -> samples.stream().mapToDouble(Sample::value).min().orElseThrow();
            case "Maximum" -> samples.stream().mapToDouble(Sample::value).max().orElseThrow();
            default -> percentile(name, samples, count);
        };
    }

    private static double percentile(String name, List<Sample> samples, double count) {
        Matcher matcher = PERCENTILE.matcher(name);
        if (!matcher.matches()) {
            throw new AwsError(501, "NotImplemented", "LocalCloud's CloudWatch has no statistic " + name);
        }
        double wanted = count * Double.parseDouble(matcher.group(1)) / 100;
        double passed = 0;
        List<Sample> sorted = samples.stream()
                .sorted(Comparator.comparingDouble(Sample::value))
                .toList();
        for (Sample sample : sorted) {
            passed += sample.count();
            if (passed >= wanted) {
                return sample.value();
            }
        }
        return sorted.get(sorted.size() - 1).value();
    }
}
